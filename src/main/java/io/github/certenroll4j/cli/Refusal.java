package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentException;
import java.io.PrintWriter;

/** Shows what Windows refused: its words, the usual cause, the next step. */
final class Refusal {

    private Refusal() {
    }

    static void print(PrintWriter err, EnrollmentException refusal) {
        err.println(refusal.getMessage());
        Lines.labelled(err, "cause", refusal.hresult().cause());
        Lines.labelled(err, "next step", refusal.hresult().nextStep());
        printBesides(err, refusal);
    }

    /** What went wrong while cleaning up after the refusal. */
    static void printBesides(PrintWriter err, EnrollmentException refusal) {
        for (Throwable trouble : refusal.getSuppressed()) {
            Lines.labelled(err, "besides", trouble.getMessage());
        }
    }
}
