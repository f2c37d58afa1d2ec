package io.github.certenroll4j.response;

/**
 * The strings of JSON, of scripts and of programs, each on lines of its own: what a script joins with {@code +} or
 * {@code &} comes together again.
 */
final class QuotedStrings {

    private static final String BEGIN = "BEGIN ";

    private QuotedStrings() {
    }

    static boolean isJson(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                return c == '[' || c == '"' || c == '{' && !text.startsWith("{\\rtf", i);
            }
        }
        return false;
    }

    static String doubleQuoted(String text) {
        return inside(text, '"');
    }

    static String singleQuoted(String text) {
        return inside(text, '\'');
    }

    /** Templates of JavaScript. */
    static String backticked(String text) {
        return inside(text, '`');
    }

    private static String inside(String text, char quote) {
        StringBuilder strings = new StringBuilder();
        for (int start = text.indexOf(quote); start >= 0;) {
            int end = end(text, start + 1, quote);
            // A doubled quote is one inside a string.
            boolean joined = end + 1 < text.length() && text.charAt(end + 1) == quote;
            String string = text.substring(start + 1, end);
            // What is opened and never closed is no string, but an apostrophe; or a string that was cut off.
            if (end < text.length() || string.contains(BEGIN)) {
                strings.append(BackslashText.decode(string)).append(joined ? quote : '\n');
            }
            start = joined ? end + 1 : text.indexOf(quote, Math.min(end + 1, text.length()));
        }
        return strings.toString();
    }

    private static int end(String text, int from, char quote) {
        int end = from;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }
}
