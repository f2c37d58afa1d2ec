package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CaResponse.Encoding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The PEM blocks of a text. A BEGIN line counts only where it stands alone or where base64 follows it (RFC 7468
 * section 2): instructions that speak of such lines are common in the mails of CAs.
 */
final class PemText {

    private static final int MAX_BLOCKS = CaResponse.MAX_CERTIFICATES;
    private static final int MAX_MARKS = 4 * MAX_BLOCKS;
    /** The name of a header is shorter than this. */
    private static final int MAX_HEADER = 100;
    /** So many letters at the start of a line are no accident. */
    private static final int SURE = 48;

    final List<Block> blocks = new ArrayList<>();
    final Set<String> remarks = new LinkedHashSet<>();
    /** What there is instead of a block that counts, for the one who reads the message. */
    Optional<String> instead = Optional.empty();
    boolean privateKey;
    /** Whether there is more in the text than blocks. */
    boolean around;

    /** What OpenPGP puts before a line that begins with a dash (RFC 9580 section 7.2), and mails did long ago (RFC 934). */
    private static final String ESCAPE = "- ";

    private final String text;
    private Optional<PemMark> open = Optional.empty();
    private int afterLast;
    /** Where base64 stands that belongs to no block; -1 where none does. */
    private int stray = -1;
    /** Where the first BEGIN line is that has an END line, and something else than base64 between them; -1 where none is. */
    private int passedBy = -1;
    private int marks;

    private PemText(String text) {
        this.text = text;
    }

    /** @throws NotACaResponseException if a block is damaged, saying where */
    static PemText of(String text) throws NotACaResponseException {
        PemText found = new PemText(text);
        found.scan();
        return found;
    }

    private void scan() throws NotACaResponseException {
        int from = 0;
        for (Optional<PemMark> next = PemMark.next(text, 0); next.isPresent(); next = PemMark.next(text, from)) {
            PemMark mark = next.get();
            if (++marks > MAX_MARKS) {
                throw NotACaResponseException.tooMuch("more than " + MAX_MARKS + " BEGIN and END lines");
            }
            if (!mark.begin && open.isPresent()) {
                close(open.get(), mark);
            } else if (mark.begin && counts(mark, from)) {
                unfinished(mark.start);
                open = next;
            } else if (!mark.begin && stray < 0 && !PemLabel.isPassedBy(mark.label) && startsLine(mark.start, from)
                    && Base64Text.looksEncoded(text, from, mark.start)) {
                stray = from; // a block whose BEGIN does not count: something stands beside it on its line
            }
            from = mark.end;
        }
        unfinished(text.length());
        between(afterLast, text.length());
        if (passedBy >= 0 && !blocks.isEmpty()) {
            remarks.add("what follows the BEGIN line in line " + FileText.line(text, passedBy) + " is no base64, and ignored");
        }
        if (stray >= 0 && !blocks.isEmpty()) {
            throw new NotACaResponseException("broken PEM: base64 that begins as a certificate does stands in line "
                    + FileText.line(text, stray) + ", without a BEGIN line of its own. Fetch the response again and save it unchanged");
        }
    }

    /** What stands between the blocks is text: base64 there is a block that something was done to, and no part to leave out. */
    private void between(int from, int to) {
        around |= !isBlank(from, to);
        for (int i = from; stray < 0 && i < to; i++) {
            if ((i == from || isLineEnd(i - 1)) && isObject(i, to)) {
                stray = i;
            }
        }
    }

    /** Whether a line begins there as the base64 of a certificate does. */
    private boolean isObject(int line, int to) {
        int start = line;
        while (start < to && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        return text.startsWith("MI", start) && start + SURE <= to
                && (Base64Text.looksEncoded(text, start, start + SURE) || isRow(start, start + SURE));
    }

    /** Whether there are letters of base64 alone: the first forty-eight of a certificate need have no digit among them. */
    private boolean isRow(int from, int to) {
        int end = from;
        while (end < to && Base64Text.isBase64(text.charAt(end))) {
            end++;
        }
        return end == to;
    }

    /** Whether it is alone on its line, or the base64 follows at once. */
    private boolean counts(PemMark begin, int from) {
        if (!begin.closed && !begin.label.matches("[A-Z0-9 ]+") || begin.label.equals("PGP SIGNED MESSAGE")) {
            return false; // a sentence, or what has no END, but a text between it and its signature
        }
        int after = begin.end;
        while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
            after++;
        }
        return Base64Text.isLongWord(text, after) || isLineEnd(after) && startsLine(begin.start, from);
    }

    /** Whether nothing but white space or the end of another block is before it on its line. */
    private boolean startsLine(int at, int from) {
        int start = at;
        while (start > from && !isLineEnd(start - 1)) {
            start--;
        }
        boolean alone = isBlank(start, at) || isEscaped(at) && at - start == ESCAPE.length();
        return alone && (start > from || from == 0 || from == afterLast || isLineEnd(from - 1));
    }

    private boolean isLineEnd(int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private boolean isEscaped(int dashes) {
        return text.startsWith(ESCAPE, dashes - ESCAPE.length());
    }

    private void unfinished(int end) throws NotACaResponseException {
        if (!open.isPresent()) {
            return;
        }
        PemMark begin = open.get();
        open = Optional.empty();
        if (Base64Text.looksEncoded(text, begin.end, end) || Base64Text.isLongWord(text, spacesEnd(begin.end, end))) {
            throw new NotACaResponseException("broken PEM: the block \"" + WhatItIs.printable(begin.label)
                    + "\" that begins in line " + FileText.line(text, begin.start) + " has no END line; the file may be cut off");
        }
        noBlock(begin);
    }

    private int spacesEnd(int from, int to) {
        int at = from;
        while (at < to && Base64Text.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Remembers the first only: counting lines for each of a million would take hours. */
    private void noBlock(PemMark begin) {
        if (!instead.isPresent()) {
            instead = Optional.of("it is a text with the BEGIN line " + FileText.line(text, begin.start)
                    + (begin.closed ? "" : ", which does not end with five dashes") + ", but without base64 after it");
        }
    }

    private void close(PemMark begin, PemMark end) throws NotACaResponseException {
        open = Optional.empty();
        if (blocks.size() == MAX_BLOCKS) {
            throw NotACaResponseException.tooMuch("more than " + MAX_BLOCKS + " PEM blocks");
        }
        int body = afterHeaders(begin.end, end.start);
        if (begin.label.endsWith("PRIVATE KEY") && !isMislabelled(begin, end)) {
            privateKey = true; // its body may have header lines (RFC 1421) and is none of our business
        } else if (PemLabel.other(begin.label).isPresent()) {
            instead = instead.isPresent() ? instead : PemLabel.other(begin.label);
        } else if (Base64Text.looksEncoded(text, body, end.start)) {
            if (body > begin.end) {
                remarks.add("header lines in a PEM block are ignored");
            }
            blocks.add(new Block(Optional.of(begin.label), Encoding.PEM,
                    Base64Text.decode(text, body, isEscaped(end.start) ? end.start - ESCAPE.length() : end.start)));
            remarkMarks(begin, end);
        } else {
            noBlock(begin);
            passedBy = passedBy < 0 && !isBlank(begin.end, end.start) ? begin.start : passedBy;
            return;
        }
        between(afterLast, begin.start);
        afterLast = end.end;
    }

    /** Whether what is called a private key is none: somebody took the wrong line for a certificate. */
    private boolean isMislabelled(PemMark begin, PemMark end) {
        int body = spacesEnd(begin.end, end.start);
        return Base64Text.isLongWord(text, body)
                && Asn1Shape.beginsAsIssued(Base64Text.decodeLeniently(text.substring(body, body + Base64Text.LONG_WORD)));
    }

    /** Lines as "Comment: …" and a blank line before the base64 (RFC 1421), which RFC 7468 has done away with. */
    private int afterHeaders(int from, int to) {
        boolean header = false;
        int visible = 0;
        for (int i = from; i < to && (header || i - from < MAX_HEADER); i++) {
            char c = text.charAt(i);
            header |= c == ':';
            boolean end = c == '\r' || c == '\n' && text.charAt(i - 1) != '\r';
            if (end && header && visible == 0) {
                return i;
            }
            visible = end ? 0 : visible + (c > ' ' ? 1 : 0);
        }
        return from;
    }

    private void remarkMarks(PemMark begin, PemMark end) {
        if (!begin.closed || !end.closed) {
            remarks.add("the " + (begin.closed ? "END" : "BEGIN") + " line of \"" + begin.label
                    + "\" does not end with five dashes");
        } else if (!begin.exact || !end.exact) {
            remarks.add("the BEGIN or END line has other dashes than the five hyphens of the standard");
        }
        if (!end.label.equals(begin.label)) {
            remarks.add("the END line of \"" + begin.label + "\" names something else");
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }
}
