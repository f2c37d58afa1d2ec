package io.github.certenroll4j.response;

import java.util.Locale;

/** What a web server answered with its status line and header, as {@code curl -i} shows it (RFC 9112); one character a byte. */
final class HttpAnswer {

    private static final int MAX_LINE = 8192;

    final String status;
    /** Header lines and body, a mail of one part. */
    final String message;

    private HttpAnswer(String status, String message) {
        this.status = status;
        this.message = message;
    }

    static boolean matches(String text) {
        return text.startsWith("HTTP/");
    }

    /** Takes the last of several answers: those before it are of proxies, or send on to another address. */
    static HttpAnswer of(String text) {
        int last = 0;
        for (int next = next(text, 0); next > 0; next = next(text, next)) {
            last = next;
        }
        int end = lineEnd(text, last);
        String message = text.substring(Math.min(text.length(), end + 1));
        return new HttpAnswer(text.substring(last, Math.min(end, last + MAX_LINE)).trim(), unchunked(message));
    }

    /** Where the next answer begins when this one has no body, or -1. */
    private static int next(String text, int from) {
        int blank = blankLine(text, lineEnd(text, from) + 1);
        int body = blank < 0 ? -1 : lineEnd(text, blank) + 1;
        return body > 0 && text.startsWith("HTTP/", body) ? body : -1;
    }

    /** Where the first blank line of these lines begins, or -1. */
    private static int blankLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && !text.startsWith("\r\n", at)) {
            at = lineEnd(text, at) + 1;
        }
        return at < text.length() ? at : -1;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** The message with its chunks joined (RFC 9112 section 7.1), unless whoever saved it has done so before. */
    private static String unchunked(String message) {
        int blank = blankLine(message, 0);
        String header = blank < 0 ? "" : message.substring(0, blank).toLowerCase(Locale.ROOT);
        if (!header.contains("transfer-encoding: chunked") && !header.contains("transfer-encoding:chunked")) {
            return message;
        }
        int body = lineEnd(message, blank) + 1;
        StringBuilder joined = new StringBuilder(message.length()).append(message, 0, Math.min(body, message.length()));
        int at = body;
        for (int size = size(message, at); size > 0; size = size(message, at)) {
            int start = lineEnd(message, at) + 1;
            if (size > message.length() - start) {
                return message;
            }
            joined.append(message, start, start + size);
            at = Math.min(message.length(), lineEnd(message, start + size) + 1);
        }
        return size(message, at) == 0 ? joined.toString() : message;
    }

    /** How long the chunk is that begins there, or -1 where none does. */
    private static int size(String message, int at) {
        int end = at;
        int size = 0;
        while (end < message.length() && end - at < 8 && PercentText.hex(message, end, 1) >= 0) {
            size = size << 4 | PercentText.hex(message, end, 1);
            end++;
        }
        boolean number = end > at && end < message.length() && "\r\n;".indexOf(message.charAt(end)) >= 0;
        return number && size >= 0 ? size : -1;
    }
}
