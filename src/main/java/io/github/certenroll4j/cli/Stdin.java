package io.github.certenroll4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Standard input, read without asking how much of it is there: in Wine nobody can say that of a pipe, and System.in's own
 * buffer gives up there.
 */
final class Stdin extends InputStream {

    /** Whether it is {@code -}, as people call it. */
    static boolean isNamedBy(Path path) {
        return path.toString().equals("-");
    }

    @Override
    public int read() throws IOException {
        return System.in.read();
    }
}
