package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The calls of {@code status} that monitoring and scripts make again and again, answered without picocli, whose start
 * takes several times as long as the answer: {@code --windows DIR} and one of {@code --json}, {@code --verbose} and
 * {@code --monitoring}, in any order. Everything else, and whatever has to be explained, is left to picocli and
 * {@link StatusCommand}, which answer these calls alike.
 *
 * <p>From here to the printed text the code does without streams, lambdas and formats: their first use takes a JVM
 * longer than all that they do here.
 */
final class QuickStatus {

    private static final String WINDOWS = "--windows";

    private Path directory;
    private StatusReport.Form form;

    private QuickStatus() {
    }

    /** Answers and gives the exit code, if this is such a call; prints nothing if it is not. */
    static OptionalInt answer(Printer out, String... args) {
        if (args.length == 0 || !args[0].equals("status")) {
            return OptionalInt.empty();
        }
        QuickStatus status = new QuickStatus();
        return status.takes(args) ? OptionalInt.of(new StatusReport(status.directory, status.form()).print(out)) : OptionalInt.empty();
    }

    private boolean takes(String... args) {
        boolean taken = true;
        for (int i = 1; i < args.length && taken; i++) {
            if (args[i].equals(WINDOWS)) {
                i++;
                taken = i < args.length && takesDirectory(args[i]);
            } else if (args[i].startsWith(WINDOWS + "=")) {
                taken = takesDirectory(args[i].substring(WINDOWS.length() + 1));
            } else {
                taken = takesForm(args[i]);
            }
        }
        return taken;
    }

    /** Not a second one, and not what picocli may take for an option. */
    private boolean takesDirectory(String name) {
        if (directory != null || name.isEmpty() || name.startsWith("-") || name.equals("/?")) {
            return false;
        }
        try {
            directory = FileName.path(name);
            return true;
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    private boolean takesForm(String word) {
        StatusReport.Form asked = word.equals("--verbose") ? StatusReport.Form.VERBOSE
                : word.equals("--json") ? StatusReport.Form.JSON
                : word.equals(Monitoring.OPTION) ? StatusReport.Form.MONITORING : null;
        boolean taken = form == null && asked != null;
        form = taken ? asked : form;
        return taken;
    }

    private StatusReport.Form form() {
        return form == null ? StatusReport.Form.TEXT : form;
    }
}
