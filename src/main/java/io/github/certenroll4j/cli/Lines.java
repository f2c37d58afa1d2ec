package io.github.certenroll4j.cli;

import java.io.PrintWriter;

/** Text for people: labels in a column, long sentences folded at the width of a terminal. */
final class Lines {

    private static final int WIDTH = 100;
    private static final int LABEL = 12;

    private Lines() {
    }

    /** Prints {@code label: text} with the text folded and indented; prints nothing for an empty text. */
    static void labelled(PrintWriter out, String label, String text) {
        if (text.isEmpty()) {
            return;
        }
        String indent = String.format("  %-" + LABEL + "s", "");
        StringBuilder line = new StringBuilder(String.format("  %-" + (LABEL - 1) + "s ", label + ":"));
        for (String word : text.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                out.println(trimEnd(line));
                line = new StringBuilder(indent);
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
