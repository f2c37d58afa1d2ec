package io.github.certenroll4j.win;

import com.sun.jna.Pointer;

/**
 * A BSTR that we own: COM's string, 16-bit characters with their count before them, so that it may hold any character.
 *
 * @see <a href="https://learn.microsoft.com/previous-versions/windows/desktop/automat/bstr">BSTR</a>
 */
final class Bstr implements AutoCloseable {

    private final int length;
    private final boolean secret;
    private Pointer pointer;

    private Bstr(char[] text, boolean secret) {
        this.length = text.length;
        this.secret = secret;
        pointer = OleAut32.SysAllocStringLen(Pointer.NULL, length);
        if (pointer == null) {
            throw new OutOfMemoryError("Windows has no memory for a string of " + length + " characters");
        }
        // Straight from the array into the BSTR: a password must not stay behind in a copy.
        pointer.write(0, text, 0, length);
    }

    static Bstr of(String text) {
        return new Bstr(text.toCharArray(), false);
    }

    /** A BSTR that is wiped before it is freed. */
    static Bstr password(char[] text) {
        return new Bstr(text, true);
    }

    /** Takes over a BSTR that a server gave us: reads it and frees it. A null BSTR is the empty string. */
    static String take(Pointer given) {
        if (given == null) {
            return "";
        }
        try {
            return new String(characters(given));
        } finally {
            OleAut32.SysFreeString(given);
        }
    }

    /** Takes over a BSTR with a password: reads it, wipes it and frees it. */
    static char[] takePassword(Pointer given) {
        if (given == null) {
            return new char[0];
        }
        try {
            return characters(given);
        } finally {
            given.clear(2L * OleAut32.SysStringLen(given));
            OleAut32.SysFreeString(given);
        }
    }

    private static char[] characters(Pointer given) {
        return given.getCharArray(0, OleAut32.SysStringLen(given));
    }

    Pointer pointer() {
        return pointer;
    }

    void wipe() {
        pointer.clear(2L * length);
    }

    @Override
    public void close() {
        if (pointer != null) {
            if (secret) {
                wipe();
            }
            OleAut32.SysFreeString(pointer);
            pointer = null;
        }
    }
}
