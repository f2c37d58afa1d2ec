package io.github.certenroll4j.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** What the site takes out of the command line's room: the help of every command, and the words that one types. */
public final class HelpTexts {

    private HelpTexts() {
    }

    /** The help of each command and of those below it, by what one types for it ({@code page fix}), in the order of the help. */
    public static Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        CertEnroll4j.commands().forEach((name, type) -> add(texts, name, new CommandLine(type)));
        return texts;
    }

    private static void add(Map<String, String> texts, String name, CommandLine command) {
        texts.put(name, help(name));
        command.getSubcommands().forEach((below, line) -> add(texts, name + " " + below, line));
    }

    private static String help(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CertEnroll4j.run(new Console(out, out, new Terminal()), ("help " + name).split(" "));
        String text = out.toString(StandardCharsets.UTF_8);
        if (code != ExitCode.YES) {
            throw new IllegalStateException("certenroll4j help " + name + " ended with " + code + ": " + text);
        }
        return text;
    }

    /** A sentence of the library with its classes and constants replaced by what one types. */
    public static String typed(String sentence) {
        return CommandWords.in(sentence);
    }
}
