package io.github.certenroll4j.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Base64 as people and mail programs leave it: any white space, any line length; but every other character is a fault. */
final class Base64Text {

    /** Shorter than this it is a word, not a certificate. */
    private static final int SHORTEST = 64;

    private Base64Text() {
    }

    /** Whether the text is long enough and begins as base64 of an ASN.1 SEQUENCE does. */
    static boolean matches(String text) {
        String start = text.trim();
        return start.length() >= SHORTEST && start.charAt(0) == 'M' && "ABCDEFGHIJ".indexOf(start.charAt(1)) >= 0
                && start.chars().limit(SHORTEST).allMatch(c -> isBase64(c) || isSpace(c));
    }

    /**
     * Decodes the text between two offsets.
     *
     * @throws NotACaResponseException naming the line and character that is wrong
     */
    static byte[] decode(String text, int from, int to) throws NotACaResponseException {
        byte[] digits = new byte[to - from];
        int count = 0;
        boolean padded = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                continue;
            }
            if (!isBase64(c) || padded && c != '=') {
                throw new NotACaResponseException("broken base64 in line " + ResponseText.line(text, i) + ": "
                        + (padded ? "there is more after the padding" : "unexpected " + name(c))
                        + ". Fetch the response again and save it unchanged");
            }
            padded = c == '=';
            digits[count++] = (byte) c;
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(digits, count));
        } catch (IllegalArgumentException wrongLength) {
            throw new NotACaResponseException("broken base64 in line " + ResponseText.line(text, to) + ": " + count
                    + " characters are no whole number of bytes. It may be cut off; fetch the response again");
        }
    }

    /** The text of these bytes, in lines of 64 characters. */
    static String encode(byte[] data) {
        return Base64.getMimeEncoder(64, "\r\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(data);
    }

    private static boolean isBase64(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
    }

    private static String name(char c) {
        return c > ' ' && c < 0x7F ? "'" + c + "'" : String.format(Locale.ROOT, "character U+%04X", (int) c);
    }
}
