package io.github.certenroll4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes what belongs to the command line beside the jar, from the descriptions that its help comes from: the man page and the
 * completions for bash and PowerShell. The build runs it; it is no test.
 */
public final class CommandPapers {

    private CommandPapers() {
    }

    /** @param args the folder to write to, the version of the program, and its time: 2026-01-01T00:00:00Z */
    public static void main(String[] args) throws IOException {
        Path folder = Paths.get(args[0]);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> paper : of(program(), args[1], args[2].substring(0, 10)).entrySet()) {
            Files.write(folder.resolve(paper.getKey()), paper.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Name of the file, and its text. */
    static Map<String, String> of(CommandLine program, String version, String date) {
        Map<String, String> papers = new LinkedHashMap<>();
        papers.put("certenroll4j.1", new ManPage(program, version, date).text());
        papers.put("certenroll4j.bash", AutoComplete.bash("certenroll4j", program));
        papers.put("certenroll4j-completion.ps1", PowerShellCompletion.of(program));
        return papers;
    }

    /** With all of its commands. */
    static CommandLine program() {
        return CertEnroll4j.program(new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(),
                new TestTerminal(StandardCharsets.UTF_8, 100, false)));
    }

    /** Every command by its words behind the program's name; the program itself by none. */
    static Map<String, CommandLine> commands(CommandLine program) {
        Map<String, CommandLine> found = new TreeMap<>();
        collect("", program, found);
        return found;
    }

    private static void collect(String words, CommandLine command, Map<String, CommandLine> found) {
        found.put(words, command);
        command.getSubcommands().forEach((name, below) -> collect(words.isEmpty() ? name : words + ' ' + name, below, found));
    }
}
