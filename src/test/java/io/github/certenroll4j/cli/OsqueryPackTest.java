package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.HotfixRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The query of the osquery pack, run by SQLite on tables as osquery has them, for every version of the rule's table. */
@DisabledOnOs(OS.WINDOWS)
class OsqueryPackTest {

    private static final String SYSTEM32 = "C:\\Windows\\System32\\certenroll.dll";
    private static final String SYSWOW64 = "C:\\Windows\\SysWOW64\\certenroll.dll";
    private static final String KERNEL = "C:\\Windows\\System32\\ntoskrnl.exe";

    @TempDir
    Path folder;

    private static String query() throws Exception {
        String pack = new String(Files.readAllBytes(Paths.get("scripts", "admin", "osquery", "certenroll-hotfix.conf")), StandardCharsets.UTF_8);
        JsonObject queries = JsonParser.parseString(pack).getAsJsonObject().getAsJsonObject("queries");
        return queries.getAsJsonObject("certenroll_hotfix").get("query").getAsString();
    }

    /** Each case is paths with versions, one after the other; its answer is the state. */
    private List<String> states(List<String[]> cases) throws Exception {
        StringBuilder script = new StringBuilder("CREATE TABLE file (path TEXT, file_version TEXT);\n");
        for (String[] each : cases) {
            script.append("DELETE FROM file;\n");
            for (int i = 0; i < each.length; i += 2) {
                script.append("INSERT INTO file VALUES ('").append(each[i]).append("', ").append(each[i + 1] == null ? "NULL" : "'" + each[i + 1] + "'").append(");\n");
            }
            script.append(query()).append('\n');
        }
        Path input = Files.write(folder.resolve("script.sql"), script.toString().getBytes(StandardCharsets.UTF_8));
        Path output = folder.resolve("output");
        Process sqlite = new ProcessBuilder("sqlite3", ":memory:").redirectInput(input.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(sqlite.waitFor(60, TimeUnit.SECONDS)).isTrue();
        List<String> states = new ArrayList<>();
        Files.readAllLines(output, StandardCharsets.UTF_8).forEach(line -> states.add(line.replaceFirst("\\|.*", "")));
        return states;
    }

    @Test
    void judgesEveryVersionOfTheTable() throws Exception {
        List<String[]> cases = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (String line : Files.readAllLines(Paths.get("src/test/resources/io/github/certenroll4j/hotfix/rule.csv"), StandardCharsets.UTF_8)) {
            String[] cells = line.split(",");
            if (!line.startsWith("#")) {
                cases.add(new String[] {SYSTEM32, cells[0]});
                // A Certenroll.dll of a Windows that had none is nothing that this query is asked about.
                wanted.add(cells[1].equals("NOT_APPLICABLE") ? "UNKNOWN" : cells[1]);
            }
        }
        assertThat(states(cases)).hasSizeGreaterThan(50).isEqualTo(wanted);
    }

    @Test
    void theWorseCopyDecidesAndTheKernelWhereThereIsNone() throws Exception {
        List<String[]> cases = new ArrayList<>();
        cases.add(new String[] {SYSTEM32, "6.0.6000.20755", SYSWOW64, "6.0.6000.16386"});
        cases.add(new String[] {SYSTEM32, "6.0.6000.20755", SYSWOW64, "6.0.6000.21023"});
        cases.add(new String[] {SYSTEM32, "10.0.19041.1", SYSWOW64, "10.0.19041.329", KERNEL, "10.0.19041.1"});
        cases.add(new String[] {SYSTEM32, "6.1.7601.17514", SYSWOW64, null});
        cases.add(new String[] {KERNEL, "5.1.2600.5512"});
        cases.add(new String[] {KERNEL, "6.0.6000.16386"});
        cases.add(new String[] {});
        assertThat(states(cases)).containsExactly("MISSING", "INSTALLED", "INCLUDED", "UNKNOWN", "NOT_APPLICABLE", "UNKNOWN", "UNKNOWN");
    }

    @Test
    void hasTheNumberOfTheRule() throws Exception {
        assertThat(query()).contains("p4 < " + HotfixRule.FIRST_WITH_FIX.revision() + " ");
    }
}
