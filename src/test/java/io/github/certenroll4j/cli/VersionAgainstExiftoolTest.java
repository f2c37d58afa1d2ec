package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.pe.WineFiles;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every file that Wine brings, against another reader of the format. */
@DisabledOnOs(OS.WINDOWS)
class VersionAgainstExiftoolTest {

    private static final String NONE = "none";

    @Test
    void everyVersionIsTheOneThatExiftoolFinds() throws IOException {
        assertThat(WineFiles.all()).isNotEmpty();
        Map<String, String> expected = byExiftool();
        Map<String, String> actual = byThisProgram();

        assertThat(actual).hasSizeGreaterThan(900).isEqualTo(expected);
        assertThat(actual.values()).filteredOn(version -> !version.equals(NONE)).hasSizeGreaterThan(200);
    }

    private static Map<String, String> byThisProgram() {
        Run run = Run.of("version", "--json", WineFiles.directory().getPath());
        Map<String, String> versions = new TreeMap<>();
        for (JsonElement row : JsonParser.parseString(run.out).getAsJsonObject().getAsJsonArray("files")) {
            JsonObject file = row.getAsJsonObject();
            assertThat(file.get("version").isJsonNull()).as("a version or an error, not both: %s", file)
                    .isNotEqualTo(file.get("error").isJsonNull());
            versions.put(file.get("path").getAsString(), file.get("version").isJsonNull() ? NONE : file.get("version").getAsString());
        }
        return versions;
    }

    private static Map<String, String> byExiftool() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        Process exiftool = exiftool("-quiet", "-quiet", "-ignoreMinorErrors", "-json", "-FileVersionNumber", "-ext", "*", WineFiles.directory().getPath());
        try (Reader answer = new InputStreamReader(exiftool.getInputStream(), StandardCharsets.UTF_8)) {
            for (JsonElement row : JsonParser.parseReader(answer).getAsJsonArray()) {
                JsonElement version = row.getAsJsonObject().get("FileVersionNumber");
                versions.put(row.getAsJsonObject().get("SourceFile").getAsString(), version == null ? NONE : version.getAsString());
            }
        }
        return versions;
    }

    private static Process exiftool(String... args) {
        String[] command = new String[args.length + 1];
        command[0] = "exiftool";
        System.arraycopy(args, 0, command, 1, args.length);
        try {
            return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException absent) {
            return fail("This test needs the Debian package libimage-exiftool-perl.", absent);
        }
    }
}
