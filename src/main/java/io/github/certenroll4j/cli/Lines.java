package io.github.certenroll4j.cli;

import java.io.PrintWriter;

/** Text for people: labels in a column, long sentences folded at the width of a terminal. */
final class Lines {

    private static final int WIDTH = 100;
    private static final String INDENT = "              ";

    private Lines() {
    }

    /** Prints {@code label: text} with the text folded and indented; prints nothing for an empty text. */
    static void labelled(PrintWriter out, String label, String text) {
        if (text.isEmpty()) {
            return;
        }
        // No String.format here: its first call takes longer than all the rest of an answer.
        StringBuilder line = new StringBuilder("  ").append(label).append(':');
        do {
            line.append(' ');
        } while (line.length() < INDENT.length());
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > INDENT.length()) {
                out.println(trimEnd(line));
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(trimEnd(line));
    }

    /** The text on one line whatever is in it: a file name may have line ends, and codes that a terminal obeys. */
    static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (char letter : text.toCharArray()) {
            printable.append(Character.isISOControl(letter) ? String.format("\\u%04x", (int) letter) : letter);
        }
        return printable.toString();
    }

    private static String trimEnd(StringBuilder line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }
}
