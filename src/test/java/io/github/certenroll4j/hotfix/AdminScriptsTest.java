package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The detection script has the rule in one comparison of versions; here that comparison meets the table. Its syntax is
 * checked by scripts/check-powershell.sh.
 */
class AdminScriptsTest {

    private static String script() throws IOException {
        byte[] bytes = Files.readAllBytes(Paths.get("scripts", "admin", "Detect-CertenrollHotfix.ps1"));
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static List<String> all(String pattern) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(script());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void theRuleIsOneComparisonWithOneVersion() throws IOException {
        assertThat(all("\\$Required = \\[version\\]('[^']*')")).containsExactly("'" + HotfixRule.FIRST_WITH_FIX + "'");
        assertThat(all("\\[version\\]\\$version (-\\w+) ")).containsExactly("-lt");
        assertThat(all("-lt (\\$Required)")).as("its use").hasSize(1);
    }

    /** Careless installers make a folder of that name on a 32-bit Windows, too. */
    @Test
    void sysWow64IsKnownByWhatEveryProgramOf32BitsNeeds() throws IOException {
        assertThat(all("if \\(Test-Path -LiteralPath \"\\$env:windir\\\\(SysWOW64[^\"]*)\"\\)")).containsExactly("SysWOW64\\ntdll.dll");
    }

    /** ConstrainedLanguage allows no call of a type's or an object's methods, and no types but a few. */
    @Test
    void everyLineIsWrittenForConstrainedLanguageAndSaysSo() throws IOException {
        String[] lines = script().split("\n");
        for (String line : lines) {
            String code = line.replaceFirst("# 2\\.0 CLM$", "").trim();
            if (!code.isEmpty() && !code.startsWith("#") && !code.equals("}") && !code.startsWith("$For = ")) {
                assertThat(line).endsWith("# 2.0 CLM");
            }
            if (!code.startsWith("#")) {
                assertThat(code).doesNotContain("::").doesNotContain("New-Object").doesNotContain("Add-Type").doesNotContainPattern("\\.\\w+\\(");
            }
        }
        assertThat(all("\\[([a-z]+)\\]")).containsOnly("version");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "rule.csv")
    void theComparisonSaysWhatTheTableSays(String version, HotfixState state) throws IOException {
        FileVersion required = FileVersion.parse(all("\\$Required = \\[version\\]'([^']*)'").get(0));
        boolean compliant = FileVersion.parse(version).atLeast(required);

        // A Windows before Vista is let pass by its own version, before any file is looked at.
        assertThat(compliant).isEqualTo(state == HotfixState.INSTALLED || state == HotfixState.INCLUDED);
    }
}
