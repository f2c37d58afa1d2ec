package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Windows commands say where there is no Windows, and to input that is no response. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "on Windows these commands do their work")
class WindowsOnlyCommandsTest {

    private static final String SHA1 = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void requestNamesTheSandboxLineToType() {
        Run run = Run.of("request", "--subject", "CN=x", "--out", "x.pem");

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_HERE);
        assertThat(run.err).contains("scripts/sandbox.sh certenroll4j request --subject CN=x --out x.pem");
        assertThat(run.out).isEmpty();
    }

    @Test
    void pendingNamesTheSandboxLineToTypeWhetherItListsOrWrites() {
        assertThat(Run.of("pending").exitCode).isEqualTo(ExitCode.NOT_HERE);

        Run run = Run.of("pending", "--request", SHA1, "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_HERE);
        assertThat(run.err).contains("scripts/sandbox.sh certenroll4j pending --request " + SHA1 + " --out ");
        assertThat(run.out).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "--request " + SHA1 + ";                 --out",
        "--out x.pem;                            --request",
        "--der;                                  --request",
        "--force;                                --out",
        "--request 0123 --out x.pem;             not a thumbprint",
        "--request " + SHA1 + " --out absent/x;  there is no folder",
        "--request " + SHA1 + " --out .;         it is a folder",
    })
    void pendingSaysWhatIsWrongBeforeItLooks(String arguments, String message) {
        Run run = Run.of(("pending " + arguments).split(" "));

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains(message);
        assertThat(run.out).isEmpty();
    }

    @Test
    void withJsonTheyAnswerThatTheyCannotBeHad() {
        for (String line : new String[] {"request --json --subject CN=x --out -", "pending --json", "pending remove --json --yes 00",
            "pending --json --request " + SHA1 + " --out -",
            "verify --json 0123456789012345678901234567890123456789"}) {
            Run run = Run.of(line.split(" "));

            assertThat(run.exitCode).isEqualTo(ExitCode.NOT_HERE);
            assertThat(run.out).contains("\"code\": 5", "scripts/sandbox.sh certenroll4j " + line);
        }
    }

    @Test
    void installOfAGoodResponseNamesTheSandboxLineToType() throws Exception {
        TestCa ca = TestCa.root("Test Root");
        Path response = write(ca.fullChain(ca.issue("leaf", TestCa.Keys.RSA.generate().getPublic())));

        Run run = Run.of("install", response.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_HERE);
        assertThat(run.err).contains("scripts/sandbox.sh certenroll4j install " + response);
    }

    @Test
    void installSaysWhatAPrivateKeyIs() throws Exception {
        KeyPair key = TestCa.Keys.RSA.generate();

        assertCannotTell("private key", write(TestForms.pem("PRIVATE KEY", key.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void installSaysThatThereIsNoSuchFile() {
        assertCannotTell("no such file", folder.resolve("absent.p7b"));
    }

    @Test
    void installSaysThatAFileIsEmpty() throws Exception {
        assertCannotTell("empty", write(new byte[0]));
    }

    @Test
    void installStopsReadingAHugeFile() throws Exception {
        Path huge = folder.resolve("huge");
        try (OutputStream out = Files.newOutputStream(huge)) {
            byte[] block = new byte[1 << 20];
            Arrays.fill(block, (byte) 'A');
            for (int i = 0; i < 17; i++) {
                out.write(block);
            }
        }

        assertCannotTell("16 MiB", huge);
    }

    @Test
    void installSaysThatJunkIsNoResponse() throws Exception {
        byte[] junk = new byte[1000];
        new java.util.Random(1).nextBytes(junk);

        assertCannotTell("not a CA response", write(junk));
    }

    @Test
    void aPageCannotActForTheMachine() throws Exception {
        Run run = Run.of("install", "--as-web-page", "--machine", "x");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("--as-web-page and --machine exclude each other");
    }

    private static void assertCannotTell(String reason, Path file) {
        Run run = Run.of("install", file.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains(reason).contains(file.toString()).doesNotContain("Exception");
        assertThat(run.out).isEmpty();
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("input"), content);
    }
}
