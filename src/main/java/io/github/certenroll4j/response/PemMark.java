package io.github.certenroll4j.response;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code -----BEGIN label-----} or {@code -----END label-----} (RFC 7468 section 2), also with the other dashes that word
 * processors make of five hyphens. Whether it counts depends on what stands around it.
 */
final class PemMark {

    /** A label longer than this is a missing end of line. */
    private static final int MAX_LABEL = 64;
    private static final int DASHES = 5;
    /** Dashes further back belong to something else. */
    private static final int MAX_DASHES = 16;
    /** So far after a BEGIN mark its base64 may begin: an end of line, quotes, signs that join lines. */
    static final int BETWEEN = 24;
    private static final String BEGIN = "BEGIN";
    private static final String END = "END";

    final boolean begin;
    final String label;
    /** Where its first dash is. */
    final int start;
    /** What follows it. */
    final int end;
    /** Whether it is written as the standard says: five hyphens before and after. */
    final boolean exact;
    /** Whether dashes follow the label at all. */
    final boolean closed;

    private PemMark(String text, int start, int word, int labelEnd, int end) {
        begin = text.charAt(word) == 'B';
        label = text.substring(word + (begin ? BEGIN : END).length(), labelEnd).trim();
        this.start = start;
        this.end = end;
        closed = end > labelEnd;
        exact = text.startsWith("-----", start) && word - start == DASHES && text.startsWith("-----", labelEnd);
    }

    /** The text with blanks in the place of what is between the marks of these labels. */
    static String blanked(String text, Predicate<String> labels) {
        StringBuilder blanked = null;
        for (Optional<PemMark> mark = next(text, 0); mark.isPresent();) {
            PemMark begin = mark.get();
            mark = next(text, begin.end);
            if (begin.begin && labels.test(begin.label) && mark.filter(end -> !end.begin).isPresent()) {
                blanked = blanked == null ? new StringBuilder(text) : blanked;
                for (int i = begin.end; i < mark.get().start; i++) {
                    blanked.setCharAt(i, text.charAt(i) > ' ' ? ' ' : text.charAt(i));
                }
            }
        }
        return blanked == null ? text : blanked.toString();
    }

    /** How many BEGIN marks of a text have base64 after them that is to be read. */
    static int blocks(String text) {
        int blocks = 0;
        for (Optional<PemMark> mark = next(text, 0); mark.isPresent(); mark = next(text, mark.get().end)) {
            blocks += mark.get().begin && mark.get().isFollowed(text) && !PemLabel.isPassedBy(mark.get().label) ? 1 : 0;
        }
        return blocks;
    }

    /** Whether a word that is too long for a language begins soon after. */
    boolean isFollowed(String text) {
        int most = Math.min(text.length(), end + BETWEEN);
        int word = end;
        while (word < most && !Base64Text.isLongWord(text, word)) {
            word++;
        }
        return word < most;
    }

    /** The next mark that begins at this offset or later. */
    static Optional<PemMark> next(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'B' && text.startsWith(BEGIN, i) || c == 'E' && text.startsWith(END, i)) {
                Optional<PemMark> mark = at(text, i, from);
                if (mark.isPresent()) {
                    return mark;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<PemMark> at(String text, int word, int from) {
        int start = dashesBefore(text, word, from);
        int labelStart = word + (text.charAt(word) == 'B' ? BEGIN : END).length();
        if (start == word || labelStart == text.length() || text.charAt(labelStart) != ' ') {
            return Optional.empty();
        }
        int labelEnd = labelEnd(text, labelStart);
        if (labelEnd - labelStart > MAX_LABEL || text.substring(labelStart, labelEnd).trim().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PemMark(text, start, word, labelEnd, dashesAfter(text, labelEnd)));
    }

    /** Where the dashes before the word begin, or where the word does when there are fewer than two. */
    private static int dashesBefore(String text, int word, int from) {
        int first = word;
        while (first > from && text.charAt(first - 1) == ' ' && word - first < 2) {
            first--;
        }
        int dashes = 0;
        for (; first > from && dashes < MAX_DASHES && isDash(text.charAt(first - 1)); first--) {
            dashes += text.charAt(first - 1) == '-' ? 1 : 2; // the typographic ones stand for two or more
        }
        return dashes < 2 ? word : first;
    }

    private static int labelEnd(String text, int labelStart) {
        int end = labelStart;
        int most = Math.min(text.length(), labelStart + MAX_LABEL + 1);
        while (end < most && text.charAt(end) != '\n' && text.charAt(end) != '\r' && !dashesAt(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean dashesAt(String text, int at) {
        char c = text.charAt(at);
        return isDash(c) && (c != '-' || at + 1 < text.length() && isDash(text.charAt(at + 1)));
    }

    /** Five dashes after an END may be followed by the five of a BEGIN: files that were joined without an end of line. */
    private static int dashesAfter(String text, int labelEnd) {
        int end = labelEnd;
        while (end < text.length() && end - labelEnd < DASHES && isDash(text.charAt(end))) {
            end++;
        }
        int all = end;
        while (all < text.length() && all - end <= MAX_DASHES && isDash(text.charAt(all))) {
            all++;
        }
        return text.startsWith(BEGIN, all) || text.startsWith(END, all) ? end : all;
    }

    /** Hyphens, dashes, minus signs; U+0096 and U+0097 are the dashes of windows-1252 read byte by byte. */
    static boolean isDash(char c) {
        return c == '-' || c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\u0096' || c == '\u0097'
                || c == '\uFE58' || c == '\uFE63' || c == '\uFF0D';
    }
}
