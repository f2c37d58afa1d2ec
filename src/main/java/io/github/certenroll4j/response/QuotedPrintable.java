package io.github.certenroll4j.response;

/** The transfer encoding of mails that are mostly text (RFC 2045 section 6.7): =3D, and = at the end of a line that goes on. */
final class QuotedPrintable {

    /** Lines end at 76 characters where they have to; those of PEM at 64. */
    private static final int LONG_LINE = 65;
    private static final String END = "-----END ";

    private QuotedPrintable() {
    }

    /**
     * Whether every equals sign is as in this encoding, and the encoding shows: a character written so, or a long line that goes
     * on. A short line that ends with one is the last of base64.
     */
    static boolean matches(String text) {
        boolean shows = false;
        for (int equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
            boolean written = PercentText.hex(text, equals + 1, 2) >= 0;
            int next = lineEnd(text, equals + 1);
            if (!written && (next < 0 || text.startsWith(END, next))) {
                return false; // before that it is the padding, which would be written otherwise
            }
            shows |= written || equals >= LONG_LINE && isLongLine(text, equals);
        }
        return shows;
    }

    private static boolean isLongLine(String text, int end) {
        int start = end;
        while (end - start < LONG_LINE && text.charAt(start - 1) != '\n') {
            start--;
        }
        return end - start == LONG_LINE;
    }

    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = c == '=' ? lineEnd(text, i + 1) : -1;
            int number = c == '=' ? PercentText.hex(text, i + 1, 2) : -1;
            if (end >= 0) {
                i = end - 1;
            } else if (number >= 0) {
                decoded.append((char) number);
                i += 2;
            } else {
                decoded.append(c);
            }
        }
        return decoded.toString();
    }

    /** Where the next line begins when only spaces come before it, or -1. */
    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at == text.length()) {
            return at;
        }
        int next = text.startsWith("\r\n", at) ? at + 2 : at + 1;
        return text.charAt(at) == '\r' || text.charAt(at) == '\n' ? next : -1;
    }
}
