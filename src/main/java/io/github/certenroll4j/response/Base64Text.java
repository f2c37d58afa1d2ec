package io.github.certenroll4j.response;

import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * Base64 as people and programs leave it: any white space, any line length, also with the two other letters for URLs
 * (RFC 4648 section 5); but every other character is a fault.
 */
final class Base64Text {

    /** Words of a language are shorter; lines of base64 are longer. */
    static final int LONG_WORD = 20;
    /** So many letters and nothing else are base64, too, however short the lines. */
    private static final int MANY = 64;
    /** So many letters in long words are no accident: most of one line. */
    private static final int SURE = 48;
    private static final int ALL_KINDS = 7;

    private Base64Text() {
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
                throw new NotACaResponseException("broken base64 in line " + FileText.line(text, i) + ": "
                        + (padded ? "there is more after the padding" : "unexpected " + name(c))
                        + ". Fetch the response again and save it unchanged");
            }
            padded = c == '=';
            digits[count++] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c);
        }
        try {
            return Base64.getDecoder().decode(Arrays.copyOf(digits, count));
        } catch (IllegalArgumentException wrongLength) {
            throw new NotACaResponseException("broken base64 in line " + FileText.line(text, to) + ": " + count
                    + " characters are no whole number of bytes. It may be cut off; fetch the response again");
        }
    }

    /** The bytes of the letters in a text, whatever stands between them and after the padding, as mail programs do (RFC 2045 section 6.8). */
    static byte[] decodeLeniently(String text) {
        int count = 0;
        byte[] digits = new byte[text.length()];
        for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
            char c = text.charAt(i);
            if (isBase64(c)) {
                digits[count++] = (byte) (c == '-' ? '+' : c == '_' ? '/' : c);
            }
        }
        return Base64.getDecoder().decode(Arrays.copyOf(digits, count % 4 == 1 ? count - 1 : count));
    }

    /** Whether the word that begins there is too long for a language. */
    static boolean isLongWord(String text, int at) {
        int end = at;
        while (end < text.length() && end - at < LONG_WORD && isLetter(text.charAt(end))) {
            end++;
        }
        return end - at == LONG_WORD;
    }

    /**
     * Whether the text between two offsets is meant as base64, be it damaged: long words of capitals, small letters and digits,
     * which no language and few addresses have; or nothing else than its letters.
     */
    static boolean looksEncoded(String text, int from, int to) {
        boolean nothingElse = true;
        int count = 0;
        int inLongWords = 0;
        for (int i = from; i < to && inLongWords < SURE; i++) {
            int end = i;
            int kinds = 0;
            for (; end < to && isLetter(text.charAt(end)); end++) {
                kinds |= kind(text.charAt(end));
            }
            count += end - i;
            inLongWords += end - i >= LONG_WORD && kinds == ALL_KINDS ? end - i : 0;
            nothingElse &= end == to || isBase64(text.charAt(end)) || isSpace(text.charAt(end));
            i = end;
        }
        return inLongWords >= SURE || nothingElse && count >= MANY;
    }

    private static int kind(char c) {
        return c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= '0' && c <= '9' ? 4 : 0;
    }

    static boolean isBase64(int c) {
        return isLetter(c) || c == '=' || c == '-' || c == '_';
    }

    /** The letters of base64 that no line is drawn of. */
    private static boolean isLetter(int c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/';
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
    }

    static String name(char c) {
        return c > ' ' && c < 0x7F ? "'" + c + "'" : String.format(Locale.ROOT, "character U+%04X", (int) c);
    }
}
