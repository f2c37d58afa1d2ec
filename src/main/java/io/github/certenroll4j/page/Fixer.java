package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the remedies of all calls of a file; leaves alone a call with an argument that the file does not show. */
final class Fixer {

    private Fixer() {
    }

    /** The changes in the order of the file, without overlaps. */
    static List<Edit> fix(List<CheckedCall> calls) {
        List<Edit> edits = new ArrayList<>();
        for (CheckedCall call : calls) {
            if (!call.call.findings().contains(Finding.NOT_RESOLVED)) {
                call.problems.forEach(problem -> edits.addAll(problem.remedy));
            }
        }
        return withoutOverlaps(edits);
    }

    /** What is replaced as a whole needs no change inside; of two that start together it was added first. */
    private static List<Edit> withoutOverlaps(List<Edit> edits) {
        edits.sort(Comparator.comparingInt(edit -> edit.start));
        List<Edit> apart = new ArrayList<>();
        int end = 0;
        for (Edit edit : edits) {
            if (edit.start >= end) {
                apart.add(edit);
                end = edit.end;
            }
        }
        return apart;
    }
}
