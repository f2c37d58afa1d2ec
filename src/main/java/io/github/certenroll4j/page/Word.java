package io.github.certenroll4j.page;

/** The word that all is about, and how a text is searched for it. */
final class Word {

    static final String LOWER = "installresponse";
    private static final int LENGTH = LOWER.length();
    static final String FIRST_HALF = "install";
    static final String SECOND_HALF = "response";
    /** What joins two strings: quotes, blanks, the sign of the language, and the comma of a list. */
    private static final String BETWEEN = "\"'`+&., \t\r\n_";
    private static final String CONCAT = "concat(";
    private static final int LONGEST_JOIN = 12;

    private Word() {
    }

    /** Whether a text, in lower case, has the word, or its halves in two strings that are joined. */
    static boolean isIn(String lower) {
        return lower.contains(LOWER) || hasHalves(lower);
    }

    private static boolean hasHalves(String lower) {
        for (int at = lower.indexOf(FIRST_HALF); at >= 0; at = Progress.found(at, lower.indexOf(FIRST_HALF, at + 1))) {
            int end = at + FIRST_HALF.length();
            int next = end;
            while (next < lower.length() && next - end < LONGEST_JOIN
                    && (BETWEEN.indexOf(lower.charAt(next)) >= 0 || lower.startsWith(CONCAT, next))) {
                next += lower.startsWith(CONCAT, next) ? CONCAT.length() : 1;
            }
            if (next > end + 1 && lower.startsWith(SECOND_HALF, next)) {
                return true;
            }
        }
        return false;
    }

    /** Whether exactly this piece of a text is the name of the method, or of InstallResponse2. */
    static boolean isName(String text, int start, int end) {
        int length = end - start;
        return (length == LENGTH || length == LENGTH + 1 && text.charAt(end - 1) == '2')
                && text.regionMatches(true, start, LOWER, 0, LENGTH);
    }

    static boolean isName(String text) {
        return isName(text, 0, text.length());
    }

    /** Lower case, a character for a character; {@code String.toLowerCase} may change the length. */
    static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            char c = chars[i];
            chars[i] = c < 0x80 ? c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c : Character.toLowerCase(c);
        }
        return new String(chars);
    }
}
