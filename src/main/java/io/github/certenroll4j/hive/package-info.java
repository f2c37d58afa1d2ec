/**
 * Registry hives, the files in which Windows keeps its registry, read where no Windows runs: keys, and values that are
 * strings or numbers. One public door, {@code RegistryHive} over a {@code SeekableByteChannel}. Nothing in a hive is
 * trusted: every offset and length is held against the file, and a tree that bites its tail ends.
 */
package io.github.certenroll4j.hive;
