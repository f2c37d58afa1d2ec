package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log for code hosting; scripts/check-pages.sh validates one by the schema of the standard. */
class PageSarifTest {

    @TempDir
    Path directory;

    @Test
    void everyFindingIsAResultAtItsPlace() throws IOException {
        Path page = Files.write(directory.resolve("a b\u00e4.html"), ("<script language=vbscript>\n"
                + "  e.InstallResponse(0, cert, 1, \"\")\n</script>").getBytes(StandardCharsets.UTF_8));
        JsonObject run = log(ExitCode.NO, page.toString());
        JsonArray results = run.getAsJsonArray("results");

        assertThat(results).hasSize(2);
        JsonObject result = results.get(0).getAsJsonObject();
        assertThat(result.get("ruleId").getAsString()).isEqualTo("UNTRUSTED_ROOT_NOT_ALLOWED");
        assertThat(result.get("level").getAsString()).isEqualTo("warning");
        assertThat(results.get(1).getAsJsonObject().get("ruleId").getAsString()).isEqualTo("CALL_MISSING");
        assertThat(results.get(1).getAsJsonObject().get("level").getAsString()).isEqualTo("error");
        JsonObject place = result.getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation");
        assertThat(place.getAsJsonObject("region").toString()).isEqualTo("{\"startLine\":2,\"startColumn\":5}");
        String uri = place.getAsJsonObject("artifactLocation").get("uri").getAsString();
        assertThat(uri).startsWith("file:///").endsWith("/a%20b%C3%A4.html");
        assertThat(java.nio.file.Paths.get(URI.create(uri))).exists();
    }

    @Test
    void everyResultNamesARuleThatIsThere() throws IOException {
        Path page = Files.write(directory.resolve("a.js"), ("x = 'X509Enrollment'; e.InstallResponse(f, c, 1, ''); e.InstallResponse(2, c, 1, '');"
                + "e.InstallResponse(AllowNone, 'abc', 0, \u201C\u201D);").getBytes(StandardCharsets.UTF_8));
        JsonObject run = log(ExitCode.NO, page.toString());
        JsonArray rules = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules");

        assertThat(run.getAsJsonArray("results")).isNotEmpty().allSatisfy(one -> {
            JsonObject result = one.getAsJsonObject();
            JsonObject rule = rules.get(result.get("ruleIndex").getAsInt()).getAsJsonObject();
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
            assertThat(rule.getAsJsonObject("defaultConfiguration").get("level")).isEqualTo(result.get("level"));
        });
        assertThat(run.getAsJsonArray("results").toString()).contains("NOT_RESOLVED", "\"note\"", "UNDEFINED_NAME");
    }

    @Test
    void whatCouldNotBeReadIsANotification() throws IOException {
        Path binary = Files.write(directory.resolve("binary.html"), new byte[] {1, 2, 3, 0, 5, 6, 7, 0, 1});
        JsonObject run = log(ExitCode.CANNOT_TELL, binary.toString());
        JsonObject invocation = run.getAsJsonArray("invocations").get(0).getAsJsonObject();

        assertThat(run.getAsJsonArray("results")).isEmpty();
        assertThat(invocation.get("executionSuccessful").getAsBoolean()).isFalse();
        assertThat(invocation.getAsJsonArray("toolExecutionNotifications").toString()).contains("binary.html: binary file");
    }

    @Test
    void aLogWithoutFindingsIsALogAndOneFormIsEnough() throws IOException {
        Path good = Files.write(directory.resolve("good.html"), "<script>e.InstallResponse(4, c, 1, '')</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(log(ExitCode.YES, good.toString()).getAsJsonArray("results")).isEmpty();
        assertThat(Run.of("page", "check", "--sarif", "--json", good.toString()).exitCode).isEqualTo(ExitCode.USAGE);
    }

    private static JsonObject log(int exitCode, String path) {
        Run run = Run.of("page", "check", "--sarif", path);
        JsonObject log = JsonParser.parseString(run.out).getAsJsonObject();

        assertThat(run.exitCode).isEqualTo(exitCode);
        assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
        return log.getAsJsonArray("runs").get(0).getAsJsonObject();
    }
}
