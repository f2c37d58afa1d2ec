package io.github.certenroll4j.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code certenroll4j}: it finds the command, runs it, and turns what went wrong into one message. */
@Command(
        name = "certenroll4j",
        mixinStandardHelpOptions = true,
        versionProvider = CertEnroll4j.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Gets a CA's certificate response into the Windows certificate store, and says why when Windows refuses."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:yes, or done",
            "1:no: hotfix missing, Windows refused, the CA denied, a page has findings",
            "2:the command line was wrong",
            "3:not yet: a restart is pending, or the CA has not decided",
            "4:cannot tell: unreadable, unreachable, not a CA response; or stdout cannot be written",
            "5:not possible on this system"})
public final class CertEnroll4j implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final Console console;
    private final Failures failures;

    private CertEnroll4j(Console console, Failures failures) {
        this.console = console;
        this.failures = failures;
    }

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] args) {
        NativePart.place();
        System.exit(run(Console.ofThisProcess(), TypedArguments.of(args)));
    }

    /** Runs one command and gives the exit code, 0 to 5. */
    static int run(Console console, String... args) {
        int exitCode = console.finish(answer(console, args));
        // What monitoring asks for has four exit codes of its own.
        return Monitoring.isAsked(args) ? Math.min(exitCode, Monitoring.UNKNOWN.ordinal()) : exitCode;
    }

    private static int answer(Console console, String... args) {
        try {
            OptionalInt answered = QuickAnswer.of(console, args);
            return answered.isPresent() ? answered.getAsInt() : byPicocli(console, args);
        } catch (RuntimeException | Error trouble) {
            // Errors: no memory, or a library that cannot be loaded. Exceptions: picocli handled those of its commands.
            return new Failures(console, args).explain(trouble);
        }
    }

    static int byPicocli(Console console, String... args) {
        return program(console, args).execute(args);
    }

    /** The program as picocli knows it, with the command that the arguments name, or with all. */
    static CommandLine program(Console console, String... args) {
        Failures failures = new Failures(console, args);
        CommandLine program = new CommandLine(new CertEnroll4j(console, failures));
        addCommands(program, args.length == 0 ? "" : args[0]);
        program.setOut(console.out().forPicocli())
                .setErr(console.err().forPicocli())
                .setParameterExceptionHandler((wrong, words) -> failures.misuse(wrong))
                .setExecutionExceptionHandler((trouble, command, parsed) -> failures.explain(trouble, command.getCommandSpec()))
                .registerConverter(Path.class, Misuse::path)
                // A name may begin with @, and nobody expects more arguments in such a file.
                .setExpandAtFiles(false)
                // Plain text: under Wine, and in logs, colours arrive as noise.
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(console.usageWidth());
        HelpCommand.addSigns(program);
        return program;
    }

    /** Only the one that is asked for, because picocli takes long to describe one; all where the first word names none. */
    private static void addCommands(CommandLine program, String asked) {
        Map<String, Class<?>> commands = commands();
        boolean known = commands.containsKey(asked) && !asked.equals("help");
        for (Map.Entry<String, Class<?>> command : commands.entrySet()) {
            if (!known || command.getKey().equals(asked)) {
                program.addSubcommand(command.getKey(), command.getValue());
            }
        }
    }

    /** In the order of the help. */
    static Map<String, Class<?>> commands() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("status", StatusCommand.class);
        commands.put("fleet", FleetCommand.class);
        commands.put("version", VersionCommand.class);
        commands.put("inspect", InspectCommand.class);
        commands.put("request", RequestCommand.class);
        commands.put("submit", SubmitCommand.class);
        commands.put("retrieve", RetrieveCommand.class);
        commands.put("pending", PendingCommand.class);
        commands.put("install", InstallCommand.class);
        commands.put("enroll", EnrollCommand.class);
        commands.put("verify", VerifyCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("page", PageCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("help", HelpCommand.class);
        return commands;
    }

    Console console() {
        return console;
    }

    Failures failures() {
        return failures;
    }

    @Override
    public Integer call() {
        return Misuse.whichCommand(spec);
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CertEnroll4j.class.getPackage().getImplementationVersion();
            return new String[] {"certenroll4j " + (version == null ? "(from classes, not from a jar)" : version)};
        }
    }
}
