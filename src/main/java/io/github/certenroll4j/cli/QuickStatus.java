package io.github.certenroll4j.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.OptionalInt;

/**
 * The calls of {@code status} that monitoring and scripts make again and again, answered without picocli, whose start
 * takes several times as long as the answer: {@code status [--windows DIR] [--json|--verbose|--monitoring]}, in this
 * order. Everything else, and whatever has to be explained, is left to picocli and {@link StatusCommand}, which answer
 * these calls alike.
 *
 * <p>From here to the printed text the code does without streams, lambdas and formats: their first use takes a JVM
 * longer than all that they do here.
 */
final class QuickStatus {

    private QuickStatus() {
    }

    /** Answers and gives the exit code, if this is such a call; prints nothing if it is not. */
    static OptionalInt answer(Printer out, String... args) {
        if (args.length == 0 || !args[0].equals("status")) {
            return OptionalInt.empty();
        }
        boolean named = args.length > 2 && args[1].equals("--windows");
        Path directory = named ? path(args[2]) : null;
        StatusReport.Form form = form(args, named ? 3 : 1);
        return form == null || named && directory == null
                ? OptionalInt.empty()
                : OptionalInt.of(new StatusReport(directory, form).print(out));
    }

    private static StatusReport.Form form(String[] args, int at) {
        switch (args.length == at ? "" : args.length == at + 1 ? args[at] : "several") {
            case "":
                return StatusReport.Form.TEXT;
            case "--verbose":
                return StatusReport.Form.VERBOSE;
            case "--json":
                return StatusReport.Form.JSON;
            case "--monitoring":
                return StatusReport.Form.MONITORING;
            default:
                return null;
        }
    }

    /** The directory, or null if picocli would read more into it (an option, a file of arguments), or it is no path. */
    private static Path path(String directory) {
        try {
            return directory.isEmpty() || directory.startsWith("-") || directory.startsWith("@") ? null : Paths.get(directory);
        } catch (InvalidPathException wrong) {
            return null;
        }
    }
}
