package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real answers of the commands that run anywhere, held against their schemas; and that the schemas refuse what is wrong. */
class SchemaTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"certenroll4j", "fleet", "status", "status-package", "version", "inspect", "explain", "request", "install", "pending",
        "pending-remove", "pending-request", "verify", "page-check", "submit", "retrieve", "enroll", "export", "request-self-signed"})
    void isASchemaOfTheDraftThatItNames(String command) {
        assertThat(Schema.faultsOfSchema(command)).isEmpty();
        assertThat(Schema.id(command)).isEqualTo("urn:certenroll4j:schema:" + command + "-1");
    }

    @Test
    void aFailureHasACodeAndAMessageAndNothingOfAnAnswer() {
        JsonObject failure = JsonParser.parseString(
                "{\"schema\":\"certenroll4j.status/1\",\"error\":{\"code\":4,\"message\":\"no\"}}").getAsJsonObject();
        assertThat(Schema.faults("status", failure.toString())).isEmpty();
        assertThat(Schema.faults("version", failure.toString())).as("of another command").isNotEmpty();

        failure.getAsJsonObject("error").addProperty("code", 0);
        assertThat(Schema.faults("status", failure.toString())).singleElement().asString().contains("code");

        failure.getAsJsonObject("error").addProperty("code", 1);
        failure.addProperty("state", "MISSING");
        assertThat(Schema.faults("status", failure.toString())).singleElement().asString().contains("state");
    }

    @Test
    void everyExplanationFollowsIt() {
        HResult.known().forEach(known -> Schema.assertValid("explain", Run.of("explain", "--json", known.hex()).out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x80999999", "0x8007fffe", "0xc000000d", "0xd0000022", "0x00040101"})
    void theExplanationOfAnUnknownCodeFollowsIt(String code) {
        Schema.assertValid("explain", Run.of("explain", "--json", code).out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.0.6000.16386", "6.0.6000.20755", "6.1.7601.17514", "0.0.0.0"})
    void statusFollowsIt(String version) {
        Schema.assertValid("status", status(version));
    }

    @Test
    void statusOfADirectoryWithoutTheDllFollowsIt() {
        Schema.assertValid("status", Run.of("status", "--json", "--windows", directory.toString()).out);
    }

    @Test
    void versionFollowsIt() throws Exception {
        new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86("1.2.3.4"));
        write("readme.txt", "no program".getBytes(StandardCharsets.UTF_8));

        Schema.assertValid("version", Run.of("version", "--json", directory.toString(), directory.resolve("absent").toString()).out);
    }

    @Test
    void inspectFollowsIt() throws Exception {
        TestCa ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC)).intermediate("Issuing");
        X509Certificate leaf = ca.issue("leaf", TestCa.Keys.EC.generate().getPublic());

        for (byte[] response : new byte[][] {ca.fullChain(leaf), ca.leafOnly(leaf), leaf.getEncoded()}) {
            Schema.assertValid("inspect", Run.of("inspect", "--json", write("response", response)).out);
        }
    }

    @Test
    void aFieldTooManyAFieldTooFewAndAStrangeValueAreFaults() {
        JsonObject answer = JsonParser.parseString(status("6.0.6000.16386")).getAsJsonObject();
        assertThat(Schema.faults("status", answer.toString())).isEmpty();

        answer.addProperty("mood", "good");
        assertThat(Schema.faults("status", answer.toString())).singleElement().asString().contains("mood");

        answer.remove("mood");
        answer.remove("reason");
        assertThat(Schema.faults("status", answer.toString())).singleElement().asString().contains("reason");

        answer.addProperty("reason", "because");
        answer.addProperty("state", "ABSENT");
        assertThat(Schema.faults("status", answer.toString())).singleElement().asString().contains("state");
    }

    @Test
    void whatWasNotInstalledHasNoThumbprint() {
        JsonObject refused = new JsonObject();
        refused.addProperty("schema", "certenroll4j.install/1");
        refused.addProperty("installed", false);
        refused.add("thumbprint", JsonNull.INSTANCE);
        refused.add("store", JsonNull.INSTANCE);
        refused.addProperty("context", "user");
        refused.addProperty("keyVerified", false);
        refused.add("certificatesAdded", JsonParser.parseString("[]"));
        refused.add("certificatesLeft", JsonParser.parseString("[]"));
        refused.addProperty("hresult", "0x800b0109");
        refused.addProperty("symbol", "CERT_E_UNTRUSTEDROOT");
        refused.addProperty("cause", "why");
        refused.addProperty("nextStep", "what");
        Schema.assertValid("install", refused.toString());

        refused.addProperty("thumbprint", "0123456789012345678901234567890123456789");

        assertThat(Schema.faults("install", refused.toString())).singleElement().asString().contains("thumbprint");
    }

    private String status(String version) {
        new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86(version));
        return Run.of("status", "--json", "--windows", directory.toString()).out;
    }

    private String write(String name, byte[] content) throws Exception {
        return Files.write(directory.resolve(name), content).toString();
    }
}
