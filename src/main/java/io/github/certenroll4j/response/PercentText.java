package io.github.certenroll4j.response;

import java.nio.charset.StandardCharsets;

/** Characters written as %0A, as in addresses and forms, and in what web servers hand to programs. */
final class PercentText {

    private PercentText() {
    }

    /** Whether it has percent signs, and every one of them has its two digits. */
    static boolean matches(String text) {
        int percent = text.indexOf('%');
        boolean all = percent >= 0;
        while (all && percent >= 0) {
            all = hex(text, percent + 1, 2) >= 0;
            percent = text.indexOf('%', percent + 1);
        }
        return all;
    }

    /** Replaces every one of them; and plus signs by spaces where they stand for such (HTML forms). */
    static String decode(String text) {
        boolean form = text.contains("BEGIN+");
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int number = c == '%' ? hex(text, i + 1, 2) : -1;
            decoded.append(number >= 0 ? (char) number : form && c == '+' ? ' ' : c);
            i += number >= 0 ? 2 : 0;
        }
        return decoded.toString();
    }

    /** The bytes that such a text stands for. */
    static byte[] bytes(String text) {
        return decode(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The number that these digits are, or -1. */
    static int hex(String text, int from, int count) {
        int number = from + count > text.length() ? -1 : 0;
        for (int i = from; number >= 0 && i < from + count; i++) {
            int digit = text.charAt(i) <= 'f' ? Character.digit(text.charAt(i), 16) : -1;
            number = digit < 0 ? -1 : number << 4 | digit;
        }
        return number;
    }
}
