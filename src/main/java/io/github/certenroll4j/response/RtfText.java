package io.github.certenroll4j.response;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The text of a document of WordPad, Word or Outlook, into which a certificate was pasted (Microsoft's Rich Text Format
 * Specification, version 1.9.1).
 */
final class RtfText {

    private static final Set<String> LINE_ENDS = new HashSet<>(Arrays.asList("par", "line", "row", "cell", "sect", "page"));
    /** What begins a group that is no text. */
    private static final Set<String> NO_TEXT = new HashSet<>(Arrays.asList("fonttbl", "colortbl", "stylesheet", "info", "pict", "*",
            "header", "footer", "object"));

    private final String text;
    private final StringBuilder decoded;
    private int at;

    private RtfText(String text) {
        this.text = text;
        this.decoded = new StringBuilder(text.length());
    }

    static boolean matches(String text) {
        return text.startsWith("{\\rtf");
    }

    static String decode(String text) {
        RtfText document = new RtfText(text);
        while (document.at < text.length()) {
            document.next();
        }
        return document.decoded.toString();
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '{') {
            at = startsNoText() ? groupEnd() : at + 1;
        } else if (c == '\\') {
            at++;
            control();
        } else {
            // A line end of the file itself is none of the text.
            if (c != '}' && c != '\r' && c != '\n') {
                decoded.append(c);
            }
            at++;
        }
    }

    private boolean startsNoText() {
        if (!text.startsWith("{\\", at)) {
            return false;
        }
        int end = wordEnd(at + 2);
        return NO_TEXT.contains(text.substring(at + 2, Math.min(Math.max(end, at + 3), text.length())));
    }

    /** After the brace that closes the group, or the end of the text. */
    private int groupEnd() {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
            i += c == '\\' ? 1 : 0;
        }
        return text.length();
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        return end;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** What stands behind a backslash: a word and perhaps a number, or one sign. */
    private void control() {
        int end = wordEnd(at);
        if (end == at) {
            sign();
            return;
        }
        String word = text.substring(at, end);
        // A hyphen without a digit behind it is text already, as at the beginning of a BEGIN line.
        int digits = text.startsWith("-", end) && digitsEnd(end + 1) > end + 1 ? digitsEnd(end + 1) : digitsEnd(end);
        at = digits < text.length() && text.charAt(digits) == ' ' ? digits + 1 : digits;
        if (LINE_ENDS.contains(word)) {
            decoded.append('\n');
        } else if (word.equals("tab")) {
            decoded.append('\t');
        } else if (word.equals("emdash") || word.equals("endash")) {
            decoded.append('\u2013');
        } else if (word.equals("u") && digits > end && digits - end <= 6) {
            letter(text.substring(end, digits));
        }
    }

    /** A letter by its number, behind which one stands for programs that do not know it. */
    private void letter(String number) {
        decoded.append((char) Integer.parseInt(number));
        at += text.startsWith("\\'", at) ? 4 : 1;
    }

    private void sign() {
        char c = at < text.length() ? text.charAt(at) : ' ';
        at++;
        if (c == '\'') {
            int code = PercentText.hex(text, at, 2);
            if (code >= 0) {
                decoded.append((char) code);
                at += 2;
            }
        } else if (c == '\n' || c == '\r') {
            decoded.append('\n');
        } else if ("\\{}".indexOf(c) >= 0) {
            decoded.append(c);
        } else if (c == '~') {
            decoded.append(' ');
        } else if (c == '_') {
            decoded.append('-');
        }
    }
}
