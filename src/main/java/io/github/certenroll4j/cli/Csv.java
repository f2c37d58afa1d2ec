package io.github.certenroll4j.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values by RFC 4180, safe to open in a spreadsheet and to show on a terminal: a record is one
 * line, because what hides in a value is escaped as {@link Escapes} do.
 */
final class Csv {

    private Csv() {
    }

    /** One record without its line end. */
    static String line(String... values) {
        return Arrays.stream(values).map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        String visible = Escapes.visible(value);
        String text = isFormula(visible) ? "'" + visible : visible;
        boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A spreadsheet would run such a cell, some also with signs of full width; a file name may be written to make it do so. */
    private static boolean isFormula(String value) {
        return !value.isEmpty() && "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(value.charAt(0)) >= 0;
    }
}
