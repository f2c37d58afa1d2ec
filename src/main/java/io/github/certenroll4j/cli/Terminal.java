package io.github.certenroll4j.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** What is at the other end of stdout and stderr, as far as Java and the operating system tell. */
class Terminal {

    /** One less than the 80 columns of old terminals: some begin a new line after a full one. */
    private static final int USUAL_WIDTH = 79;
    private static final int LEAST_COLUMNS = 40;
    private static final int MOST_COLUMNS = 1000;

    /** One of the two streams, by the name that Java's properties have for it and by its descriptor. */
    enum Stream {
        STDOUT("stdout", "1"),
        STDERR("stderr", "2");

        private final String name;
        private final String descriptor;

        Stream(String name, String descriptor) {
            this.name = name;
            this.descriptor = descriptor;
        }
    }

    /** The columns that a line of text may fill. */
    int width() {
        return width(System.getenv("COLUMNS"));
    }

    /** @param columns what the shell says, or null; nonsense is passed over */
    static int width(String columns) {
        if (columns == null || !columns.matches("[0-9]{1,4}")) {
            return USUAL_WIDTH;
        }
        int number = Integer.parseInt(columns);
        return number < LEAST_COLUMNS || number > MOST_COLUMNS ? USUAL_WIDTH : number - 1;
    }

    /**
     * The charset of a terminal; of a file or pipe, what Java takes for it. Java 19 and later say both in one property,
     * Java 8 to 17 have one for a terminal, and else print in the default charset.
     */
    Charset charset(Stream stream) {
        String name = System.getProperty(stream.name + ".encoding", System.getProperty("sun." + stream.name + ".encoding"));
        return name == null ? Charset.defaultCharset() : charset(name);
    }

    static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // An older Java has no charset of the name that it has for Windows' UTF-8. Any other: all is escaped but ASCII.
            return name.equals("cp65001") ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        }
    }

    /** Whether a person looks at the stream. */
    boolean isAt(Stream stream) {
        String target = target(stream);
        return target.isEmpty() ? consoleIsTerminal() : target.matches("/dev/(pts/|tty|console).*");
    }

    /** Whether a write to the stream fails only because its reader has gone. */
    boolean isPipeAt(Stream stream) {
        return target(stream).matches("(pipe|socket):.*");
    }

    /** Linux shows where a stream leads; empty elsewhere. */
    private static String target(Stream stream) {
        Path link = Paths.get("/proc/self/fd", stream.descriptor);
        try {
            return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
        } catch (IOException unknown) {
            return "";
        }
    }

    /** Java's console answers for stdin and stdout at once; from Java 22 on it is there without a terminal, too. */
    private static boolean consoleIsTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
