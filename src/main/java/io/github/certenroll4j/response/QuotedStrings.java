package io.github.certenroll4j.response;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The strings of JSON, of scripts and of programs, each on lines of its own: what a script joins with {@code +} or
 * {@code &} comes together again.
 */
final class QuotedStrings {

    private static final String BEGIN = "BEGIN ";
    /** A BEGIN line that is a string of its own in one of several objects, each on its line. */
    private static final Pattern LOGGED = Pattern.compile("BEGIN [A-Z0-9 ]{1,40}-{5}(?:\\\\[nr]){0,2}\"[^\\n]{0,1000}+\\n\\{");
    private static final int MAX_COLUMNS = 100;

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

    /** Whether a block lies in a log of JSON, each line of it in an object of its own, as Docker and journalctl write it. */
    static boolean isLogged(String text) {
        return isJson(text) && LOGGED.matcher(text).find();
    }

    /**
     * The first string of every line, then the second of every line, and so on: what has the same name comes together. A full stop
     * parts them, so that no word is taken for the rest of a block that is cut off.
     */
    static String columns(String text) {
        List<StringBuilder> columns = new ArrayList<>();
        for (String line : text.split("\n")) {
            int column = 0;
            for (int start = line.indexOf('"'); start >= 0;) {
                if (column == columns.size()) {
                    columns.add(new StringBuilder());
                }
                int end = end(line, start + 1, '"');
                columns.get(column).append(BackslashText.decode(line.substring(start + 1, end))).append('\n');
                column = Math.min(column + 1, MAX_COLUMNS - 1);
                start = line.indexOf('"', end + 1);
            }
        }
        return String.join(".\n", columns);
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
