package io.github.certenroll4j.cli;

import java.io.PrintWriter;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    private CertEnroll4j() {
    }

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /**
     * Runs one command.
     *
     * @param out where answers go
     * @param err where trouble goes
     * @return the exit code, 0 to 5
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            OptionalInt answered = QuickStatus.answer(out, args);
            return answered.isPresent() ? answered.getAsInt() : runByPicocli(out, err, args);
        } catch (RuntimeException | Error trouble) {
            // Errors: no memory, or a library that cannot be loaded. Exceptions: picocli handled those of its commands.
            return explain(trouble, err);
        }
    }

    private static int runByPicocli(PrintWriter out, PrintWriter err, String... args) {
        CommandLine program = new CommandLine(new CertEnroll4j())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((trouble, command, parsed) -> explain(trouble, command.getErr()))
                // Plain text: under Wine, and in logs, colours arrive as noise.
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(false);
        return program.execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int explain(Throwable trouble, PrintWriter err) {
        if (trouble instanceof CommandException) {
            err.println("certenroll4j: " + trouble.getMessage());
            return ((CommandException) trouble).exitCode();
        }
        err.println("certenroll4j: something unforeseen went wrong in the program itself: " + trouble);
        err.println("Please report this line and the command that led to it.");
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
