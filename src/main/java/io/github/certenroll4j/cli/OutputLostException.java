package io.github.certenroll4j.cli;

import java.io.IOException;

/** What a command printed did not arrive: the disk is full, or who read it has gone. */
final class OutputLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputLostException(IOException cause) {
        super(cause);
    }
}
