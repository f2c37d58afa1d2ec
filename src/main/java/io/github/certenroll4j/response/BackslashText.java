package io.github.certenroll4j.response;

/** Characters written with a backslash as JSON, JavaScript, C, Java, Markdown and shells do, or with the backtick of PowerShell. */
final class BackslashText {

    private static final String LETTERS = "nrtbfv0";
    private static final String MEANINGS = "\n\r\t  \n ";
    private static final int OCTAL_DIGITS = 3;

    private BackslashText() {
    }

    /** Whether line ends, hyphens or letters of base64 are written so. */
    static boolean matches(String text) {
        return text.contains("\\n") || text.contains("\\r") || text.contains("\\u00") || text.contains("\\x") || text.contains("\\01")
                || text.contains("\\-") || text.contains("\\+")
                || text.contains("\\/") || text.contains("`n") || text.contains("\\\n") || text.contains("\\\r");
    }

    /** Replaces every one of them; a row of backslashes, escaped once more by each program it went through, is one. */
    static String decode(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('`') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '`' && i + 1 < text.length() && "nr".indexOf(text.charAt(i + 1)) >= 0) {
                decoded.append('\n');
                i += 2;
            } else if (c == '\\') {
                i = escape(text, i, decoded);
            } else {
                decoded.append(c);
                i++;
            }
        }
        return decoded.toString();
    }

    /** Returns what follows it. */
    private static int escape(String text, int backslash, StringBuilder decoded) {
        int letter = backslash;
        while (letter < text.length() && text.charAt(letter) == '\\') {
            letter++;
        }
        if (letter == text.length()) {
            return letter;
        }
        char c = text.charAt(letter);
        int octal = octal(text, letter);
        if (octal >= 0) {
            decoded.append((char) octal);
            return letter + OCTAL_DIGITS;
        }
        int digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
        int number = digits > 0 ? PercentText.hex(text, letter + 1, digits) : -1;
        if (number >= 0) {
            decoded.append((char) number);
            return letter + 1 + digits;
        }
        int known = LETTERS.indexOf(c);
        decoded.append(known < 0 ? c : MEANINGS.charAt(known));
        return letter + 1;
    }

    /** A zero and two digits more in a string of C or of a shell, 012 for a line end; -1 where there are other characters. */
    private static int octal(String text, int from) {
        boolean octal = from + OCTAL_DIGITS <= text.length() && text.charAt(from) == '0' && isOctal(text.charAt(from + 1))
                && isOctal(text.charAt(from + 2));
        return octal ? Integer.parseInt(text.substring(from, from + OCTAL_DIGITS), 8) : -1;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }
}
