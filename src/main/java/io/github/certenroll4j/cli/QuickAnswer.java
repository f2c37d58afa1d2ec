package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The calls that scripts make again and again, and the first that everyone makes, answered without picocli, whose start
 * takes several times as long as the answer: {@code status} (see {@link QuickStatus}), {@code version FILE…},
 * {@code explain CODE} and {@code inspect RESPONSE}, each with {@code --json} anywhere or without, and {@code --help}.
 * Everything else, and whatever has to be explained, is left to picocli and the commands, which answer these calls alike.
 *
 * <p>On the way from here to the printed text there are no streams and few lambdas and formats: their first use takes a JVM
 * longer than all the rest.
 */
final class QuickAnswer {

    /** Those that have an answer in JSON. */
    static final List<String> COMMANDS = Arrays.asList("status", "version", "explain", "inspect");

    private static final String JSON = "--json";

    private final Console console;
    private final List<String> operands = new ArrayList<>();
    private boolean json;

    private QuickAnswer(Console console) {
        this.console = console;
    }

    /** Answers and gives the exit code, if this is such a call; prints nothing if it is not. */
    static OptionalInt of(Console console, String... args) {
        if (args.length == 0) {
            return OptionalInt.empty();
        }
        if (args[0].equals("status")) {
            return QuickStatus.answer(console.out(), args);
        }
        if (args[0].equals("--help") && args.length == 1) {
            return QuickHelp.answer(console);
        }
        QuickAnswer answer = new QuickAnswer(console);
        return answer.takes(args) ? answer.to(args[0]) : OptionalInt.empty();
    }

    /** Words for the command, and {@code --json} once; nothing that picocli may take for another option or a sign for help. */
    private boolean takes(String... args) {
        for (int i = 1; i < args.length; i++) {
            if (args[i].equals(JSON) && !json) {
                json = true;
            } else if (args[i].isEmpty() || args[i].startsWith("-") || args[i].equals("/?")) {
                return false;
            } else {
                operands.add(args[i]);
            }
        }
        return !operands.isEmpty();
    }

    private OptionalInt to(String command) {
        switch (command) {
            case "version":
                return version();
            case "explain":
                return operands.size() == 1 ? explain() : OptionalInt.empty();
            case "inspect":
                return operands.size() == 1 ? OptionalInt.of(inspect()) : OptionalInt.empty();
            default:
                return OptionalInt.empty();
        }
    }

    private OptionalInt version() {
        List<Path> places = new ArrayList<>();
        try {
            for (String operand : operands) {
                places.add(FileName.path(operand));
            }
        } catch (InvalidPathException wrong) {
            return OptionalInt.empty();
        }
        VersionReport.Form form = json ? VersionReport.Form.JSON : VersionReport.Form.TEXT;
        return OptionalInt.of(new VersionReport(new NamePattern("*"), "*", form, false, null).print(console, places));
    }

    private OptionalInt explain() {
        Explanation explanation;
        try {
            explanation = Explanation.of(operands.get(0));
        } catch (IllegalArgumentException noCode) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(explanation.print(console.out(), json));
    }

    private int inspect() {
        Inspection inspection = Inspection.of(operands.get(0), new TrustOption(), new RequestOption());
        inspection.print(console.out(), ForecastTable.INTERESTING, false, json);
        return inspection.exitCode();
    }
}
