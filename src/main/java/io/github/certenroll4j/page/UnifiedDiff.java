package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;

/** A unified diff of two texts whose lines correspond one to one, as they do when only words within lines changed. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<String> before;
    private final List<String> after;
    private final StringBuilder out = new StringBuilder();

    private UnifiedDiff(String before, String after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    /** Empty if the texts are the same. */
    static String of(String path, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        // A tab ends a name with blanks; diff and patch agree on that.
        String name = path.indexOf(' ') >= 0 ? path + "\t" : path;
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.out.append("--- ").append(name).append("\n+++ ").append(name).append('\n');
        diff.hunks();
        return diff.out.toString();
    }

    private void hunks() {
        for (int line = nextChange(0); line < before.size();) {
            int last = line;
            int next = nextChange(line + 1);
            while (next < before.size() && next - last <= 2 * CONTEXT) {
                last = next;
                next = nextChange(last + 1);
            }
            hunk(Math.max(0, line - CONTEXT), Math.min(before.size(), last + 1 + CONTEXT));
            line = next;
        }
    }

    private int nextChange(int from) {
        int line = from;
        while (line < before.size() && before.get(line).equals(after.get(line))) {
            line++;
        }
        return line;
    }

    private void hunk(int from, int to) {
        String range = (from + 1) + (to - from == 1 ? "" : "," + (to - from));
        out.append("@@ -").append(range).append(" +").append(range).append(" @@\n");
        int line = from;
        while (line < to) {
            int end = line;
            while (end < to && !before.get(end).equals(after.get(end))) {
                end++;
            }
            for (int i = line; i < end; i++) {
                print('-', before.get(i));
            }
            for (int i = line; i < end; i++) {
                print('+', after.get(i));
            }
            if (end == line) {
                print(' ', before.get(end++));
            }
            line = end;
        }
    }

    private void print(char mark, String line) {
        out.append(mark).append(line);
        if (!line.endsWith("\n")) {
            out.append("\n\\ No newline at end of file\n");
        }
    }

    /** Lines with their ends; only LF ends a line for diff and patch. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }
}
