package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The Windows that this runs on, by itself and as a directory. */
@EnabledOnOs(OS.WINDOWS)
class StatusIT {

    private static final Map<String, Integer> EXIT_CODES = new HashMap<>();

    static {
        EXIT_CODES.put("MISSING", ExitCode.NO);
        EXIT_CODES.put("RESTART_PENDING", ExitCode.RESTART_PENDING);
        EXIT_CODES.put("INSTALLED", ExitCode.YES);
        EXIT_CODES.put("INCLUDED", ExitCode.YES);
    }

    private final Run live = Run.of("status", "--json");
    private final JsonObject answer = JsonParser.parseString(live.out).getAsJsonObject();

    @Test
    void theRunningWindowsAndItsDirectoryGetTheSameAnswer() {
        Run offline = Run.of("status", "--json", "--windows", System.getenv("windir"));
        JsonObject same = JsonParser.parseString(offline.out).getAsJsonObject();

        assertThat(offline.exitCode).isEqualTo(live.exitCode);
        assertThat(same.get("state")).isEqualTo(answer.get("state"));
        assertThat(same.get("required")).isEqualTo(answer.get("required"));
        assertThat(same.get("files")).isEqualTo(answer.get("files"));
    }

    @Test
    void theStateHasItsExitCode() {
        assertThat(EXIT_CODES).containsEntry(answer.get("state").getAsString(), live.exitCode);
    }

    @Test
    void theSandboxHasTheVersionThatItWasBuiltAs() {
        JsonArray files = answer.getAsJsonArray("files");
        String version = files.get(0).getAsJsonObject().get("version").getAsString();
        String build = System.getenv("CERTENROLL4J_SANDBOX");

        assertThat(version).isEqualTo(build == null ? version : build);
        assertThat(live.err).isEmpty();
    }

    @Test
    void theRegistryWasAskedAndAnswered() {
        assertThat(answer.get("restartPending").isJsonNull()).as("evidence: %s", answer.get("evidence")).isFalse();
        assertThat(answer.get("evidence").toString()).doesNotContain("cannot be read");
    }

    /** Writes what only Windows itself may write, so it keeps to the sandbox. */
    @Test
    @EnabledIfEnvironmentVariable(named = "CERTENROLL4J_SANDBOX", matches = ".+")
    void aPackageThatWaitsForItsInstallationIsFoundWhereTheFixIsMissing() throws Exception {
        String servicing = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
        reg("add", servicing + "\\Packages\\Package_1~31bf3856ad364e35~amd64~~6.0.1.0", "/v", "CurrentState", "/t", "REG_DWORD",
                "/d", "0x60", "/f");
        try {
            JsonObject waiting = JsonParser.parseString(Run.of("status", "--json").out).getAsJsonObject();

            assertThat(waiting.get("restartPending").getAsBoolean()).isEqualTo(answer.get("state").getAsString().equals("MISSING"));
            assertThat(waiting.get("state")).isEqualTo(answer.get("state"));
        } finally {
            reg("delete", servicing, "/f");
        }
    }

    private static void reg(String... words) throws Exception {
        List<String> command = new ArrayList<>(Arrays.asList("reg.exe"));
        command.addAll(Arrays.asList(words));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).as("%s", command).isZero();
    }
}
