package io.github.certenroll4j.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The help that is asked for as elsewhere: {@code help install}, {@code install /?}. */
@Command(name = "help", helpCommand = true, mixinStandardHelpOptions = true, description = "Shows the help of a command.")
final class HelpCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command; without one, there is help on all.")
    private List<String> words = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine asked = spec.parent().commandLine();
        for (String word : words) {
            CommandLine next = asked.getSubcommands().get(word);
            if (next == null) {
                throw new UnmatchedArgumentException(asked, Collections.singletonList(word));
            }
            asked = next;
        }
        asked.usage(Console.of(spec).out().forPicocli());
        return ExitCode.YES;
    }

    /** Makes a command and those below it answer to the signs that Windows' programs have for help, too. */
    static void addSigns(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        OptionSpec help = spec.findOption("--help");
        if (help != null) {
            spec.remove(help);
            spec.addOption(OptionSpec.builder(help).names("-h", "-?", "/?", "--help").build());
        }
        command.getSubcommands().values().forEach(HelpCommand::addSigns);
    }
}
