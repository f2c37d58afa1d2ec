package io.github.certenroll4j.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code certenroll4j}: it finds the command, runs it, and turns what went wrong into one message. */
@Command(
        name = "certenroll4j",
        mixinStandardHelpOptions = true,
        versionProvider = CertEnroll4j.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Gets a CA's certificate response into the Windows certificate store, and says why when Windows refuses."},
        subcommands = {StatusCommand.class, VersionCommand.class, InspectCommand.class, RequestCommand.class,
            PendingCommand.class, InstallCommand.class, VerifyCommand.class, ExplainCommand.class, PageCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:yes, or done",
            "1:no: hotfix missing, Windows refused, a page has findings",
            "2:the command line was wrong",
            "3:installed, but a restart is pending",
            "4:cannot tell: unreadable, unreachable, not a CA response",
            "5:not possible on this system"})
public final class CertEnroll4j implements Runnable {

    @Spec
    private CommandSpec spec;

    private final Console console;

    private CertEnroll4j(Console console) {
        this.console = console;
    }

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Console.ofThisProcess(), args));
    }

    /** Runs one command and gives the exit code, 0 to 5. */
    static int run(Console console, String... args) {
        return console.finish(answer(console, args));
    }

    private static int answer(Console console, String... args) {
        try {
            OptionalInt answered = QuickStatus.answer(console.out(), args);
            return answered.isPresent() ? answered.getAsInt() : byPicocli(console, args);
        } catch (RuntimeException | Error trouble) {
            // Errors: no memory, or a library that cannot be loaded. Exceptions: picocli handled those of its commands.
            return explain(trouble, console.err());
        }
    }

    static int byPicocli(Console console, String... args) {
        CommandLine program = new CommandLine(new CertEnroll4j(console))
                .setOut(console.out().forPicocli())
                .setErr(console.err().forPicocli())
                .setParameterExceptionHandler((wrong, words) -> misuse(wrong, console.err()))
                .setExecutionExceptionHandler((trouble, command, parsed) -> explain(trouble, console.err()))
                // Plain text: under Wine, and in logs, colours arrive as noise.
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(false);
        return program.execute(args);
    }

    /** What picocli's own handler does, but its messages repeat arguments, which stay on one line. */
    private static int misuse(ParameterException wrong, Printer err) {
        err.line(wrong.getMessage());
        PrintWriter lines = err.forPicocli();
        if (!UnmatchedArgumentException.printSuggestions(wrong, lines)) {
            wrong.getCommandLine().usage(lines);
        }
        return ExitCode.USAGE;
    }

    Console console() {
        return console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int explain(Throwable trouble, Printer err) {
        if (trouble instanceof CommandException) {
            CommandException told = (CommandException) trouble;
            err.line("certenroll4j: " + told.getMessage());
            told.details().forEach(detail -> err.line("  " + detail));
            return told.exitCode();
        }
        if (trouble instanceof OutputLostException) {
            // The console says so at the end.
            return ExitCode.CANNOT_TELL;
        }
        err.line("certenroll4j: something unforeseen went wrong in the program itself: " + trouble);
        err.line("Please report this line and the command that led to it.");
        return ExitCode.CANNOT_TELL;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CertEnroll4j.class.getPackage().getImplementationVersion();
            return new String[] {"certenroll4j " + (version == null ? "(from classes, not from a jar)" : version)};
        }
    }
}
