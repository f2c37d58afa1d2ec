package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Says what went wrong: in words on stderr, and if the arguments have {@code --json}, on stdout as the object that the
 * schemas call a failure. Whoever asked for JSON then gets one object, whatever happens.
 */
final class Failures {

    /** The schema of a failure before a command was found that answers in JSON. */
    private static final String NO_COMMAND = "";

    private final Console console;
    private final List<String> args;

    Failures(Console console, String... args) {
        this.console = console;
        this.args = Arrays.asList(args);
    }

    /** Of the program that a command belongs to. */
    static Failures of(CommandSpec command) {
        return ((CertEnroll4j) command.root().userObject()).failures();
    }

    /** One message, the names that may be meant, and where there is help. */
    int misuse(ParameterException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String message = Misuse.message(wrong);
        if (isMonitored()) {
            return unknown(message);
        }
        answer(command(command), ExitCode.USAGE, message);
        console.err().sentence("certenroll4j: " + message);
        console.err().line("See " + command.qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** @param command where it happened */
    int explain(Throwable trouble, CommandSpec command) {
        return explain(trouble, command(command));
    }

    /** Explains what happened before or without picocli. */
    int explain(Throwable trouble) {
        return explain(trouble, !args.isEmpty() && QuickAnswer.COMMANDS.contains(args.get(0)) ? args.get(0) : NO_COMMAND);
    }

    private int explain(Throwable trouble, String command) {
        if (trouble instanceof OutputLostException) {
            // The console says so at the end.
            return ExitCode.CANNOT_TELL;
        }
        if (trouble instanceof CommandException) {
            CommandException told = (CommandException) trouble;
            if (isMonitored()) {
                return unknown(told.getMessage());
            }
            String details = told.details().isEmpty() ? "" : " " + String.join("; ", told.details());
            answer(command, told.exitCode(), told.getMessage() + details);
            console.err().sentence("certenroll4j: " + told.getMessage());
            told.details().forEach(detail -> console.err().line("  " + detail));
            return told.exitCode();
        }
        String message = "something unforeseen went wrong in the program itself: " + trouble;
        if (isMonitored()) {
            return unknown(message);
        }
        answer(command, ExitCode.CANNOT_TELL, message);
        console.err().sentence("certenroll4j: " + message);
        console.err().line("Please report this line and the command that led to it.");
        return ExitCode.CANNOT_TELL;
    }

    /** Shows what Windows refused: its words, the usual cause, the next step. */
    int refused(EnrollmentException refusal, CommandSpec command, int exitCode) {
        answer(command(command), exitCode, refusal.getMessage());
        RefusalText.print(console.err(), refusal);
        return exitCode;
    }

    private void answer(String command, int exitCode, String message) {
        if (wantsJson() && command.equals("fleet")) {
            console.out().jsonLine(Json.failureOf(command, exitCode, message));
        } else if (wantsJson()) {
            console.out().json(Json.failureOf(command, exitCode, message));
        }
    }

    private boolean wantsJson() {
        int end = args.indexOf("--");
        return args.subList(0, end < 0 ? args.size() : end).contains("--json");
    }

    private boolean isMonitored() {
        return Monitoring.isAsked(args.toArray(new String[0]));
    }

    private int unknown(String message) {
        try {
            return Monitoring.UNKNOWN.print(message, console.out());
        } catch (OutputLostException lost) {
            // The console says so at the end.
            return Monitoring.UNKNOWN.ordinal();
        }
    }

    /** The command whose answer was asked for, by its name in the schemas. */
    private String command(CommandSpec spec) {
        if (spec.findOption("--json") == null) {
            return NO_COMMAND;
        }
        String name = spec.qualifiedName("-").substring(spec.root().name().length() + 1);
        if (name.equals("status") && has("--package")) {
            return "status-package";
        }
        if (name.equals("request") && has("--self-signed")) {
            return "request-self-signed";
        }
        return name.equals("pending") && has("--request") ? "pending-request" : name;
    }

    private boolean has(String option) {
        return args.stream().anyMatch(arg -> arg.equals(option) || arg.startsWith(option + "="));
    }
}
