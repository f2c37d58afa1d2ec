package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.NearestNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said to a command line that is wrong: one message with the names that may be meant, and where there is help. */
final class Misuse {

    private static final String PICOCLI_PREFIX = "Error: ";

    private Misuse() {
    }

    static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException) {
            return unknown(((UnmatchedArgumentException) wrong).getUnmatched().get(0), wrong.getCommandLine().getCommandSpec());
        }
        String message = wrong.getMessage();
        return message.startsWith(PICOCLI_PREFIX) ? message.substring(PICOCLI_PREFIX.length()) : message;
    }

    private static String unknown(String word, CommandSpec command) {
        String name = command.qualifiedName();
        if (word.startsWith("-") && word.length() > 1) {
            String option = word.replaceFirst("=.*", "");
            return name + " has no option " + option + behind(option, command) + question(option, options(command));
        }
        return command.subcommands().isEmpty()
                ? name + " takes no argument " + word
                : name + " has no command " + word + question(word, command.subcommands().keySet());
    }

    private static String question(String word, Collection<String> names) {
        String question = NearestNames.question(word, names);
        return question.isEmpty() ? "" : "; " + question;
    }

    /** Names of a letter are near to any other letter. */
    private static List<String> options(CommandSpec command) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : command.options()) {
            names.add(option.longestName());
        }
        return names;
    }

    private static String behind(String option, CommandSpec command) {
        for (CommandLine subcommand : command.subcommands().values()) {
            if (subcommand.getCommandSpec().findOption(option) != null) {
                return " before the command; put it behind";
            }
        }
        return "";
    }

    /** Answers a program, or a command with commands, that was not told which of them: how it is called, and what there is. */
    static int whichCommand(CommandSpec spec) {
        Help help = spec.commandLine().getHelp();
        Printer err = Console.of(spec).err();
        for (String part : new String[] {"Usage: " + help.synopsis("Usage: ".length()), "Commands:", help.commandList()}) {
            for (String line : part.split("\\R")) {
                err.line(line);
            }
        }
        err.line("See " + spec.qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** What a file is called on the command line, as a path. */
    static Path path(String typed) {
        if (typed.isEmpty()) {
            throw new TypeConversionException("a file name is empty");
        }
        try {
            return FileName.path(typed);
        } catch (InvalidPathException impossible) {
            throw new TypeConversionException(reason(impossible));
        }
    }

    static String reason(InvalidPathException impossible) {
        return FileName.isLost(impossible.getInput())
                ? "the file name " + impossible.getInput() + FileTrouble.cannotBeExpressed(false)
                : "no file can be named " + impossible.getInput() + ": " + impossible.getReason();
    }
}
