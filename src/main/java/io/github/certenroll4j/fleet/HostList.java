package io.github.certenroll4j.fleet;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A list of hosts as admins keep it, read while it is used: one a line, or the column {@code host} of a file of values with
 * commas, semicolons or tabs between. Empty lines and what follows a {@code #} at the start of a word are left out.
 */
public final class HostList implements Iterator<Host> {

    private static final int LONGEST_LINE = 4096;
    private static final String COLUMN = "host";
    private static final String SEPARATORS = ",;\t";

    private final Reader reader;
    private final boolean ranges;
    private Iterator<Host> next = Collections.emptyIterator();
    private boolean begun;
    /** Of a file with columns; else nothing separates. */
    private char separator;
    private int column;
    private boolean ended;
    private boolean cut;

    /**
     * @param reader not closed here
     * @param ranges whether a line may be an {@link AddressRange}; if not, it becomes a host with a fault
     */
    public HostList(Reader reader, boolean ranges) {
        this.reader = reader;
        this.ranges = ranges;
    }

    /**
     * @throws UncheckedIOException     if the list cannot be read on
     * @throws IllegalArgumentException if its first line has columns and none is named {@code host}
     */
    @Override
    public boolean hasNext() {
        while (!next.hasNext() && !ended) {
            String line = line();
            if (line != null) {
                next = hosts(line);
            }
        }
        return next.hasNext();
    }

    @Override
    public Host next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.next();
    }

    private Iterator<Host> hosts(String line) {
        if (cut) {
            return Collections.singletonList(Host.faulty(line.substring(0, 60) + "...",
                    "its line has more than " + LONGEST_LINE + " characters")).iterator();
        }
        String text = withoutComment(line);
        if (text.isEmpty()) {
            return Collections.emptyIterator();
        }
        if (!begun) {
            begun = true;
            if (isHeader(text)) {
                return Collections.emptyIterator();
            }
        }
        return ofCell(cell(text));
    }

    private Iterator<Host> ofCell(String cell) {
        if (cell.isEmpty()) {
            return Collections.emptyIterator();
        }
        if (!AddressRange.isMeant(cell)) {
            return Collections.singletonList(Host.of(cell)).iterator();
        }
        if (!ranges) {
            return Collections.singletonList(Host.faulty(cell, "a range of addresses is scanned with --yes only")).iterator();
        }
        try {
            return AddressRange.parse(cell).iterator();
        } catch (IllegalArgumentException wrong) {
            return Collections.singletonList(Host.faulty(cell, wrong.getMessage())).iterator();
        }
    }

    private boolean isHeader(String text) {
        for (char candidate : SEPARATORS.toCharArray()) {
            if (text.indexOf(candidate) >= 0) {
                column = cells(text, candidate).indexOf(COLUMN);
                if (column < 0) {
                    throw new IllegalArgumentException("its first line has columns, and none of them is named \"" + COLUMN + "\"");
                }
                separator = candidate;
                return true;
            }
        }
        return text.equalsIgnoreCase(COLUMN);
    }

    private String cell(String text) {
        if (separator == 0) {
            return text;
        }
        List<String> cells = cells(text, separator);
        return column < cells.size() ? cells.get(column) : "";
    }

    /** By RFC 4180, but for line ends in a cell; names of columns in any case of letters. */
    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"') {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                cell.append(doubled ? "\"" : "");
                i += doubled ? 1 : 0;
                quoted = doubled || !quoted;
            } else if (letter == separator && !quoted) {
                cells.add(plain(cell));
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(plain(cell));
        return cells;
    }

    private static String plain(StringBuilder cell) {
        String text = cell.toString().trim();
        return text.equalsIgnoreCase(COLUMN) ? COLUMN : text;
    }

    private static String withoutComment(String line) {
        int at = line.indexOf('#');
        while (at > 0 && !Character.isWhitespace(line.charAt(at - 1))) {
            at = line.indexOf('#', at + 1);
        }
        return (at < 0 ? line : line.substring(0, at)).trim();
    }

    /** A line without its end, cut off where it is too long; null at the end of the list. */
    private String line() {
        StringBuilder line = new StringBuilder();
        cut = false;
        try {
            int letter = reader.read();
            ended = letter < 0;
            while (letter >= 0 && letter != '\n' && letter != '\r') {
                cut |= line.length() == LONGEST_LINE;
                if (!cut) {
                    line.append((char) letter);
                }
                letter = reader.read();
            }
            return ended ? null : line.toString();
        } catch (IOException broken) {
            ended = true;
            throw new UncheckedIOException(broken);
        }
    }
}
