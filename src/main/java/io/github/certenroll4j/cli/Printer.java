package io.github.certenroll4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One stream of the {@link Console}. Text for people passes through {@link Escapes} and is in the charset of the stream;
 * a line is one line, whatever is in it. JSON and CSV are UTF-8 everywhere. A write that fails ends the command.
 *
 * <p>No streams, lambdas or formats on the way of a line, as in {@link QuickAnswer}.
 */
final class Printer {

    private static final String INDENT = "              ";
    private static final byte[] NOTHING = {};

    private final OutputStream stream;
    private final Charset charset;
    private final int width;
    private byte[] json = NOTHING;
    private IOException failure;

    /** @param charset what people read this stream in */
    Printer(OutputStream stream, Charset charset, int width) {
        this.stream = stream;
        this.charset = charset;
        this.width = width;
    }

    /** Prints an empty line. */
    void line() {
        write("", System.lineSeparator());
    }

    /** Prints the text on one line. */
    void line(String text) {
        write(shown(text), System.lineSeparator());
    }

    /**
     * Prints the text, folded where the line is full; what follows is indented two more than its start, so that it
     * begins no line of ours.
     */
    void sentence(String text) {
        StringBuilder indent = new StringBuilder("  ");
        for (int i = 0; i < text.length() && text.charAt(i) == ' '; i++) {
            indent.append(' ');
        }
        fold(new StringBuilder(), indent.toString(), text);
    }

    /** Prints {@code label: text} with the text folded and indented; prints nothing for an empty text. */
    void labelled(String label, String text) {
        if (text.isEmpty()) {
            return;
        }
        // No String.format here: its first call takes longer than all the rest of an answer.
        StringBuilder line = new StringBuilder("  ").append(label).append(':');
        do {
            line.append(' ');
        } while (line.length() < INDENT.length());
        fold(line, INDENT, text);
    }

    private void fold(StringBuilder begun, String indent, String text) {
        StringBuilder line = begun;
        for (String word : shown(text).split(" ")) {
            if (line.length() + word.length() > width && line.length() > indent.length()) {
                write(trimEnd(line), System.lineSeparator());
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        write(trimEnd(line), System.lineSeparator());
    }

    /** Asks: the answer is typed on the same line. */
    void question(String text) {
        write(shown(text), " ");
        flushText();
    }

    /** Prints the text over the line that the cursor is in; the cursor goes back to its start after an empty one. */
    void overwrite(String text) {
        write("\r", shown(text));
        flushText();
    }

    /** Answers with this one object. It is printed at the end: a failure that comes after it takes its place. */
    void json(Json answer) {
        json = (Escapes.json(answer.text()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Prints one object on one line, now: one of many answers, each of which stands. */
    void jsonLine(Json answer) {
        bytes((Escapes.json(answer.line()) + "\n").getBytes(StandardCharsets.UTF_8));
        flushText();
    }

    /** Prints one record of comma-separated values. */
    void csv(String... values) {
        bytes((Csv.line(values) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes what is not text for people as it is. */
    void bytes(byte[] content) {
        try {
            check();
            stream.write(content);
        } catch (IOException failed) {
            throw lost(failed);
        }
    }

    /** Sees to it that all arrives. */
    void flush() {
        byte[] answer = json;
        json = NOTHING;
        bytes(answer);
        flushText();
    }

    /** Sees to it that all arrives that was printed; not an answer that may still be replaced. */
    void flushText() {
        try {
            check();
            stream.flush();
        } catch (IOException failed) {
            throw lost(failed);
        }
    }

    /** For picocli's help; every line of it goes the way of the others. */
    PrintWriter forPicocli() {
        return new PrintWriter(new LineWriter(), true);
    }

    private String shown(String text) {
        return Escapes.expressible(Escapes.visible(text), charset);
    }

    private void write(String shown, String end) {
        bytes((shown + end).getBytes(charset));
    }

    private void check() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    private OutputLostException lost(IOException failed) {
        failure = failed;
        return new OutputLostException(failed);
    }

    private static String trimEnd(StringBuilder line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(0, end);
    }

    private final class LineWriter extends Writer {

        private final StringBuilder begun = new StringBuilder();

        @Override
        public void write(char[] text, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    print();
                } else {
                    begun.append(text[i]);
                }
            }
        }

        private void print() {
            String text = begun.toString();
            begun.setLength(0);
            line(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        }

        @Override
        public void flush() {
            // A line is printed when it ends.
        }

        @Override
        public void close() {
            // The stream is the console's.
        }
    }
}
