package io.github.certenroll4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
 * The words for HRESULTs, out of {@code hresults.tsv} and, for a number in one call, {@code hresults-by-call.tsv}; read
 * when the first is asked for.
 */
final class HResultTable {

    static final Entry UNKNOWN = new Entry(Collections.singletonList(""), "", "", "");

    private static final Map<Integer, Entry> BY_CODE = new LinkedHashMap<>();
    private static final Map<String, Integer> BY_SYMBOL = new LinkedHashMap<>();
    /** By the number and the call. */
    private static final Map<List<Object>, Entry> BY_CALL = new HashMap<>();

    static {
        for (String[] column : rows("hresults.tsv")) {
            add(column);
        }
        for (String[] column : rows("hresults-by-call.tsv")) {
            addForCall(column);
        }
    }

    private HResultTable() {
    }

    static Entry entry(int code) {
        return BY_CODE.getOrDefault(code, UNKNOWN);
    }

    /** What is said of the number in this call; what is said of it in general where there is nothing special. */
    static Entry entry(int code, String call) {
        return BY_CALL.getOrDefault(Arrays.<Object>asList(code, call), entry(code));
    }

    static OptionalInt code(String symbol) {
        Integer code = BY_SYMBOL.get(symbol);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    static Collection<String> symbols() {
        return BY_SYMBOL.keySet();
    }

    static Collection<Integer> codes() {
        return BY_CODE.keySet();
    }

    /** Without streams and lambdas, whose first use takes a JVM longer than reading the table. */
    private static List<String[]> rows(String resource) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = HResultTable.class.getResourceAsStream(resource);
             BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    rows.add(line.split("\t", -1));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " in the jar cannot be read", e);
        }
    }

    private static void addForCall(String[] column) {
        int code = Integer.parseUnsignedInt(column[0], 16);
        Entry general = BY_CODE.get(code);
        if (general == null || column.length != 4 || BY_CALL.put(Arrays.<Object>asList(code, column[1]),
                new Entry(general.symbols, general.meaning, column[2], column[3])) != null) {
            throw new IllegalStateException("hresults-by-call.tsv: line of " + column[0] + " is malformed or doubled");
        }
    }

    private static void add(String[] column) {
        int code = Integer.parseUnsignedInt(column[0], 16);
        Entry entry = new Entry(Arrays.asList(column[1].split(" ")), column[2], column[3], column[4]);
        boolean doubled = BY_CODE.put(code, entry) != null;
        for (String symbol : entry.symbols) {
            doubled |= BY_SYMBOL.put(symbol, code) != null;
        }
        if (doubled || column.length != 5) {
            throw new IllegalStateException("hresults.tsv: line of " + column[1] + " is malformed or doubled");
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
    }
}
