package io.github.certenroll4j.page;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A unified diff of two files whose lines correspond one to one, as they do when only words within lines changed. It
 * carries their own bytes, in whatever encoding they are: for diff and patch a line ends with the byte LF.
 */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<byte[]> before;
    private final List<byte[]> after;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private UnifiedDiff(byte[] before, byte[] after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    /**
     * Empty if the files are the same.
     *
     * @param name what stands in the head, quoted
     */
    static byte[] of(String name, byte[] before, byte[] after) {
        if (Arrays.equals(before, after)) {
            return new byte[0];
        }
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.print("--- " + name + "\n+++ " + name + "\n");
        diff.hunks();
        return diff.out.toByteArray();
    }

    private void hunks() {
        for (int line = nextChange(0); line < before.size();) {
            int last = line;
            int next = nextChange(line + 1);
            while (next < before.size() && next - last <= 2 * CONTEXT) {
                last = next;
                next = Progress.on(last, nextChange(last + 1));
            }
            hunk(Math.max(0, line - CONTEXT), Math.min(before.size(), last + 1 + CONTEXT));
            line = Progress.on(line, next);
        }
    }

    private int nextChange(int from) {
        int line = from;
        while (line < before.size() && Arrays.equals(before.get(line), after.get(line))) {
            line++;
        }
        return line;
    }

    private void hunk(int from, int to) {
        String range = (from + 1) + (to - from == 1 ? "" : "," + (to - from));
        print("@@ -" + range + " +" + range + " @@\n");
        int line = from;
        while (line < to) {
            int end = line;
            while (end < to && !Arrays.equals(before.get(end), after.get(end))) {
                end++;
            }
            for (int i = line; i < end; i++) {
                print('-', before.get(i));
            }
            for (int i = line; i < end; i++) {
                print('+', after.get(i));
            }
            if (end == line) {
                print(' ', before.get(line));
            }
            line = Progress.on(line, Math.max(end, line + 1));
        }
    }

    private void print(char mark, byte[] line) {
        out.write(mark);
        out.write(line, 0, line.length);
        if (line[line.length - 1] != '\n') {
            print("\n\\ No newline at end of file\n");
        }
    }

    private void print(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length);
    }

    /** Lines with their ends. */
    private static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        for (int start = 0; start < content.length;) {
            int end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            end = Math.min(end + 1, content.length);
            lines.add(Arrays.copyOfRange(content, start, end));
            start = Progress.on(start, end);
        }
        return lines;
    }
}
