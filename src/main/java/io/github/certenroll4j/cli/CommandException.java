package io.github.certenroll4j.cli;

import java.util.Arrays;
import java.util.List;

/** Ends a command with one message for the user and an exit code; never shown as a stack trace. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final List<String> details;

    /** @param details printed below the message, one a line */
    CommandException(int exitCode, String message, String... details) {
        super(message);
        this.exitCode = exitCode;
        this.details = Arrays.asList(details);
    }

    List<String> details() {
        return details;
    }

    int exitCode() {
        return exitCode;
    }
}
