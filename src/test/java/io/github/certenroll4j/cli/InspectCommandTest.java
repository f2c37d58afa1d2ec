package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.TestCa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    private final TestCa ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC)).intermediate("Issuing");
    private final X509Certificate leaf = ca.issue("leaf", TestCa.Keys.EC.generate().getPublic());

    @TempDir
    private Path directory;

    @Test
    void showsCertificatesAndWhatIsMissing() throws Exception {
        Run run = Run.of("inspect", file(ca.leafOnly(leaf)));

        assertThat(run.exitCode).isZero();
        assertThat(run.out).contains("PKCS7_UNSIGNED", "CN=leaf", "incomplete", "CN=Issuing");
    }

    @Test
    void answersAsJson() throws Exception {
        JsonObject answer = JsonParser.parseString(Run.of("inspect", "--json", file(ca.fullChain(leaf))).out).getAsJsonObject();

        assertThat(answer.get("schema").getAsString()).isEqualTo("certenroll4j.inspect/1");
        assertThat(answer.get("kind").getAsString()).isEqualTo("PKCS7_UNSIGNED");
        assertThat(answer.getAsJsonArray("certificates")).hasSize(3);
        assertThat(answer.getAsJsonObject("chain").get("complete").getAsBoolean()).isTrue();
        assertThat(answer.getAsJsonObject("chain").get("missingIssuer").isJsonNull()).isTrue();
    }

    @Test
    void whatIsNoResponseIsNamedWithExitCode4() throws Exception {
        Run run = Run.of("inspect", file("<html><title>Log in</title></html>".getBytes(StandardCharsets.US_ASCII)));

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("web site", "Log in");
        assertThat(run.out).isEmpty();
    }

    @Test
    void aMissingFileIsNamedWithExitCode4() {
        Run run = Run.of("inspect", directory.resolve("absent.p7b").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("absent.p7b").contains("no such file");
    }

    private String file(byte[] content) throws Exception {
        return Files.write(directory.resolve("response"), content).toString();
    }
}
