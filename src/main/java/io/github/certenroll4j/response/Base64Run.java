package io.github.certenroll4j.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Base64 in a text without BEGIN and END lines: a word that begins as an ASN.1 SEQUENCE does, and as much after it as the
 * length of that SEQUENCE asks for. Whatever follows is text.
 */
final class Base64Run {

    /** "-----BEGIN " in base64, also after a byte order mark and in UTF-16: a whole PEM file as a value of YAML or JSON. */
    private static final String[] PEM_IN_BASE64 = {"LS0tLS1CRUdJTi", "77u/LS0tLS1CRUdJTi", "LQAtAC0ALQAtAEIA", "//4tAC0ALQAtAC0A"};
    /** "MI" in base64: base64 that was encoded a second time. */
    private static final String TWICE = "TUl";
    /** Letters that hold the tag and the length of an object, and the tag of the first inside. */
    private static final int HEAD = 12;
    /** Without a length that says it, what is shorter may be anything. */
    private static final int SURE = 48;
    /** So far after a BEGIN mark its base64 may begin: an end of line, quotes, signs that join lines. */
    private static final int BETWEEN = 24;
    /** Lines that go on in the next are at least so long. */
    private static final int FULL_LINE = 60;

    private final String text;
    private final List<byte[]> found = new ArrayList<>();
    private final TreeSet<Integer> starts = new TreeSet<>();
    private int position;

    private Base64Run(String text) {
        this.text = text;
    }

    /**
     * Every object in the text, and every text that was encoded itself.
     *
     * @throws NotACaResponseException if one ends before its length says, naming the line
     */
    static List<byte[]> in(String text) throws NotACaResponseException {
        Base64Run run = new Base64Run(text);
        while (run.position < text.length()) {
            run.word();
            if (run.found.size() > CaResponse.MAX_CERTIFICATES) {
                throw NotACaResponseException.tooMuch("more than " + CaResponse.MAX_CERTIFICATES + " objects in base64");
            }
        }
        run.checkMarks();
        return run.found;
    }

    /** What has a BEGIN mark and base64 after it, but in a form that is not read here, must not be left out unnoticed. */
    private void checkMarks() throws NotACaResponseException {
        for (Optional<PemMark> mark = PemMark.next(text, 0); mark.isPresent() && !found.isEmpty();
                mark = PemMark.next(text, mark.get().end)) {
            int after = mark.get().end;
            int most = Math.min(text.length(), after + BETWEEN);
            int word = after;
            while (word < most && !Base64Text.isLongWord(text, word)) {
                word++;
            }
            boolean read = starts.ceiling(after) != null && starts.ceiling(after) <= most;
            if (mark.get().begin && word < most && !read && !PemLabel.isPassedBy(mark.get().label)) {
                throw new NotACaResponseException("broken PEM: what follows the BEGIN in line " + FileText.line(text, after)
                        + " cannot be read. Fetch the response again and save it unchanged");
            }
        }
    }

    private void word() throws NotACaResponseException {
        int start = position;
        int end = lettersEnd(start);
        if (end - start < Base64Text.LONG_WORD) {
            position = Math.max(start + 1, end);
        } else if (Asn1.isSequence(Base64Text.decode(text, start, start + HEAD))) {
            object(start);
        } else {
            position = wrappedEnd(start);
            if (isEncodedText(start)) {
                found.add(Base64Text.decode(text, start, position));
            }
        }
    }

    private boolean isEncodedText(int start) {
        for (String prefix : PEM_IN_BASE64) {
            if (text.startsWith(prefix, start)) {
                return true;
            }
        }
        return text.startsWith(TWICE, start);
    }

    /** The words of as many lines as go on directly after each other. */
    private int wrappedEnd(int start) {
        int line = start;
        int end = wordEnd(start);
        while (end - line >= FULL_LINE && text.charAt(end - 1) != '=') {
            int next = end;
            while (next < text.length() && next - end < 2 && (text.charAt(next) == '\r' || text.charAt(next) == '\n')) {
                next++;
            }
            if (next == end || wordEnd(next) == next || !atLineEnd(wordEnd(next))) {
                break;
            }
            line = next;
            end = wordEnd(next);
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

    private String stoppedBy(int at) {
        return at < text.length() ? " at " + Base64Text.name(text.charAt(at)) : "";
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
