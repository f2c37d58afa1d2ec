package io.github.certenroll4j.response;

import java.util.Optional;

/** UTF-7 (RFC 2152), which Windows PowerShell's Out-File writes when it is asked to: + as +-, and = as +AD0-. */
final class Utf7 {

    private static final int BITS_OF_DIGIT = 6;
    private static final int BITS_OF_CHARACTER = 16;
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {
    }

    /** The characters that it stands for, which have to be ASCII all; empty when a plus sign of it is just one. */
    static Optional<String> decoded(String text) {
        int plus = text.indexOf('+');
        if (plus < 0) {
            return Optional.empty();
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int done = 0;
        for (; plus >= 0; plus = text.indexOf('+', done)) {
            decoded.append(text, done, plus);
            int end = plus + 1;
            while (end < text.length() && DIGITS.indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            boolean closed = end < text.length() && text.charAt(end) == '-';
            if (closed && end == plus + 1) {
                if (text.startsWith("-", end + 1)) {
                    return Optional.empty(); // a corner of a table
                }
                decoded.append('+');
            } else if (!shifted(text, plus + 1, end, decoded)) {
                return Optional.empty();
            }
            done = closed ? end + 1 : end;
        }
        return Optional.of(decoded.append(text, done, text.length()).toString());
    }

    /** Appends what is written as base64 of UTF-16; false when it is no such thing, or more than ASCII. */
    private static boolean shifted(String text, int from, int to, StringBuilder decoded) {
        int buffer = 0;
        int bits = 0;
        for (int i = from; i < to; i++) {
            buffer = buffer << BITS_OF_DIGIT | DIGITS.indexOf(text.charAt(i));
            bits += BITS_OF_DIGIT;
            if (bits >= BITS_OF_CHARACTER) {
                bits -= BITS_OF_CHARACTER;
                int character = buffer >> bits;
                if (character == 0 || character > '~') {
                    return false;
                }
                decoded.append((char) character);
                buffer &= (1 << bits) - 1;
            }
        }
        return to > from && bits < BITS_OF_DIGIT && buffer == 0;
    }
}
