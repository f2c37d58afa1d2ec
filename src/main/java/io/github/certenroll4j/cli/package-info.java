/** The command line: arguments in, lines and an exit code out. One class a command; picocli and gson live only here. */
package io.github.certenroll4j.cli;
