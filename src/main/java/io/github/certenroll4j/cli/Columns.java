package io.github.certenroll4j.cli;

import java.util.Arrays;
import java.util.List;

/**
 * A table for people that never gets wider than a terminal: columns that do not fit go into another one below. One space
 * sets off the names of the rows, two the other columns where there is room.
 */
final class Columns {

    /** One less than the narrowest terminal: some begin a new line after the last character of the old. */
    private static final int WIDTH = 79;
    private static final String INDENT = "  ";

    private final List<String[]> rows;
    /** So many columns on the left name the row, and are printed again where the table goes on below. */
    private final int names;
    private final int[] widths;

    /** @param rows the first is the header; all have as many cells */
    Columns(List<String[]> rows, int names) {
        this.rows = rows;
        this.names = names;
        this.widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
    }

    void print(Printer out) {
        for (int from = names, to; from < widths.length; from = to) {
            int gap = width(names, widths.length, 2) <= WIDTH ? 2 : 1;
            to = from + 1;
            while (to < widths.length && width(from, to + 1, gap) <= WIDTH) {
                to++;
            }
            for (String[] row : rows) {
                out.line(line(row, from, to, gap));
            }
        }
    }

    private int width(int from, int to, int gap) {
        return INDENT.length() + Arrays.stream(widths, 0, names).sum() + Arrays.stream(widths, from, to).sum()
                + gap * (names - 1) + 1 + gap * (to - from - 1);
    }

    private String line(String[] row, int from, int to, int gap) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int i = 0; i < to; i++) {
            if (i < names || i >= from) {
                pad(line, row[i], i == to - 1 ? 0 : widths[i] + (i == names - 1 ? 1 : gap));
            }
        }
        return line.toString();
    }

    private static void pad(StringBuilder line, String cell, int width) {
        line.append(cell);
        for (int i = cell.length(); i < width; i++) {
            line.append(' ');
        }
    }
}
