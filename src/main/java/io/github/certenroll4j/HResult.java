package io.github.certenroll4j;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * An HRESULT, the number that every call of COM returns, with what it means when a certificate is enrolled.
 *
 * <p>The words live in the resources {@code hresults.tsv} beside this class, a line for each number, and
 * {@code hresults-by-call.tsv}, a line for a number in a call that has its own cause or next step.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/0642cb2f-2075-4469-918c-4441e69c548a">[MS-ERREF] 2.1 HRESULT</a>
 */
public final class HResult {

    /** {@code S_OK}: done. */
    public static final HResult S_OK = of(0);

    private static final int FACILITY_WIN32 = 7;
    /** R: in an HRESULT 0, in an NTSTATUS half of the severity of an error. */
    private static final int RESERVED_BIT = 0x40000000;
    /** N: the number is an NTSTATUS, put into an HRESULT by setting this bit. */
    private static final int NT_BIT = 0x10000000;

    private final int code;
    /** Null until somebody asks for words: the table is long. */
    private HResultTable.Entry entry;

    private HResult(int code) {
        this.code = code;
    }

    private HResultTable.Entry entry() {
        if (entry == null) {
            entry = HResultTable.entry(code);
        }
        return entry;
    }

    /** The HRESULT of this number; any number is one. */
    public static HResult of(int code) {
        return new HResult(code);
    }

    /** The HRESULT of an error number of Windows, 0 to 65535: what the macro {@code HRESULT_FROM_WIN32} makes of it. */
    public static HResult ofWin32(int error) {
        return of(error == 0 ? 0 : error & 0xFFFF | FACILITY_WIN32 << 16 | 0x80000000);
    }

    /**
     * Reads an HRESULT in any of the forms that logs and manuals have: {@code 0x800b0109}, {@code 800B0109},
     * {@code -2146762487}, {@code 2148204809} or {@code CERT_E_UNTRUSTEDROOT}. Eight hexadecimal digits without
     * {@code 0x} are read as hexadecimal. A number from 2 to 65535 is an error of Windows as {@code GetLastError} gives
     * it ({@code 13}, {@code 0x5}; by name {@code ERROR_INVALID_DATA}), because no HRESULT is so small but
     * {@code S_OK} and {@code S_FALSE}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static HResult parse(String text) {
        Objects.requireNonNull(text, "text");
        String word = text.trim();
        // Numbers first: for a name the whole table is taken apart, and no name is a number.
        long number = number(word);
        if (number < Integer.MIN_VALUE || number > 0xFFFFFFFFL) {
            OptionalInt named = HResultTable.code(word.toUpperCase(Locale.ROOT));
            if (named.isPresent()) {
                return of(named.getAsInt());
            }
            String question = NearestNames.question(word, HResultTable.symbols());
            throw new IllegalArgumentException("not an error code: " + text + (question.isEmpty()
                    ? " (give hexadecimal like 0x800b0109, decimal, or a name like CERT_E_CHAINING)"
                    : "; " + question));
        }
        return number >= 2 && number <= 0xFFFF ? ofWin32((int) number) : of((int) number);
    }

    /** {@link Long#MAX_VALUE} for what is no number. Without patterns, whose first use takes a JVM longer than all the rest. */
    private static long number(String word) {
        if (word.length() <= 10 && (word.startsWith("0x") || word.startsWith("0X")) && areDigits(word, 2, 16)) {
            return Long.parseLong(word.substring(2), 16);
        }
        if (word.length() == 8 && areDigits(word, 0, 16)) {
            return Long.parseLong(word, 16);
        }
        int sign = word.startsWith("-") ? 1 : 0;
        return word.length() - sign <= 10 && areDigits(word, sign, 10) ? Long.parseLong(word) : Long.MAX_VALUE;
    }

    /** Whether there is something behind this place, and it is all digits, as ASCII has them. */
    private static boolean areDigits(String word, int from, int radix) {
        for (int i = from; i < word.length(); i++) {
            if (word.charAt(i) > 'f' || Character.digit(word.charAt(i), radix) < 0) {
                return false;
            }
        }
        return from < word.length();
    }

    /** Every HRESULT that this library can explain, in the order of their numbers, the successes first. */
    public static Collection<HResult> known() {
        return HResultTable.codes().stream().map(HResult::of).collect(Collectors.toList());
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
        return entry() != HResultTable.UNKNOWN;
    }

    /** The name in Microsoft's headers, or {@link #hex()} where this library knows none. */
    public String symbol() {
        return isKnown() ? entry().symbols.get(0) : hex();
    }

    /** {@code 0x} and eight lower-case hexadecimal digits. */
    public String hex() {
        String digits = Integer.toHexString(code);
        return "0x" + "00000000".substring(digits.length()) + digits;
    }

    /** What the number says; for an unknown number its facility and code taken apart. */
    public String meaning() {
        return isKnown() ? entry().meaning : takenApart() + " This program has no words for it.";
    }

    /** What usually leads to it in an enrollment, in the words of this library; empty when there is nothing to say. */
    public String cause() {
        return entry().cause;
    }

    /**
     * What usually leads to it in this call; as {@link #cause()} where nothing more is known.
     *
     * @param call a method as Microsoft's reference names it, {@code InstallResponse} for instance, or {@code certreq} or
     *             {@code IIS Manager}; any other is not known
     */
    public String cause(String call) {
        return HResultTable.entry(code, call).cause;
    }

    /** What to do about it after this call; as {@link #nextStep()} where nothing more is known. */
    public String nextStep(String call) {
        return isKnown() ? HResultTable.entry(code, call).nextStep : nextStep();
    }

    /**
     * What to do about it, for an unknown number how to ask Windows; empty when there is nothing to say. It names
     * classes and constants of this library ({@code InstallRestriction.ALLOW_UNTRUSTED_ROOT}), never options of its
     * command line.
     */
    public String nextStep() {
        if (isKnown()) {
            return entry().nextStep;
        }
        String question = isWin32() ? "net helpmsg " + codeInFacility() : "certutil -error " + hex();
        return "On Windows, " + question + " shows what the system says.";
    }

    /** Facility, 0 to 2047: the part of Windows that the number comes from. */
    public int facility() {
        return code >>> 16 & 0x7FF;
    }

    /** The low 16 bits: the number within its {@link #facility()}. */
    public int codeInFacility() {
        return code & 0xFFFF;
    }

    private boolean isWin32() {
        return failed() && facility() == FACILITY_WIN32;
    }

    private String takenApart() {
        if ((code & NT_BIT) != 0) {
            return String.format(Locale.ROOT, "The NTSTATUS 0x%08x, put into an HRESULT.", code & ~NT_BIT);
        }
        if (failed() && (code & RESERVED_BIT) != 0) {
            return "No HRESULT: it looks like an NTSTATUS, a status of the Windows kernel.";
        }
        String where = "facility " + facility() + Facility.name(facility()).map(name -> " (" + name + ")").orElse("");
        return isWin32() ? "Windows error " + codeInFacility() + ", in " + where + "."
                : "A " + (failed() ? "failure" : "success") + " of " + where + ", code " + codeInFacility() + ".";
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
        return isKnown() ? symbol() + " (" + hex() + ")" : hex();
    }
}
