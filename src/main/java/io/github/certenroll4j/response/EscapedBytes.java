package io.github.certenroll4j.response;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes written as a string of a program: a letter for itself, all else by its number after a backslash. Python and Ruby
 * print them so ({@code b'0\x82\x03'}), C and shells write octal numbers, JSON and JavaScript four digits.
 */
final class EscapedBytes {

    /**
     * The tag of a SEQUENCE, and that its length follows in some more bytes: no text begins so. Where each byte is written in
     * hexadecimal it is {@link HexText}.
     */
    private static final Pattern START = Pattern.compile("(?:(?<![0-9A-Za-z])0|\\\\060|\\\\u0030)\\\\(?:x8[1-4]|20[1-4]|u008[1-4])");
    private static final int SEARCHED = 65_536;
    private static final String LETTERS = "abtnvfr";
    private static final int ALERT = 7;
    private static final String QUOTES = "\"'`";
    private static final char LINE_END = '\n';

    private final String text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int position;

    private EscapedBytes(String text, int position) {
        this.text = text;
        this.position = position;
    }

    /**
     * The objects in such a text, the one after the other.
     *
     * @throws NotACaResponseException if one ends before its length says
     */
    static List<byte[]> in(String text) throws NotACaResponseException {
        List<byte[]> objects = new ArrayList<>();
        Matcher start = START.matcher(text).region(0, Math.min(text.length(), SEARCHED));
        while (start.find() && objects.size() < CaResponse.MAX_CERTIFICATES) {
            EscapedBytes string = new EscapedBytes(text, start.start());
            string.decode();
            objects.add(HexText.whole(string.bytes.toByteArray(), text, string.position));
            start.region(string.position, Math.min(text.length(), string.position + SEARCHED));
        }
        return objects;
    }

    private void decode() {
        char before = position > 0 ? text.charAt(position - 1) : LINE_END;
        char quote = QUOTES.indexOf(before) >= 0 ? before : LINE_END;
        while (position < text.length() && (text.charAt(position) != quote || goesOn(quote))) {
            next();
        }
    }

    /** Whether nothing but white space and a plus sign is between the end of this string and the beginning of the next. */
    private boolean goesOn(char quote) {
        int at = position + 1;
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '+' || text.charAt(at) == 'b')) {
            at++;
        }
        boolean next = quote != LINE_END && at < text.length() && text.charAt(at) == quote;
        position = next ? at + 1 : position;
        return next && position < text.length();
    }

    private void next() {
        if (text.charAt(position) == '\\' && position + 1 < text.length()) {
            escape(text.charAt(position + 1));
        } else {
            bytes.write(text.charAt(position));
            position++;
        }
    }

    private void escape(char c) {
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
        int number = digits > 0 ? PercentText.hex(text, position + 2, digits) : octal();
        int letter = LETTERS.indexOf(c);
        if (number >= 0) {
            bytes.write(number);
            position += digits > 0 ? 2 + digits : 1 + octalDigits();
        } else {
            bytes.write(letter >= 0 ? ALERT + letter : c);
            position += 2;
        }
    }

    private int octal() {
        return octalDigits() == 0 ? -1 : Integer.parseInt(text.substring(position + 1, position + 1 + octalDigits()), 8);
    }

    private int octalDigits() {
        int end = position + 1;
        while (end < text.length() && end - position <= 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        return end - position - 1;
    }
}
