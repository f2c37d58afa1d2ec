package io.github.certenroll4j.response;

import java.util.Optional;

/**
 * PEM blocks, and base64 without BEGIN and END lines, every line of which has the same before or after it: the quote marks of
 * a mail, the signs of a comment, line numbers, the time and place of a log, the quotes and plus signs of a program. In a cell
 * of a table the lines after the first have blanks there, and its borders.
 */
final class LineMargins {

    private static final int MAX_BEFORE = 100;
    private static final int MAX_AFTER = 40;

    private final StringBuilder blocks = new StringBuilder();
    private final StringBuilder block = new StringBuilder();
    private boolean inside;
    private String before = "";
    private String after = "";
    /** Where what is after begins in the line that is the first. */
    private int afterColumn;
    private int depth;
    private int leastDepth = Integer.MAX_VALUE;

    private LineMargins() {
    }

    static boolean matches(String text) {
        return text.contains("BEGIN") || text.contains("MI");
    }

    /** The blocks without their margins; of blocks that mails quote, those that are quoted least. */
    static String strip(String text) {
        LineMargins margins = new LineMargins();
        for (int from = 0; from < text.length();) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            margins.line(text.substring(from, to));
            from = to + 1;
        }
        margins.finish();
        return margins.blocks.toString();
    }

    private void line(String line) {
        Optional<PemMark> mark = PemMark.next(line, 0);
        if (mark.isPresent() && mark.get().begin && mark.get().closed) {
            finish();
            begin(line, mark.get().start, mark.get().end);
        } else if (inside && mark.isPresent() && (prefixEnd(line) >= 0 || isCell(line))) {
            block.append(line, mark.get().start, mark.get().end).append('\n');
            finish();
        } else if (inside) {
            Optional<String> between = content(line);
            Optional<String> content = between.isPresent() || !isCell(line) ? between : Optional.of(cell(line));
            content.ifPresent(letters -> block.append(letters).append('\n'));
            if (!content.isPresent()) {
                finish();
            }
        } else {
            beginBare(line);
        }
    }

    /** Base64 that begins as an object does. */
    private void beginBare(String line) {
        int start = line.indexOf("MI");
        if (start > 0 && start <= MAX_BEFORE && Base64Text.isLongWord(line, start) && !Base64Text.isBase64(line.charAt(start - 1))) {
            int end = start;
            while (end < line.length() && Base64Text.isBase64(line.charAt(end))) {
                end++;
            }
            begin(line, start, end);
        }
    }

    private void begin(String line, int start, int end) {
        before = line.substring(0, start);
        after = line.substring(end).trim();
        afterColumn = line.indexOf(after, end);
        boolean margin = !before.trim().isEmpty() || !after.isEmpty();
        // Digits that end what is before could not be told from those of the base64.
        boolean clear = before.isEmpty() || !Character.isDigit(before.charAt(before.length() - 1));
        inside = margin && clear && before.length() <= MAX_BEFORE && after.length() <= MAX_AFTER;
        depth = (int) before.chars().filter(c -> c == '>').count();
        block.setLength(0);
        block.append(line, start, end).append('\n');
    }

    /** Keeps the block, also one without an end: that it is cut off is for its reader to say. */
    private void finish() {
        int from = block.indexOf("BEGIN") < 0 ? 0 : block.indexOf("\n");
        boolean encoded = inside && Base64Text.looksEncoded(block.toString(), from, block.length());
        inside = false;
        if (encoded && depth < leastDepth) {
            leastDepth = depth;
            blocks.setLength(0);
        }
        if (encoded && depth == leastDepth) {
            blocks.append(block);
        }
    }

    /** What is between the margins; empty when the line has others. */
    private Optional<String> content(String line) {
        int start = prefixEnd(line);
        String rest = start < 0 ? "" : line.substring(start).trim();
        if (rest.isEmpty()) {
            return start < 0 && !line.trim().isEmpty() ? Optional.empty() : Optional.of("");
        }
        if (!rest.endsWith(after)) {
            return Optional.empty();
        }
        String content = rest.substring(0, rest.length() - after.length());
        // A shell writes the first line to a file by one sign, and appends the others by two.
        return Optional.of(after.startsWith(">") && content.endsWith(">") ? content.substring(0, content.length() - 1) : content);
    }

    /** Whether the line has before and after it, in the same columns, what the first has, or blanks for all but the borders. */
    private boolean isCell(String line) {
        int border = before.trim().isEmpty() ? -1 : lastVisible(before);
        boolean bordered = border >= 0 && border < line.length() && line.charAt(border) == before.charAt(border)
                && !Character.isLetterOrDigit(before.charAt(border)) && isBlankOr(before, line, 0);
        return bordered && isBlankOr(after, line, afterColumn);
    }

    private String cell(String line) {
        int end = after.isEmpty() ? line.length() : Math.min(line.length(), afterColumn);
        return line.substring(Math.min(before.length(), end), end).trim();
    }

    /** Whether the line has there, as far as it goes, a blank for each character of the pattern, or the same. */
    private static boolean isBlankOr(String pattern, String line, int column) {
        boolean same = true;
        for (int i = 0; same && i < pattern.length() && column + i < line.length(); i++) {
            char c = line.charAt(column + i);
            same = c <= ' ' || c == pattern.charAt(i);
        }
        return same;
    }

    private static int lastVisible(String text) {
        int last = text.length() - 1;
        while (text.charAt(last) <= ' ') {
            last--;
        }
        return last;
    }

    /** Where what is before ends in this line, white space and numbers aside, or -1. */
    private int prefixEnd(String line) {
        int at = 0;
        int i = 0;
        while (i < before.length()) {
            char c = before.charAt(i);
            boolean digit = Character.isDigit(c);
            boolean last = i == before.length() - 1;
            if (c > ' ' && !(at < line.length() && (digit ? Character.isDigit(line.charAt(at)) : isSame(c, line.charAt(at), last)))) {
                return -1;
            }
            i = c > ' ' && !digit ? i + 1 : runEnd(before, i, digit);
            at = c > ' ' && !digit ? at + 1 : runEnd(line, at, digit);
        }
        return at;
    }

    /** Behind the name of the file grep sets a colon, and a hyphen in lines around those that it found. */
    private static boolean isSame(char before, char c, boolean last) {
        return c == before || last && before == ':' && c == '-';
    }

    /** Where the digits, or the white space, that begin there end. */
    private static int runEnd(String text, int from, boolean digits) {
        int end = from;
        while (end < text.length() && (digits ? Character.isDigit(text.charAt(end)) : text.charAt(end) <= ' ')) {
            end++;
        }
        return end;
    }
}
