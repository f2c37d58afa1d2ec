package io.github.certenroll4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** A script for a PowerShell profile: it completes commands and options. */
final class PowerShellCompletion {

    private static final String[] HEAD = {
        "# For PowerShell 5.0. Completes certenroll4j: in the profile, . 'C:\\...\\papers\\certenroll4j-completion.ps1'",
        "# By the words of a command, what may follow it.",
        "$CertEnroll4jWords = @{",
    };

    private static final String[] TAIL = {
        "}",
        "Register-ArgumentCompleter -Native -CommandName 'certenroll4j', 'certenroll4j.exe', 'certenroll4j.cmd' -ScriptBlock {",
        "    param($word, $line, $cursor)",
        "    $command = ''",
        "    foreach ($element in $line.CommandElements | Select-Object -Skip 1) {",
        "        $text = $element.ToString()",
        "        if ($element.Extent.EndOffset -ge $cursor) { break }",
        "        $longer = \"$command $text\".Trim()",
        "        if ($CertEnroll4jWords.ContainsKey($longer)) { $command = $longer }",
        "    }",
        "    foreach ($candidate in $CertEnroll4jWords[$command]) {",
        "        if ($candidate -like \"$word*\") { [System.Management.Automation.CompletionResult]::new($candidate) }",
        "    }",
        "}",
    };

    private PowerShellCompletion() {
    }

    static String of(CommandLine program) {
        List<String> lines = new ArrayList<>(Arrays.asList(HEAD));
        for (Map.Entry<String, CommandLine> command : CommandPapers.commands(program).entrySet()) {
            List<String> words = new ArrayList<>(command.getValue().getSubcommands().keySet());
            command.getValue().getCommandSpec().options().forEach(option -> words.add(option.longestName()));
            lines.add(entry(command.getKey(), words));
        }
        lines.addAll(Arrays.asList(TAIL));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String entry(String key, List<String> words) {
        return "    " + quoted(key) + " = @(" + words.stream().map(PowerShellCompletion::quoted).collect(Collectors.joining(", ")) + ")";
    }

    private static String quoted(String word) {
        return '\'' + word.replace("'", "''") + '\'';
    }
}
