package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import picocli.CommandLine.Option;

/** Whose stores a command works on. */
final class ContextOption {

    @Option(names = "--machine",
            description = "Work on the computer's stores and keys, not the user's; needs an elevated administrator.")
    private boolean machine;

    EnrollmentContext context() {
        return machine ? EnrollmentContext.MACHINE : EnrollmentContext.USER;
    }

    /** The word for a context in JSON and in sentences. */
    static String word(EnrollmentContext context) {
        return context.isMachine() ? "machine" : "user";
    }
}
