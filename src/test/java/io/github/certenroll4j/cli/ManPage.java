package io.github.certenroll4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** certenroll4j(1), in the macros of man(7): one page for the program and all of its commands. */
final class ManPage {

    /** Of a line of the source; the reader's terminal folds it anew. */
    private static final int WIDTH = 78;

    private final CommandLine program;
    private final String version;
    private final String date;
    private final List<String> lines = new ArrayList<>();

    /** @param date the day that it is of: 2026-01-01 */
    ManPage(CommandLine program, String version, String date) {
        this.program = program;
        this.version = version;
        this.date = date;
    }

    String text() {
        CommandSpec spec = program.getCommandSpec();
        lines.add(".TH CERTENROLL4J 1 " + date + " \"certenroll4j " + escaped(version) + "\"");
        lines.add(".SH NAME");
        lines.add("certenroll4j \\- installs a CA's response into the Windows certificate store");
        section("SYNOPSIS");
        bold("certenroll4j");
        prose("COMMAND [OPTION ...] [ARGUMENT ...]");
        section("DESCRIPTION");
        prose(joined(program.getHelp().description()));
        section("COMMANDS");
        CommandPapers.commands(program).forEach((words, command) -> {
            if (!words.isEmpty() && !words.equals("help")) {
                command(words, command);
            }
        });
        section("EXIT STATUS");
        for (Map.Entry<String, String> code : spec.usageMessage().exitCodeList().entrySet()) {
            tagged(code.getKey(), code.getValue());
        }
        section("ENVIRONMENT");
        tagged("JAVA_HOME", "The folder of the Java to run with, version 8 or later.");
        tagged("COLUMNS", "The width of text, 79 without it.");
        tagged("CERTENROLL4J_ARCHIVE", "no: certenroll4j.sh makes and uses no archive of classes to start faster from.");
        return String.join("\n", lines) + '\n';
    }

    private void section(String title) {
        lines.add(".SH " + title);
    }

    private void command(String words, CommandLine command) {
        lines.add(".SS certenroll4j " + escaped(words));
        Help help = command.getHelp();
        prose(joined(help.description()));
        for (Map.Entry<String, String> argument : arguments(help).entrySet()) {
            tagged(argument.getKey(), argument.getValue());
        }
        String footer = help.footer().trim();
        if (!footer.isEmpty()) {
            lines.add(".PP");
            lines.add(".nf");
            for (String line : footer.split("\\R")) {
                lines.add(guarded(escaped(line)));
            }
            lines.add(".fi");
        }
    }

    /** What may follow the command, and what is said of it, with the defaults put in as in the help. */
    private static Map<String, String> arguments(Help help) {
        Map<String, String> found = new LinkedHashMap<>();
        for (PositionalParamSpec parameter : help.commandSpec().positionalParameters()) {
            if (!parameter.hidden()) {
                found.put(parameter.paramLabel(), described(parameter));
            }
        }
        for (OptionSpec option : help.commandSpec().options()) {
            if (!option.hidden()) {
                String names = String.join(", ", option.names());
                found.put(option.arity().max() == 0 ? names : names + ' ' + option.paramLabel(), described(option));
            }
        }
        return found;
    }

    private static String described(ArgSpec argument) {
        return joined(String.format(String.join(" ", argument.description())));
    }

    private void tagged(String tag, String text) {
        lines.add(".TP");
        bold(tag);
        prose(text);
    }

    private void bold(String text) {
        lines.add(".B " + escaped(text).replace("\"", "\\(dq"));
    }

    private void prose(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : escaped(joined(text)).split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(guarded(line.toString()));
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(guarded(line.toString()));
    }

    /** One line of what the help folds. */
    private static String joined(String text) {
        return text.trim().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(letter -> letter == '\\' ? "\\e" : letter == '-' ? "\\-" : letter == '\u2026' ? "..." : new String(Character.toChars(letter)))
                .collect(Collectors.joining());
    }

    /** A line that begins like a macro is none, and one that is empty is one. */
    private static String guarded(String line) {
        if (line.isEmpty()) {
            return ".sp";
        }
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}
