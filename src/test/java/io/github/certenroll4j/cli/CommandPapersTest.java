package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the build writes beside the jar is complete, and bash completes with it. */
class CommandPapersTest {

    private static CommandLine program;
    private static Map<String, String> papers;

    @TempDir
    Path folder;

    @BeforeAll
    static void write() {
        program = CommandPapers.program();
        papers = CommandPapers.of(program, "1.2.3", "2026-01-01");
    }

    @Test
    void theManPageHasEveryCommandAndOption() {
        String page = papers.get("certenroll4j.1");

        assertThat(page).startsWith(".TH CERTENROLL4J 1 2026-01-01 \"certenroll4j 1.2.3\"").doesNotContain("${", "%n");
        CommandPapers.commands(program).forEach((words, command) -> {
            if (!words.isEmpty() && !words.equals("help")) {
                assertThat(page).contains("\n.SS certenroll4j " + words + "\n");
                longNames(command).forEach(name -> assertThat(page).contains(name.replace("-", "\\-")));
            }
        });
        assertThat(page.split("\n")).noneMatch(line -> line.startsWith("'") || line.isEmpty());
    }

    @Test
    void powerShellHasEveryCommandAndOption() {
        String script = papers.get("certenroll4j-completion.ps1");

        CommandPapers.commands(program).forEach((words, command) -> {
            String line = lineOf(script, "    '" + words + "' = @(");
            longNames(command).forEach(name -> assertThat(line).contains("'" + name + "'"));
            command.getSubcommands().keySet().forEach(name -> assertThat(line).contains("'" + name + "'"));
        });
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no bash")
    void bashCompletes() throws Exception {
        assertThat(completed("page", "ch")).containsExactly("check");
        assertThat(completed("ver")).containsExactlyInAnyOrder("verify", "version");
        assertThat(completed("install", "--dry")).containsExactly("--dry-run");
    }

    /** What bash offers for the last word. */
    private Set<String> completed(String... words) throws Exception {
        Path script = folder.resolve("certenroll4j.bash");
        Files.write(script, papers.get("certenroll4j.bash").getBytes(StandardCharsets.UTF_8));
        ProcessRun run = ProcessRun.in(folder).run(Arrays.asList("bash", "-c",
                ". ./certenroll4j.bash; COMP_WORDS=(certenroll4j " + String.join(" ", words) + "); COMP_CWORD=" + words.length
                        + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _complete_certenroll4j certenroll4j '"
                        + words[words.length - 1] + "'; printf '%s\\n' \"${COMPREPLY[@]}\""));
        Set<String> offered = new TreeSet<>();
        for (String line : run.text().split("\n")) {
            offered.add(line.trim());
        }
        return offered;
    }

    private static Set<String> longNames(CommandLine command) {
        Set<String> names = new TreeSet<>();
        command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        return names;
    }

    private static String lineOf(String text, String beginning) {
        for (String line : text.split("\r\n")) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new AssertionError("no line begins " + beginning);
    }
}
