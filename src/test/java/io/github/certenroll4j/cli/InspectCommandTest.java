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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    @Test
    void forecastsEveryWindowsCallerAndSetOfFlags() throws Exception {
        JsonObject answer = JsonParser.parseString(Run.of("inspect", "--json", "--windows", "6.0.6000.16386",
                "--windows", "6.1.7601.17514", file(ca.leafOnly(leaf))).out).getAsJsonObject();

        assertThat(answer.keySet()).containsExactly("schema", "kind", "encoding", "label", "certificates", "crls", "cmc", "chain",
                "forecast", "recommendation");
        assertThat(answer.getAsJsonArray("forecast")).hasSize(2 * 2 * 8);
        JsonObject page = answer.getAsJsonArray("forecast").get(9).getAsJsonObject();
        assertThat(page.toString()).isEqualTo("{\"windows\":\"6.0.6000.16386\",\"caller\":\"WEB_PAGE\","
                + "\"restrictions\":[\"AllowUntrustedRoot\"],\"hresult\":\"0x80070005\",\"symbol\":\"E_ACCESSDENIED\"}");
        assertThat(answer.get("recommendation").getAsString()).contains("whole chain");
    }

    @Test
    void showsTheTreeTheTableAndTheAdvice() throws Exception {
        Run run = Run.of("inspect", file(ca.fullChain(leaf)));

        assertThat(run.out).containsSubsequence("  end-entity: ", "CN=leaf", "    intermediate: ", "      root: ")
                .contains("  6.0.6000.16386  web page CERT_E_UNTRUSTEDROOT  E_ACCESSDENIED")
                .contains("advice:     Pass AllowUntrustedRoot");
        assertThat(run.err).isEmpty();
    }

    @Test
    void aTrustedRootIsReadFromAFileOrADirectory() throws Exception {
        String response = file(ca.leafOnly(leaf));
        Path roots = Files.createDirectory(directory.resolve("roots"));
        Files.write(roots.resolve("root.cer"), ca.root().certificate().getEncoded());
        Files.write(roots.resolve("issuing.cer"), ca.certificate().getEncoded());
        Files.write(roots.resolve("README"), new byte[] {'h', 'i'});

        assertThat(Run.of("inspect", "--trust", roots.toString(), response).out).contains("its root is trusted")
                .contains("not in the response").contains("Pass no flag");
        assertThat(Run.of("inspect", "--with", roots.toString(), response).out).contains("not among the trusted ones");
        Run none = Run.of("inspect", "--trust", roots.resolve("README").toString(), response);
        assertThat(none.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(none.err).contains("README has no certificates");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeReadAmongTrustedRootsIsSaidAndTheRestGoesOn() throws Exception {
        String response = file(ca.leafOnly(leaf));
        Path roots = Files.createDirectory(directory.resolve("roots"));
        Files.write(roots.resolve("root.cer"), ca.root().certificate().getEncoded());
        Files.write(roots.resolve("issuing.cer"), ca.certificate().getEncoded());
        Files.createSymbolicLink(roots.resolve("dangling.cer"), roots.resolve("nowhere"));
        assertThat(new ProcessBuilder("mkfifo", roots.resolve("pipe.cer").toString()).start().waitFor()).isZero();
        Run run = Run.of("inspect", "--trust", roots.toString(), response);

        assertThat(run.exitCode).isZero();
        assertThat(run.out).contains("its root is trusted");
        assertThat(run.err.split("\\R")).satisfiesExactly(
                first -> assertThat(first).contains("dangling.cer is passed over: there is no such file"),
                second -> assertThat(second).contains("pipe.cer is passed over: it is a pipe or a device"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipesAndDevicesThatAreNamedAreRead() throws Exception {
        file(ca.leafOnly(leaf));
        Files.write(directory.resolve("all.p7b"), ca.fullChain(leaf));
        ProcessRun run = ProcessRun.in(directory).script("mkfifo one two; cat response >one & cat all.p7b >two & certenroll4j inspect one --trust two");
        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.text()).contains("its root is trusted");

        Run endless = Run.of("inspect", "/dev/zero");
        assertThat(endless.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(endless.err).contains("16 MiB");
    }

    @Test
    void writesTheChainAsPemAndAsOnePkcs7() throws Exception {
        Path others = Files.write(directory.resolve("others.p7b"), ca.fullChain(leaf));
        Path complete = directory.resolve("complete.p7b");
        Run run = Run.of("inspect", file(leaf.getEncoded()), "--with", others.toString(), "--complete", complete.toString(),
                "--pem", directory.resolve("pem").toString());

        assertThat(run.exitCode).isZero();
        assertThat(InspectCommand.read(complete.toString()).certificates()).isEqualTo(ca.chain(leaf));
        assertThat(directory.resolve("pem").toFile().list())
                .containsExactlyInAnyOrder("1-end-entity.pem", "2-intermediate.pem", "3-root.pem");
    }

    @Test
    void whatCannotBeCompletedIsSaidWithExitCode1() throws Exception {
        Run run = Run.of("inspect", file(leaf.getEncoded()), "--complete", directory.resolve("complete.p7b").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.err).contains("cannot complete the chain", "CN=Issuing");
        assertThat(directory.resolve("complete.p7b")).doesNotExist();
    }

    @Test
    void aVersionThatIsNoneIsAMistakeOfUsage() throws Exception {
        Run run = Run.of("inspect", file(leaf.getEncoded()), "--windows", "Vista");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("--windows").contains("Vista");
    }

    @Test
    void namesAreShownWithoutWhatATerminalWouldObey() throws Exception {
        X509Certificate nasty = ca.issue("\u001b[31mred", leaf.getPublicKey());

        assertThat(Run.of("inspect", file(nasty.getEncoded())).out).doesNotContain("\u001b").contains("red");
    }

    private String file(byte[] content) throws Exception {
        return Files.write(directory.resolve("response"), content).toString();
    }
}
