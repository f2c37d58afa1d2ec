package io.github.certenroll4j.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one record of separated values by RFC 4180. A quotation mark within a cell that does not begin with one is
 * a letter of it (inches), and so is one to which no other belongs.
 */
final class CsvRecord {

    private final String text;
    private final char separator;
    private final List<String> cells = new ArrayList<>();
    private int openQuote = -1;

    CsvRecord(String text, char separator) {
        this.text = text;
        this.separator = separator;
        StringBuilder cell = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            int end = letter == '"' && isBlank(cell) ? closing(at) : -1;
            if (end >= 0) {
                cell.append(text.substring(at + 1, end).replace("\"\"", "\""));
                at = toSeparator(cell, end);
            } else if (letter == separator) {
                end(cell);
            } else {
                cell.append(letter);
            }
        }
        end(cell);
    }

    private static boolean isBlank(CharSequence cell) {
        return cell.chars().allMatch(Character::isWhitespace);
    }

    /** Where the quotation mark is that ends the one at this place; -1 if none does, which is remembered. */
    private int closing(int quote) {
        for (int at = text.indexOf('"', quote + 1); at >= 0; at = text.indexOf('"', at + 2)) {
            if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
                return at;
            }
        }
        openQuote = quote;
        return -1;
    }

    /** Adds what stands between a quoted cell and the end of the cell; returns the last place of it. */
    private int toSeparator(StringBuilder cell, int quote) {
        int at = quote + 1;
        while (at < text.length() && text.charAt(at) != separator) {
            cell.append(text.charAt(at++));
        }
        return at - 1;
    }

    private void end(StringBuilder cell) {
        cells.add(cell.toString().trim());
        cell.setLength(0);
    }

    /** Whether a quoted cell may go on in the next line. */
    boolean isOpen() {
        return openQuote >= 0;
    }

    int count() {
        return cells.size();
    }

    /** A cell without blanks around it; empty if the record has not so many. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** The first cell with this text in any case of letters; -1 if there is none. */
    int indexOf(String name) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
