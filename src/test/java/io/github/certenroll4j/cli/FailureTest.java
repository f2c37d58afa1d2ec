package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with --json: one object on stdout, the same in words on stderr, the same exit code in both. */
class FailureTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // usage
        "stats --json, certenroll4j/1, 2, stats",
        "--json, certenroll4j/1, 2, --json",
        "page --json, certenroll4j/1, 2, --json",
        "page fix --json x.html, certenroll4j/1, 2, --json",
        "status --json --nonsense, certenroll4j.status/1, 2, nonsense",
        "status --json --verbose, certenroll4j.status/1, 2, verbose",
        "status --windows --json, certenroll4j.status/1, 2, windows",
        "status --json --package, certenroll4j.status-package/1, 2, package",
        "explain --json, certenroll4j.explain/1, 2, CODE",
        "explain --json nonsense, certenroll4j.explain/1, 2, nonsense",
        "explain --list --json, certenroll4j.explain/1, 2, list",
        "version --json, certenroll4j.version/1, 2, FILE",
        "inspect --json --windows Vista x, certenroll4j.inspect/1, 2, Vista",
        "page check --json, certenroll4j.page-check/1, 2, FILE",
        "page check --json --for Vista x, certenroll4j.page-check/1, 2, Vista",
        "pending remove --json 00, certenroll4j.pending-remove/1, 2, --yes",
        "pending --json --request 00 --out x, certenroll4j.pending-request/1, 2, 00",
        "pending --json --request=00, certenroll4j.pending-request/1, 2, --out",
        "pending --json --out x, certenroll4j.pending/1, 2, --request",
        "verify --json 00, certenroll4j.verify/1, 2, 00",
        "request --json --subject CN=x, certenroll4j.request/1, 2, --out",
        "install --json --as-web-page --machine x, certenroll4j.install/1, 2, exclude",
        // trouble
        "status --windows nowhere --json, certenroll4j.status/1, 4, nowhere",
        "status --json --windows nowhere, certenroll4j.status/1, 4, nowhere",
        "status --json --package nowhere, certenroll4j.status-package/1, 4, nowhere",
        "status --json --package=nowhere, certenroll4j.status-package/1, 4, nowhere",
        "inspect --json nowhere, certenroll4j.inspect/1, 4, nowhere",
        "install --json nowhere, certenroll4j.install/1, 4, nowhere"})
    void isAnObjectThatNamesTheSchemaOfItsCommand(String line, String schema, int exitCode, String word) {
        Run run = Run.of(line.split(" "));

        assertThat(run.exitCode).isEqualTo(exitCode);
        JsonObject failure = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(failure.keySet()).containsExactly("schema", "error");
        assertThat(failure.get("schema").getAsString()).isEqualTo(schema);
        assertThat(failure.getAsJsonObject("error").get("message").getAsString()).contains(word);
        assertThat(run.err).contains(word);
    }

    @Test
    void whatFailsAfterTheAnswerTakesItsPlace() throws Exception {
        Path response = Files.write(folder.resolve("response"), TestCa.root("Root").certificate().getEncoded());
        Path noFolder = Files.write(folder.resolve("file"), new byte[0]);

        Run run = Run.of("inspect", "--json", "--pem", noFolder.resolve("below").toString(), response.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(JsonParser.parseString(run.out).getAsJsonObject().has("error")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "explain nonsense", "inspect nowhere", "status --windows nowhere"})
    void isTextOnStderrAloneWithoutJson(String line) {
        Run run = Run.of(line.split(" "));

        assertThat(run.exitCode).isNotZero();
        assertThat(run.out).isEmpty();
        assertThat(run.err).isNotEmpty();
    }

    @Test
    void whatStandsBehindTwoDashesIsNoOption() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CertEnroll4j.run(Run.console(out, new ByteArrayOutputStream()), "explain", "--", "--json");

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).isEmpty();
    }
}
