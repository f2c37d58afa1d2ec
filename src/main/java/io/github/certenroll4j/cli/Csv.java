package io.github.certenroll4j.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of comma-separated values by RFC 4180, safe to open in a spreadsheet. */
final class Csv {

    private Csv() {
    }

    /** One record without its line end. */
    static String line(String... values) {
        return Arrays.stream(values).map(Csv::cell).collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        String text = isFormula(value) ? "'" + value : value;
        boolean plain = text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A spreadsheet would run such a cell; a file name may be written to make it do so. */
    private static boolean isFormula(String value) {
        return !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
    }
}
