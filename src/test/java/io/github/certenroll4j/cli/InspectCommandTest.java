package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

        assertThat(answer.keySet()).containsExactly("schema", "kind", "encoding", "label", "certificates", "crls", "remarks",
                "cmc", "chain", "answersRequest", "forecast", "recommendation");
        assertThat(answer.getAsJsonArray("forecast")).hasSize(2 * 2 * 8);
        JsonObject page = answer.getAsJsonArray("forecast").get(9).getAsJsonObject();
        assertThat(page.toString()).isEqualTo("{\"windows\":\"6.0.6000.16386\",\"caller\":\"WEB_PAGE\","
                + "\"restrictions\":[\"AllowUntrustedRoot\"],\"hresult\":\"0x80070005\",\"symbol\":\"E_ACCESSDENIED\","
                + "\"certainty\":\"DOCUMENTED\"}");
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
        assertThat(ResponseFile.read(complete.toString()).certificates()).isEqualTo(ca.chain(leaf));
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
    void whetherAChainCanBeCompletedIsNotKnownWhileItsLeafCannotBeRead() throws Exception {
        String response = Paths.get(CaResponse.class.getResource("cases/x03-dup-ext.p7b").toURI()).toString();
        Run run = Run.of("inspect", response, "--complete", directory.resolve("complete.p7b").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("cannot complete the chain", "nobody can read");
        assertThat(directory.resolve("complete.p7b")).doesNotExist();
    }

    @Test
    void certificatesThatCannotBeReadAreNotPassedOverInSilence() throws Exception {
        String unreadable = Paths.get(CaResponse.class.getResource("cases/x03-dup-ext.p7b").toURI()).toString();
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.copy(Paths.get(unreadable), folder.resolve("one.p7b"));
        for (String[] option : new String[][] {{"--with", unreadable}, {"--trust", unreadable}, {"--trust", folder.toString()}}) {
            Run run = Run.of("inspect", file(ca.fullChain(leaf)), option[0], option[1]);

            assertThat(run.exitCode).isZero();
            assertThat(run.err.trim().split("\\R")).singleElement().asString().contains("the certificate of \"CN=host.example,O=Resp Lab\" in ",
                    ".p7b is passed over: it cannot be read, ");
        }
    }

    @Test
    void whereThereIsNothingToInstallNothingIsForecast() throws Exception {
        byte[] denied = TestForms.cmc(ca, 2, "Denied by policy", "", ca.chain(leaf));

        assertThat(Run.of("inspect", file(denied)).out).contains("advice:").doesNotContain("What InstallResponse will answer");
        JsonObject answer = JsonParser.parseString(Run.of("inspect", "--json", file(denied)).out).getAsJsonObject();
        assertThat(answer.getAsJsonArray("forecast")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5.1.2600.5512, is older than Windows Vista", "6.0.5384.4, is a pre-release of Windows Vista", "0.0.0.1, is no version of Windows"})
    void aWindowsWithoutCertEnrollHasNoForecast(String version, String why) throws Exception {
        Run run = Run.of("inspect", file(leaf.getEncoded()), "--windows", version);

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("--windows: there is no forecast: " + version + " " + why);
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

    @Test
    void showsAllOfEveryCertificateIfAsked() throws Exception {
        String certificate = Paths.get(CaResponse.class.getResource("cases/details.pem").toURI()).toString();
        Run run = Run.of("inspect", "--details", certificate);

        assertThat(run.out).contains("end-entity:" + System.lineSeparator() + "  subject:    UID=u7,DC=example,",
                "  key:        RSA 2048 bits" + System.lineSeparator(), "  signature:  SHA256withRSA", "  CA:         yes, path length 3",
                "  alt. names: DNS:details.example, DNS:*.details.example, IP:192.0.2.1,", "  ext. usage: serverAuth, clientAuth,",
                "  key usage:  digitalSignature, nonRepudiation,", "  template:   WebServer", "  OCSP:       http://ocsp.example/",
                "  CA issuers: http://ca.example/a.crt, ldap:///", "  CRLs:       http://crl.example/a.crl, ldap:///",
                "  policies:   1.2.3.4.5, 2.23.140.1.2.1", "  SHA-256:    ");
        assertThat(Run.of("inspect", certificate).out).doesNotContain("signature:", "template:");
        assertThat(Run.of("inspect", "--details", file(ca.fullChain(leaf))).out).containsSubsequence("\nend-entity:", "\nintermediate:",
                "\nroot:", "issuer key:").contains("  CA:         no");
    }

    @Test
    void showsWhatCanBeHadOfOneThatCannotBeRead() throws Exception {
        String response = Paths.get(CaResponse.class.getResource("cases/x03-dup-ext.p7b").toURI()).toString();
        JsonObject json = JsonParser.parseString(Run.of("inspect", "--json", response).out).getAsJsonObject();
        JsonObject unreadable = json.getAsJsonArray("certificates").get(0).getAsJsonObject();

        assertThat(Run.of("inspect", "--details", response).out).contains("\nunreadable:", "  serial no.: 2104", "  alt. names: DNS:host.example");
        assertThat(unreadable.get("role").getAsString()).isEqualTo("UNREADABLE");
        assertThat(unreadable.get("readable").getAsBoolean()).isFalse();
        assertThat(unreadable.get("error").getAsString()).isNotEmpty();
        assertThat(unreadable.get("keySize").getAsInt()).isEqualTo(2048);
        assertThat(unreadable.getAsJsonArray("subjectAlternativeNames")).hasSize(1);
        assertThat(json.get("recommendation").getAsString()).contains("cannot read");
    }

    @Test
    void moreDetailsThanAnybodyReadsAreCutShort() throws Exception {
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 53; i++) {
            many.add(ca.issue("number " + i, leaf.getPublicKey()));
        }
        assertThat(Run.of("inspect", "--details", file(DegeneratePkcs7.of(many))).out).contains("and 3 more, see --json")
                .contains("and 42 more that are not in this chain");
    }

    private String file(byte[] content) throws Exception {
        return Files.write(directory.resolve("response"), content).toString();
    }
}
