package io.github.certenroll4j.fleet;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;

/**
 * A list of hosts as admins keep it, read while it is used: one a line, or the column {@code host} of a file of values with
 * commas, semicolons or tabs between (RFC 4180). Empty lines, lines that begin with a {@code #}, and what follows a
 * {@code #} at the start of a word behind a host are left out.
 */
public final class HostList implements Iterator<Host> {

    private static final int LONGEST_LINE = 4096;
    /** After so many quotation marks without an end they mean something else in this list, and no more lines are held for one. */
    private static final int MOST_OPEN = 100;
    private static final String COLUMN = "host";
    private static final String SEPARATORS = ",;\t";
    /** Of a file with one column: a line has no such letter. */
    private static final char NO_SEPARATOR = '\n';
    /** What some programs put before the header, to tell Excel how it goes on. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=.\"?", Pattern.CASE_INSENSITIVE);

    private final Reader reader;
    private final boolean ranges;
    /** Lines that were read in search of the end of a quoted cell which has none. */
    private final List<String> ahead = new LinkedList<>();
    private Iterator<Host> next = Collections.emptyIterator();
    private boolean begun;
    /** Whether there is a header. */
    private boolean columns;
    private char separator;
    private int column;
    private boolean ended;
    private int open;

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
        while (!next.hasNext() && !(ended && ahead.isEmpty())) {
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
        if (line.length() > LONGEST_LINE) {
            return Collections.singletonList(Host.faulty(line.substring(0, 60) + "...",
                    "its line has more than " + LONGEST_LINE + " characters")).iterator();
        }
        if (columns) {
            return line.trim().startsWith("#") ? Collections.emptyIterator() : ofCell(withoutComment(record(line).cell(column)));
        }
        String text = withoutComment(line);
        if (text.isEmpty() || !begun && SEPARATOR_LINE.matcher(text).matches()) {
            return Collections.emptyIterator();
        }
        columns = !begun && isHeader(text);
        begun = true;
        return columns ? Collections.emptyIterator() : ofCell(text);
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
        boolean separated = false;
        for (char candidate : SEPARATORS.toCharArray()) {
            CsvRecord names = new CsvRecord(text, candidate);
            separated |= names.count() > 1;
            column = names.indexOf(COLUMN);
            if (column >= 0) {
                separator = names.count() > 1 ? candidate : NO_SEPARATOR;
                return true;
            }
        }
        if (separated) {
            throw new IllegalArgumentException("its first line has columns, and none of them is named \"" + COLUMN + "\"");
        }
        return false;
    }

    /** The line, with those behind it if a quoted cell goes on there; without them if its quotation mark never ends. */
    private CsvRecord record(String line) {
        CsvRecord alone = new CsvRecord(line, separator);
        CsvRecord record = alone;
        StringBuilder text = new StringBuilder(line);
        List<String> taken = new ArrayList<>();
        while (record.isOpen() && open < MOST_OPEN) {
            String more = line();
            if (more != null) {
                taken.add(more);
                text.append('\n').append(more);
            }
            if (more == null || text.length() > LONGEST_LINE) {
                ahead.addAll(0, taken);
                open++;
                return alone;
            }
            record = new CsvRecord(text.toString(), separator);
        }
        return record;
    }

    /** A quoted cell of a header may have the sign in it. */
    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= line.charAt(at) == '"';
            if (line.charAt(at) == '#' && !quoted && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                return line.substring(0, at).trim();
            }
        }
        return line.trim();
    }

    /** A line without its end, one letter too long if it was cut off there; null at the end of the list. */
    private String line() {
        if (!ahead.isEmpty()) {
            return ahead.remove(0);
        }
        StringBuilder line = new StringBuilder();
        try {
            int letter = reader.read();
            ended = letter < 0;
            while (letter >= 0 && letter != '\n' && letter != '\r') {
                if (line.length() <= LONGEST_LINE) {
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
