package io.github.certenroll4j.response;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Base64 in a text without BEGIN and END lines: a word that begins as an ASN.1 SEQUENCE does, and as much after it as the
 * length of that SEQUENCE asks for. Whatever follows is text.
 */
final class Base64Run {

    /** A text in so many letters is no accident; it may be PEM, or whatever else is read here. */
    private static final int LEAST_TEXT = 64;
    /** Hashes are shorter. */
    private static final int LEAST_OTHER = 100;
    private static final String AFTER_VALUES = "\"'`<>,;:.)]}|\\&";
    /** Neither an object nor a text has them in the beginning. */
    private static final String NO_BEGINNING = "+-_";
    /** Letters that hold the tag and the length of an object, and the tag of the first inside. */
    private static final int HEAD = 12;
    /** Without a length that says it, what is shorter may be anything. */
    private static final int SURE = 48;
    /** Lines that go on in the next are at least so long. */
    private static final int FULL_LINE = 60;

    private final String text;
    private final List<byte[]> found = new ArrayList<>();
    /** Of what is found: the texts that come directly after another, and where they begin. */
    private final Map<byte[], Integer> goingOn = new IdentityHashMap<>();
    private final TreeSet<Integer> starts = new TreeSet<>();
    /** Where the first run of base64 begins that is neither an object nor a text; -1 where none does. */
    private int other = -1;
    /** What comes after the last text and white space; -1 where there was no text. */
    private int afterText = -1;
    private int position;
    /** Whether the line after the last one is as long, but no base64 to its end. */
    private boolean torn;

    private Base64Run(String text) {
        this.text = text;
    }

    /**
     * Finds every object in the text, and every text that was encoded itself.
     *
     * @throws NotACaResponseException if one ends before its length says, naming the line
     */
    static Base64Run of(String given) throws NotACaResponseException {
        String text = PemMark.blanked(given, label -> PemLabel.other(label).isPresent()); // it is that, whatever it looks like
        Base64Run run = new Base64Run(text);
        while (run.position < text.length()) {
            run.word();
            if (run.found.size() > CaResponse.MAX_CERTIFICATES) {
                throw NotACaResponseException.tooMuch("more than " + CaResponse.MAX_CERTIFICATES + " objects in base64");
            }
        }
        if (!run.found.isEmpty()) {
            run.checkMarks();
        }
        return run;
    }

    /** Whether the first word is the base64 of an object. */
    static boolean beginsWithObject(String text) {
        Base64Run run = new Base64Run(text);
        int start = run.spacesEnd(0);
        return run.lettersEnd(start) - start >= Base64Text.LONG_WORD && run.beginsObject(start);
    }

    /** A SEQUENCE, and not the digit 0 of a hex dump, which is the same byte. */
    private boolean beginsObject(int start) {
        byte[] head = Base64Text.decodeLeniently(text.substring(start, start + HEAD));
        boolean unprintable = false;
        for (byte b : head) {
            unprintable |= b < '\t';
        }
        return unprintable && Asn1.isSequence(head);
    }

    /** Whether it is surely a certificate or PKCS #7 that begins there: what stands in the line above is its hash or a ruler. */
    private boolean beginsAsIssued(int start) {
        return lettersEnd(start) - start >= SURE && beginsObject(start)
                && Asn1Shape.beginsAsIssued(Base64Text.decodeLeniently(text.substring(start, start + SURE)));
    }

    /** The objects and the encoded texts, in their order. */
    List<byte[]> found() {
        return Collections.unmodifiableList(found);
    }

    /** The line where one of these begins if it is a text that comes directly after another: perhaps one of which a letter was lost. */
    Optional<Integer> lineGoingOn(byte[] one) {
        return Optional.ofNullable(goingOn.get(one)).map(start -> FileText.line(text, start));
    }

    /** The line of the first long base64 that is neither object nor text; empty where there is none. */
    Optional<Integer> otherLine() {
        return other < 0 ? Optional.empty() : Optional.of(FileText.line(text, other));
    }

    /** What has a BEGIN mark and base64 after it, but in a form that is not read here, must not be left out unnoticed. */
    private void checkMarks() throws NotACaResponseException {
        Optional<PemMark> mark = PemMark.next(text, 0);
        while (mark.isPresent()) {
            int after = mark.get().end;
            Optional<PemMark> next = PemMark.next(text, after);
            int body = next.isPresent() ? next.get().start : text.length();
            boolean counts = mark.get().begin && !PemLabel.isPassedBy(mark.get().label);
            if (counts && !isRead(after) && (mark.get().isFollowed(text) || Base64Text.looksEncoded(text, after, body))) {
                throw new NotACaResponseException("broken PEM: what follows the BEGIN in line " + FileText.line(text, after)
                        + " cannot be read. Fetch the response again and save it unchanged");
            }
            mark = next;
        }
    }

    private boolean isRead(int afterMark) {
        Integer start = starts.ceiling(afterMark);
        return start != null && start <= afterMark + PemMark.BETWEEN;
    }

    private void word() throws NotACaResponseException {
        while (position < text.length() && NO_BEGINNING.indexOf(text.charAt(position)) >= 0) {
            position++; // a form has a plus for a blank, and lines are drawn of the others
        }
        int start = position;
        int end = lettersEnd(start);
        if (end - start < Base64Text.LONG_WORD) {
            position = Math.max(start + 1, end);
        } else if (beginsObject(start)) {
            object(start);
        } else {
            position = wrappedEnd(start);
            encodedText(start);
        }
    }

    /** PEM as a value of YAML or JSON, base64 that was encoded a second time: whatever is a text to its end. */
    private void encodedText(int start) throws NotACaResponseException {
        boolean goesOn = start == afterText;
        if (position - start < LEAST_TEXT && !goesOn) {
            return;
        }
        byte[] decoded = Base64Text.decodeLeniently(text.substring(start, position));
        boolean clean = EncodedText.isClean(decoded);
        boolean whole = clean && endsAt(position) && !torn;
        if (!whole && EncodedText.mayHoldObjects(decoded) || clean && EncodedText.isCutOff(decoded)) {
            throw new NotACaResponseException("broken base64: what begins in line " + FileText.line(text, start)
                    + " holds a text, but not to its end" + stoppedBy(position)
                    + ". Fetch the response again and save it unchanged");
        }
        if (clean) {
            found.add(decoded);
            if (goesOn) {
                goingOn.put(decoded, start);
            }
            afterText = spacesEnd(position);
        } else if (FileSignature.of(decoded).isPresent() && nothingElse(start)) {
            found.add(decoded); // its reader says what it is
        } else if ((goesOn || position - start >= LEAST_OTHER) && other < 0) {
            other = start;
        }
    }

    /** Whether it is all of the text. */
    private boolean nothingElse(int start) {
        return spacesEnd(0) == start && spacesEnd(wordEnd(position)) == text.length();
    }

    /** Whether a value may end there: other characters are where a letter was. */
    private boolean endsAt(int at) {
        return at == text.length() || text.charAt(at) <= ' ' || AFTER_VALUES.indexOf(text.charAt(at)) >= 0;
    }

    /** The words of as many lines as go on directly after each other; they may be indented. */
    private int wrappedEnd(int start) {
        torn = false;
        int line = start;
        int end = wordEnd(start);
        while (end - line >= FULL_LINE && text.charAt(end - 1) != '=') {
            int lineEnd = lineEndAfter(end);
            int next = blanksEnd(lineEnd);
            if (lineEnd == end || wordEnd(next) == next || line == start && beginsAsIssued(next)) {
                break;
            }
            if (!atLineEnd(wordEnd(next))) {
                torn = next == lineEnd && isAsLong(next, end - line);
                break;
            }
            line = next;
            end = wordEnd(next);
        }
        return end;
    }

    /** Whether the line has this length, or one character less. */
    private boolean isAsLong(int line, int length) {
        int end = line;
        while (!atLineEnd(end) && end - line <= length) {
            end++;
        }
        return end - line == length || end - line == length - 1;
    }

    /** What follows the end of line there; the same place where there is none. */
    private int lineEndAfter(int at) {
        return text.startsWith("\r\n", at) ? at + 2 : at < text.length() && atLineEnd(at) ? at + 1 : at;
    }

    private int blanksEnd(int at) {
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private boolean atLineEnd(int at) {
        return at == text.length() || text.charAt(at) == '\r' || text.charAt(at) == '\n';
    }

    private void object(int start) throws NotACaResponseException {
        long needed = letters(Base64Text.decode(text, start, start + HEAD));
        int count = 0;
        int end = start;
        int next = start;
        // A word is taken whole, what follows the object in it, too: only its reader can say what that is.
        while (next < text.length() && count < needed && (end == start || text.charAt(end - 1) != '=')) {
            int wordEnd = wordEnd(next);
            if (count + wordEnd - next < needed && isLanguage(next, wordEnd) && isLanguage(spacesEnd(wordEnd), wordEnd(spacesEnd(wordEnd)))) {
                break; // a text in place of the rest: its letters would do for a signature
            }
            count += wordEnd - next;
            end = Math.max(end, wordEnd);
            next = spacesEnd(wordEnd);
            if (next == wordEnd) {
                break;
            }
        }
        position = end;
        if (count >= needed || needed == Long.MAX_VALUE) {
            byte[] object = Base64Text.decode(text, start, end);
            Asn1.check(object);
            found.add(object);
            starts.add(start);
        } else if (count >= SURE) {
            throw new NotACaResponseException("broken base64: what begins in line " + FileText.line(text, start) + " ends in line "
                    + FileText.line(text, end) + stoppedBy(next) + " after " + count + " of " + needed
                    + " characters. It may be cut off; fetch the response again and save it unchanged");
        }
    }

    /** Whether it is a word of small letters, perhaps with a capital, or of capitals alone: two of them are no lines of base64. */
    private boolean isLanguage(int from, int to) {
        int small = 0;
        int capitals = 0;
        for (int i = from; i < to && to - from < Base64Text.LONG_WORD; i++) {
            char c = text.charAt(i);
            small += c >= 'a' && c <= 'z' ? 1 : 0;
            capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
        }
        boolean written = capitals == 0 || small == 0 || capitals == 1 && Character.isUpperCase(text.charAt(from));
        return to > from && small + capitals == to - from && written;
    }

    private String stoppedBy(int at) {
        return at < text.length() && text.charAt(at) > ' ' ? " at " + Base64Text.name(text.charAt(at)) : "";
    }

    /** How many letters an ASN.1 object with this beginning takes, padding not counted; the greatest number where it does not say. */
    private static long letters(byte[] start) {
        Optional<Long> length = Asn1.encodedLength(start);
        return length.map(bytes -> (bytes * 4 + 2) / 3).orElse(Long.MAX_VALUE);
    }

    /** The letters that begin there, with their padding. */
    private int wordEnd(int at) {
        int end = lettersEnd(at);
        int padding = end;
        while (end < text.length() && end - padding < 2 && text.charAt(end) == '=') {
            end++;
        }
        return end;
    }

    private int lettersEnd(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '=' && Base64Text.isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int spacesEnd(int at) {
        int end = at;
        while (end < text.length() && Base64Text.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
