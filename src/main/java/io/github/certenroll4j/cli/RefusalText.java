package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentException;

/** Shows what Windows refused: its words, the cause, the next step. */
final class RefusalText {

    private RefusalText() {
    }

    static void print(Printer err, EnrollmentException refusal) {
        print(err, refusal, CommandWords.in(refusal.nextStep()));
    }

    /** @param nextStep what to type */
    static void print(Printer err, EnrollmentException refusal, String nextStep) {
        err.sentence(refusal.getMessage());
        err.labelled("cause", CommandWords.in(refusal.cause()));
        err.labelled("next step", nextStep);
        // What went wrong while cleaning up after the refusal.
        for (Throwable trouble : refusal.getSuppressed()) {
            err.labelled("besides", trouble.getMessage());
        }
    }
}
