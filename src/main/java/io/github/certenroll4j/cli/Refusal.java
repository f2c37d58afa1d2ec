package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentException;

/** Shows what Windows refused: its words, the usual cause, the next step. */
final class Refusal {

    private Refusal() {
    }

    static void print(Printer err, EnrollmentException refusal) {
        err.sentence(refusal.getMessage());
        err.labelled("cause", CommandWords.in(refusal.hresult().cause(refusal.operation())));
        err.labelled("next step", CommandWords.in(refusal.hresult().nextStep(refusal.operation())));
        printBesides(err, refusal);
    }

    /** What went wrong while cleaning up after the refusal. */
    static void printBesides(Printer err, EnrollmentException refusal) {
        for (Throwable trouble : refusal.getSuppressed()) {
            err.labelled("besides", trouble.getMessage());
        }
    }
}
