package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules here are the contract client's: a rule that one has and the other lacks is found before anything runs. */
class ContractNamesTest {

    private static final Pattern LINE = Pattern.compile("\\{\"([^\"]+)\",\\s*(DOCUMENTED|INFERRED|UNCERTAIN|UNCERTAIN_BEFORE_HOTFIX),");

    /** Rules of the client that the scenarios here do not have, with the reason. */
    private static final String[] NOT_IN_JAVA = {
        "dummy-has-the-extensions",             // PendingRequestIT
        "leak-create-use-release",              // memory of a process without a garbage collector
        "leak-failing-install-response",
        "late-binding",                         // IDispatch, which neither binding is to call
        "properties-keep-their-values",         // values that the library never reads
        "properties-keep-their-values/key",
        "request-has-its-extensions",           // RequestIT
        "web-server-ends-with-its-last-object", // about a process, not about a call
    };

    @Test
    void everyRuleOfTheClientIsHereUnderItsNameAndSource() throws IOException {
        Map<String, String> client = clientRules();
        assertThat(client).containsKeys(NOT_IN_JAVA);
        client.keySet().removeAll(Arrays.asList(NOT_IN_JAVA));

        Map<String, String> ours = new TreeMap<>();
        ContractIT.rules().forEach(rule -> ours.put(rule.name, rule.source.name().toLowerCase(Locale.ROOT)));
        assertThat(ours).isEqualTo(client);
    }

    /** In a table of rules.c, or in the comment at the function that does it: {@code name, documented: source}. */
    @Test
    void everyRuleIsNamedInTheStandInWithItsSource() throws IOException {
        StringBuilder standIn = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Paths.get("native-tests/standin/src"), "*.c")) {
            for (Path file : files) {
                standIn.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        for (String variant : clientRules().keySet()) {
            String name = variant.replaceAll("/.*", "");
            assertThat(standIn.toString()).as(name).containsPattern(
                    "\\{\"" + name + "\", (DOCUMENTED|INFERRED|UNCERTAIN), *\\s*\"|\\b" + name + ", (documented|inferred|uncertain): ");
        }
    }

    private static Map<String, String> clientRules() throws IOException {
        Map<String, String> rules = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Paths.get("native-tests/client"), "rules_*.c")) {
            for (Path file : files) {
                Matcher line = LINE.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                while (line.find()) {
                    rules.put(line.group(1), line.group(2).toLowerCase(Locale.ROOT));
                }
            }
        }
        return rules;
    }
}
