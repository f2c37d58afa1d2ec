package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The numbers in the OVAL definitions, against the table; that the file is valid is checked by scripts/oval-test.sh. */
class OvalDefinitionsTest {

    private static String definitions() throws IOException {
        return new String(Files.readAllBytes(Paths.get("scripts", "admin", "oval", "certenroll-hotfix.xml")), StandardCharsets.UTF_8);
    }

    /** The comparison of each state, by its number. */
    private static Map<Integer, String[]> states() throws IOException {
        Map<Integer, String[]> states = new HashMap<>();
        Matcher state = Pattern.compile("ste:(\\d)\" version=\"1\"[^>]*>\\s*<win:version datatype=\"version\" operation=\"([^\"]*)\">([^<]*)<").matcher(definitions());
        while (state.find()) {
            states.put(Integer.parseInt(state.group(1)), new String[] {state.group(2), state.group(3)});
        }
        return states;
    }

    private static boolean holds(int state, FileVersion version) throws IOException {
        String[] comparison = states().get(state);
        boolean atLeast = version.atLeast(FileVersion.parse(comparison[1]));
        assertThat(comparison[0]).isIn("greater than or equal", "less than");
        return comparison[0].equals("less than") ? !atLeast : atLeast;
    }

    @ParameterizedTest
    @CsvFileSource(resources = "rule.csv")
    void theyJudgeAVersionAsTheTableDoes(String text, HotfixState state) throws IOException {
        FileVersion version = FileVersion.parse(text);
        boolean fixed = holds(1, version);
        boolean build6000 = holds(2, version) && holds(6, version);

        assertThat(holds(2, version) && holds(3, version)).as("def:2").isEqualTo(state == HotfixState.MISSING);
        assertThat(fixed && build6000).as("def:1 with def:5").isEqualTo(state == HotfixState.INSTALLED);
        assertThat(fixed && !build6000).as("def:1 without def:5").isEqualTo(state == HotfixState.INCLUDED);
        assertThat(holds(4, version) && holds(5, version)).as("def:3").isEqualTo(state == HotfixState.NOT_APPLICABLE);
    }

    @Test
    void theyNameTheFirstWithTheFixAndNoOther() throws IOException {
        assertThat(states()).hasSize(6);
        assertThat(states().get(1)[1]).isEqualTo(HotfixRule.FIRST_WITH_FIX.toString()).isEqualTo(states().get(3)[1]);
    }

    @Test
    void theirPatternFindsTheComponentsWithTheFix() throws IOException {
        Matcher found = Pattern.compile("<ind:pattern operation=\"pattern match\">([^<]*)<").matcher(definitions());
        assertThat(found.find()).isTrue();
        Pattern pattern = Pattern.compile(found.group(1));
        for (int revision = 10_000; revision <= 65_535; revision++) {
            assertFound(pattern, "6.0.6000." + revision);
        }
        for (String version : new String[] {"6.0.5999.20755", "6.0.6001.0", "6.0.6001.18000", "6.0.6002.22000", "6.0.6003.20489"}) {
            assertFound(pattern, version);
        }
    }

    private static void assertFound(Pattern pattern, String version) {
        String name = "x86_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_" + version + "_none_f20906edaac1f958";
        boolean fixed = Component.named(name).get().version.atLeast(HotfixRule.FIRST_WITH_FIX);
        assertThat(pattern.matcher(name).find()).as(name).isEqualTo(fixed);
    }
}
