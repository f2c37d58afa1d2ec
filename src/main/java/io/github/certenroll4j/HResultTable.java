package io.github.certenroll4j;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The words for HRESULTs, out of {@code hresults.tsv} and, for a number in one call, {@code hresults-by-call.tsv}. The
 * lines stand in the order of their numbers, and one that is asked for is found by halves: to take all of them apart would
 * take a program longer to start than anything else.
 */
final class HResultTable {

    static final Entry UNKNOWN = new Entry(Collections.singletonList(""), "", "", "");

    private static final int DIGITS = 8;

    /** Lines of columns with tabs between, each number once; each line has a line end in front of it and behind it. */
    private static final String LINES = text("hresults.tsv");

    private HResultTable() {
    }

    static Entry entry(int code) {
        String digits = Integer.toHexString(code);
        String number = "00000000".substring(digits.length()) + digits;
        int from = 0;
        int to = LINES.length() - 1;
        // Between the two stand whole lines; each half has at least one less than the whole.
        while (from < to) {
            int line = LINES.lastIndexOf('\n', (from + to) / 2) + 1;
            int end = LINES.indexOf('\n', line);
            int order = LINES.substring(line, line + DIGITS).compareTo(number);
            if (order == 0) {
                return new Entry(LINES.substring(line, end).split("\t", -1));
            }
            to = order > 0 ? line - 1 : to;
            from = order < 0 ? end : from;
        }
        return UNKNOWN;
    }

    /** What is said of the number in this call; what is said of it in general where there is nothing special. */
    static Entry entry(int code, String call) {
        return ByCall.ENTRIES.getOrDefault(Arrays.<Object>asList(code, call), entry(code));
    }

    static OptionalInt code(String symbol) {
        Integer code = Names.CODES.get(symbol);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    static Collection<String> symbols() {
        return Names.CODES.keySet();
    }

    static Collection<Integer> codes() {
        return Names.ALL;
    }

    /** Without the remark in its first line. */
    private static String text(String resource) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(1 << 17);
        byte[] part = new byte[1 << 14];
        try (InputStream in = HResultTable.class.getResourceAsStream(resource)) {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                text.write(part, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " in the jar cannot be read", e);
        }
        String lines = new String(text.toByteArray(), StandardCharsets.UTF_8);
        return lines.substring(lines.indexOf('\n'));
    }

    /** What only names, lists and tests ask for: every line taken apart. */
    private static final class Names {

        static final Map<String, Integer> CODES = new LinkedHashMap<>();
        static final List<Integer> ALL = new ArrayList<>();

        static {
            for (String line : LINES.trim().split("\n")) {
                int code = Integer.parseUnsignedInt(line.substring(0, DIGITS), 16);
                boolean doubled = !ALL.isEmpty() && Integer.compareUnsigned(ALL.get(ALL.size() - 1), code) >= 0;
                ALL.add(code);
                String[] column = line.split("\t", -1);
                for (String symbol : column[1].split(" ")) {
                    doubled |= CODES.put(symbol, code) != null;
                }
                if (doubled || column.length != 5) {
                    throw new IllegalStateException("hresults.tsv: line of " + column[1] + " is malformed, doubled or not in its place");
                }
            }
        }
    }

    private static final class ByCall {

        /** By the number and the call. */
        static final Map<List<Object>, Entry> ENTRIES = new HashMap<>();

        static {
            for (String line : text("hresults-by-call.tsv").trim().split("\n")) {
                String[] column = line.split("\t", -1);
                int code = Integer.parseUnsignedInt(column[0], 16);
                Entry general = entry(code);
                if (general == UNKNOWN || column.length != 4 || ENTRIES.put(Arrays.<Object>asList(code, column[1]),
                        new Entry(general.symbols, general.meaning, column[2], column[3])) != null) {
                    throw new IllegalStateException("hresults-by-call.tsv: line of " + column[0] + " is malformed or doubled");
                }
            }
        }
    }

    static final class Entry {
        /** The first is the usual one. */
        final List<String> symbols;
        final String meaning;
        final String cause;
        final String nextStep;

        private Entry(List<String> symbols, String meaning, String cause, String nextStep) {
            this.symbols = symbols;
            this.meaning = meaning;
            this.cause = cause;
            this.nextStep = nextStep;
        }

        private Entry(String[] column) {
            this(Arrays.asList(column[1].split(" ")), column[2], column[3], column[4]);
        }
    }
}
