package io.github.certenroll4j.response;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A mail, or an answer of a web server, taken apart (RFC 2045, RFC 2046): its parts in their order, those of parts, too. The
 * text has one character a byte.
 */
final class MimeMessage {

    /** No mail has more; each is one look at every line. */
    private static final int MAX_BOUNDARIES = 100;
    private static final int MAX_PARTS = 1000;
    /** The header of a mail that many servers have judged is long. */
    private static final int HEAD = 131_072;
    private static final int MAX_HEADER = 4096;

    private final String text;
    private final Set<String> boundaries = new HashSet<>();
    private final List<MimePart> parts = new ArrayList<>();
    private int position;

    private MimeMessage(String text) {
        this.text = text;
    }

    /** Whether it begins with header lines that say what follows them, or with the first part of several. */
    static boolean matches(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT);
        return hasHeader(head, "content-type:") || hasHeader(head, "content-transfer-encoding:");
    }

    private static boolean hasHeader(String head, String name) {
        int after = head.startsWith(name) ? 0 : head.indexOf("\n" + name);
        return after >= 0 && new MimeMessage(head).isHeader(after);
    }

    /** Whether all that is before this offset are header lines, or the line that separates parts. */
    private boolean isHeader(int offset) {
        boolean header = true;
        while (header && position < offset) {
            String line = line();
            header = line.startsWith("--") || line.startsWith("from ") || isContinued(line) || colon(line) > 0;
        }
        return header;
    }

    /** @throws NotACaResponseException if they are more than anybody sends */
    static List<MimePart> parts(String text) throws NotACaResponseException {
        MimeMessage message = new MimeMessage(text);
        if (text.startsWith("--")) {
            message.boundary(message.line().substring(2).trim());
        }
        while (message.position < text.length()) {
            if (message.parts.size() == MAX_PARTS) {
                throw NotACaResponseException.tooMuch("a mail of more than " + MAX_PARTS + " parts");
            }
            message.part();
        }
        return message.parts;
    }

    /** Header lines, a blank line, and all that comes before the next boundary. */
    private void part() {
        MimePart part = new MimePart();
        String header = "";
        int bodyStart = position;
        String line = line();
        while (isContinued(line) || colon(line) > 0 || line.startsWith("From ")) {
            if (!isContinued(line)) {
                part.header(header);
                header = "";
            }
            if (header.length() < MAX_HEADER) {
                header += line;
            }
            bodyStart = position;
            line = line();
        }
        part.header(header);
        boundary(part.boundary());
        if (part.isMessage()) {
            return; // its header lines follow
        }
        // What ended the header is a blank line, which belongs to neither; or there is none, and this line is of the body.
        bodyStart = line.trim().isEmpty() ? position : bodyStart;
        position = bodyStart;
        part.body = body(bodyStart);
        parts.add(part);
    }

    private String body(int from) {
        int start = from;
        while (position < text.length()) {
            start = position;
            String line = line().trim();
            if (line.startsWith("--") && line.length() > 2) {
                boolean last = line.length() > 3 && line.endsWith("--") && boundaries.contains(line.substring(2, line.length() - 2));
                if (last || boundaries.contains(line.substring(2))) {
                    return text.substring(from, start);
                }
            }
        }
        return text.substring(from);
    }

    private void boundary(String boundary) {
        if (!boundary.isEmpty() && boundaries.size() < MAX_BOUNDARIES) {
            boundaries.add(boundary);
        }
    }

    private static boolean isContinued(String line) {
        return line.startsWith(" ") && !line.trim().isEmpty() || line.startsWith("\t") && !line.trim().isEmpty();
    }

    /** Where the name of a header ends, or -1 where the line is none. */
    private static int colon(String line) {
        int end = 0;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '-')) {
            end++;
        }
        return end > 0 && end < line.length() && line.charAt(end) == ':' ? end : -1;
    }

    /** The line at the position, which moves behind it. */
    private String line() {
        int end = text.indexOf('\n', position);
        int to = end < 0 ? text.length() : end;
        String line = text.substring(position, to);
        position = Math.min(to + 1, text.length());
        return line;
    }
}
