/**
 * The version inside a PE file (program, DLL, driver), found without reading the file: headers, section table and the
 * way to the version resource, a few kilobytes however large the file is. One public type, {@code PEFile}.
 */
package io.github.certenroll4j.pe;
