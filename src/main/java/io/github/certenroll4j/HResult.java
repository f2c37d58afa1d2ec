package io.github.certenroll4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An HRESULT, the number that every call of COM returns, with what it means when a certificate is enrolled.
 *
 * <p>The words live in the resource {@code hresults.tsv} beside this class, a line for each number.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a">[MS-ERREF] 2.1 HRESULT</a>
 */
public final class HResult {

    /** {@code S_OK}: done. */
    public static final HResult S_OK = of(0);

    private final int code;
    private final Entry entry;

    private HResult(int code, Entry entry) {
        this.code = code;
        this.entry = entry;
    }

    /** The HRESULT of this number; any number is one. */
    public static HResult of(int code) {
        return new HResult(code, Table.BY_CODE.getOrDefault(code, Entry.UNKNOWN));
    }

    /**
     * Reads an HRESULT in any of the forms that logs and manuals have: {@code 0x800b0109}, {@code 800B0109},
     * {@code -2146762487}, {@code 2148204809} or {@code CERT_E_UNTRUSTEDROOT}. Eight hexadecimal digits without
     * {@code 0x} are read as hexadecimal.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static HResult parse(String text) {
        String word = text.trim();
        Integer named = Table.BY_SYMBOL.get(word.toUpperCase(Locale.ROOT));
        if (named != null) {
            return of(named);
        }
        try {
            if (word.matches("0[xX][0-9a-fA-F]{1,8}")) {
                return of((int) Long.parseLong(word.substring(2), 16));
            }
            if (word.matches("[0-9a-fA-F]{8}")) {
                return of((int) Long.parseLong(word, 16));
            }
            long number = Long.parseLong(word);
            if (number >= Integer.MIN_VALUE && number <= 0xFFFFFFFFL) {
                return of((int) number);
            }
        } catch (NumberFormatException notDecimal) {
            // falls through to the one message for everything that cannot be read
        }
        throw new IllegalArgumentException(
                "not an error code: " + text + " (give hexadecimal like 0x800b0109, decimal, or a name like CERT_E_CHAINING)");
    }

    /** Every HRESULT that this library can explain, in the order of the table. */
    public static Collection<HResult> known() {
        Map<Integer, HResult> all = new LinkedHashMap<>();
        Table.BY_CODE.forEach((code, entry) -> all.put(code, new HResult(code, entry)));
        return Collections.unmodifiableCollection(all.values());
    }

    /** The number, negative for a failure. */
    public int code() {
        return code;
    }

    /** Whether the number says failure: its highest bit is set. */
    public boolean failed() {
        return code < 0;
    }

    /** Whether this library has words for the number. */
    public boolean isKnown() {
        return entry != Entry.UNKNOWN;
    }

    /** The name in Microsoft's headers, or {@link #hex()} where this library knows none. */
    public String symbol() {
        return isKnown() ? entry.symbol : hex();
    }

    /** {@code 0x} and eight lower-case hexadecimal digits. */
    public String hex() {
        return String.format("0x%08x", code);
    }

    /** What the number says, one sentence; for an unknown number its facility and code taken apart. */
    public String meaning() {
        return isKnown() ? entry.meaning : takenApart();
    }

    /** What usually leads to it in an enrollment; empty when there is nothing to say. */
    public String cause() {
        return entry.cause;
    }

    /** What to do about it; empty when there is nothing to say. */
    public String nextStep() {
        return entry.nextStep;
    }

    /** Facility, 0 to 2047: the part of Windows that the number comes from. */
    public int facility() {
        return code >>> 16 & 0x7FF;
    }

    /** The low 16 bits: the number within its {@link #facility()}. */
    public int codeInFacility() {
        return code & 0xFFFF;
    }

    private String takenApart() {
        String severity = failed() ? "a failure" : "a success";
        String win32 = facility() == 7 ? ", the Windows error " + codeInFacility() : "";
        return severity + " of facility " + facility() + ", code " + codeInFacility() + win32
                + "; this program has no words for it";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HResult && ((HResult) other).code == code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    /** {@code CERT_E_UNTRUSTEDROOT (0x800b0109)}, or the digits alone where there is no name. */
    @Override
    public String toString() {
        return isKnown() ? entry.symbol + " (" + hex() + ")" : hex();
    }

    private static final class Entry {
        static final Entry UNKNOWN = new Entry("", "", "", "");

        final String symbol;
        final String meaning;
        final String cause;
        final String nextStep;

        Entry(String symbol, String meaning, String cause, String nextStep) {
            this.symbol = symbol;
            this.meaning = meaning;
            this.cause = cause;
            this.nextStep = nextStep;
        }
    }

    /** Read when the first number is asked for, not when the class of a caller is loaded. */
    private static final class Table {
        static final Map<Integer, Entry> BY_CODE = new LinkedHashMap<>();
        static final Map<String, Integer> BY_SYMBOL = new LinkedHashMap<>();

        static {
            try (InputStream in = HResult.class.getResourceAsStream("hresults.tsv");
                 BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isEmpty() && !line.startsWith("#")) {
                        add(line.split("\t", -1));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("hresults.tsv in the jar cannot be read", e);
            }
        }

        private static void add(String[] column) {
            int code = (int) Long.parseLong(column[0], 16);
            Entry entry = new Entry(column[1], column[2], column[3], column[4]);
            if (column.length != 5 || BY_CODE.put(code, entry) != null || BY_SYMBOL.put(entry.symbol, code) != null) {
                throw new IllegalStateException("hresults.tsv: line of " + column[1] + " is malformed or doubled");
            }
        }
    }
}
