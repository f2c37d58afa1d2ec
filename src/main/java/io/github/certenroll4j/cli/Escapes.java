package io.github.certenroll4j.cli;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Text from outside made fit to be shown: a name may have line ends in it, codes that a terminal obeys, and letters that
 * nobody sees. Each such character is shown as Java and JSON write it, <code>&#92;u000a</code>, one beyond U+FFFF as its
 * two surrogates; so is a backslash that would itself read as the start of such an escape, so that nothing is lost.
 *
 * <p>No streams, lambdas or formats here: their first use takes a JVM longer than the whole of a quick answer.
 */
final class Escapes {

    private static final String DIGITS = "0123456789abcdef";

    private Escapes() {
    }

    /** The text on one line, whatever is in it. */
    static String visible(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? text : visible(text, new StringBuilder(text.substring(0, plain)), plain);
    }

    private static String visible(String text, StringBuilder visible, int from) {
        for (int at = from, next; at < text.length(); at = next) {
            int letter = text.codePointAt(at);
            next = at + Character.charCount(letter);
            append(visible, text, at, next, letter == '\\' ? isEscape(text, at) : isHidden(letter));
        }
        return visible.toString();
    }

    /** The text with an escape for each character that the charset does not have. */
    static String expressible(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder expressible = new StringBuilder();
        for (int at = 0, next; at < text.length(); at = next) {
            next = at + Character.charCount(text.codePointAt(at));
            append(expressible, text, at, next, !encoder.canEncode(text.substring(at, next)));
        }
        return expressible.toString();
    }

    /** Serialized JSON without a character that hides: those beyond ASCII can stand in its strings alone. */
    static String json(String json) {
        int plain = 0;
        while (plain < json.length() && json.charAt(plain) <= '~') {
            plain++;
        }
        if (plain == json.length()) {
            return json; // nearly always, and some answers have millions of letters
        }
        StringBuilder escaped = new StringBuilder(json.length()).append(json, 0, plain);
        for (int at = plain, next; at < json.length(); at = next) {
            int letter = json.codePointAt(at);
            next = at + Character.charCount(letter);
            append(escaped, json, at, next, letter > '~' && isHidden(letter));
        }
        return escaped.toString();
    }

    private static void append(StringBuilder out, String text, int from, int to, boolean asEscape) {
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            if (asEscape) {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(DIGITS.charAt(unit >> shift & 0xF));
                }
            } else {
                out.append(unit);
            }
        }
    }

    private static boolean isPlain(char letter) {
        return letter >= ' ' && letter <= '~' && letter != '\\';
    }

    /** Controls, formats with the bidirectional ones, line and paragraph separators, halves of pairs, what has no meaning. */
    static boolean isHidden(int letter) {
        switch (Character.getType(letter)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.SURROGATE:
            case Character.PRIVATE_USE:
            case Character.UNASSIGNED:
                return true;
            default:
                return isBlank(letter);
        }
    }

    /** Letters and marks by their category that Unicode's Default_Ignorable_Code_Point says to draw as nothing. */
    private static boolean isBlank(int letter) {
        return letter == 0x034F || letter == 0x115F || letter == 0x1160 || letter == 0x17B4 || letter == 0x17B5
                || letter >= 0x180B && letter <= 0x180F || letter == 0x3164 || letter >= 0xFE00 && letter <= 0xFE0F
                || letter == 0xFFA0 || letter >= 0xE0100 && letter <= 0xE01EF;
    }

    private static boolean isEscape(String text, int backslash) {
        int at = backslash + 1;
        if (at + 5 > text.length() || text.charAt(at) != 'u') {
            return false;
        }
        for (int i = at + 1; i < at + 5; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
