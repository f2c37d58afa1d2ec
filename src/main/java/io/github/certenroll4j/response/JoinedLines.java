package io.github.certenroll4j.response;

import java.util.Optional;

/**
 * PEM in one line, where something stands in the place of each end of line: a bar, or the letter that a shell left of
 * {@code \n}. It is so only if it stands behind every row of base64, each as long as the first.
 */
final class JoinedLines {

    private static final int MOST = 12;
    private static final int SHORTEST_LINE = 16;
    private static final int LONGEST_LINE = 128;
    /** What begins with one of these is a notation of its own. */
    private static final String OTHERS = "\\<&%\"'`";

    private final String text;
    private final int body;
    private final String between;
    private final PemMark endMark;
    private final int end;
    /** What follows the END mark and what stands in the place of the end of its line. */
    private final int after;

    private JoinedLines(String text, int body, String between, PemMark endMark) {
        this.text = text;
        this.body = body;
        this.between = between;
        this.endMark = endMark;
        this.end = endMark.start;
        this.after = endMark.end + (text.startsWith(between, endMark.end) ? between.length() : 0);
    }

    /** The text with its line ends again; empty where there is nothing to do. */
    static Optional<String> parted(String text) {
        StringBuilder parted = new StringBuilder();
        int done = 0;
        for (Optional<PemMark> mark = PemMark.next(text, 0); mark.isPresent(); mark = PemMark.next(text, mark.get().end)) {
            Optional<JoinedLines> block = after(text, mark.get());
            int line = block.isPresent() ? block.get().lineLength() : 0;
            if (line > 0) {
                parted.append(text, done, mark.get().end).append('\n');
                block.get().write(line, parted);
                done = block.get().after;
            }
        }
        return done == 0 ? Optional.empty() : Optional.of(parted.append(text, done, text.length()).toString());
    }

    private static Optional<JoinedLines> after(String text, PemMark begin) {
        int body = bodyStart(text, begin.end);
        String between = text.substring(begin.end, Math.max(begin.end, body));
        boolean oneLine = between.indexOf('\n') < 0 && between.indexOf('\r') < 0;
        boolean odd = oneLine && !between.trim().isEmpty() && !isNotation(between.trim());
        Optional<PemMark> end = odd && begin.begin ? PemMark.next(text, body) : Optional.empty();
        return end.filter(mark -> !mark.begin).map(mark -> new JoinedLines(text, body, between, mark));
    }

    /** Whether other ways of reading know it; but a percent sign encodes nothing without digits after it. */
    private static boolean isNotation(String between) {
        return OTHERS.indexOf(between.charAt(0)) >= 0 && !(between.charAt(0) == '%' && PercentText.hex(between, 1, 2) < 0);
    }

    /** Where base64 begins as that of an object does, soon after the mark; -1 where it does not. */
    private static int bodyStart(String text, int from) {
        for (int at = from; at - from <= MOST && at < text.length(); at++) {
            if (text.startsWith("MI", at)) {
                return at;
            }
        }
        return -1;
    }

    /** How long each line is but the last; 0 when they are no lines. */
    private int lineLength() {
        for (int length = SHORTEST_LINE; length <= LONGEST_LINE; length++) {
            int last = lastLine(length);
            boolean several = last > body && last < end || last == end && last - body > length + between.length();
            if (several && end - last <= length + between.length() && isBase64(last, end - between.length())) {
                return length;
            }
        }
        return 0;
    }

    /** Where the first line begins after which nothing stands in the place of its end, if all were so long. */
    private int lastLine(int length) {
        int line = body;
        while (line + length < end && text.startsWith(between, line + length) && isBase64(line, line + length)) {
            line += length + between.length();
        }
        return line;
    }

    private boolean isBase64(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Base64Text.isBase64(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void write(int length, StringBuilder parted) {
        int last = lastLine(length);
        for (int line = body; line < last; line += length + between.length()) {
            parted.append(text, line, line + length).append('\n');
        }
        boolean marked = text.startsWith(between, end - between.length());
        if (last < end) {
            parted.append(text, last, marked ? end - between.length() : end).append('\n');
        }
        parted.append(text, end, endMark.end).append('\n');
    }
}
