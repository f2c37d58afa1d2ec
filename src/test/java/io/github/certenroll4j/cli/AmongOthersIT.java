package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.win.NativeStores;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of this program at once. It is the same on every build. */
@Tag("once")
class AmongOthersIT {

    private static final int ROUNDS = 3;
    private static final TestCa CA = TestCa.root("Shared Root").intermediate("Shared Issuing CA");
    private static final WindowsStores USER = WindowsStores.of(EnrollmentContext.USER);
    private static final List<SessionProcess> OTHERS = new ArrayList<>();

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        for (int i = 0; i < 4; i++) {
            OTHERS.add(new SessionProcess());
        }
        for (SessionProcess other : OTHERS) {
            other.type("explain", "0");
            other.answer();
        }
    }

    @AfterAll
    static void end() throws Exception {
        for (SessionProcess other : OTHERS) {
            other.close();
        }
    }

    @Test
    void anInstallationBesideADryRunOfTheSameResponseStays() throws Exception {
        installBesideDryRuns(1);
    }

    @Test
    void withSeveralDryRunsBesideItNothingIsTakenForInstalledThatWillBeTakenAway() throws Exception {
        installBesideDryRuns(3);
    }

    private void installBesideDryRuns(int dryRuns) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            X509Certificate leaf = answer(CA, "round " + round);
            String file = Files.write(folder.resolve("response " + round), CA.fullChain(leaf)).toString();
            for (int i = 0; i < dryRuns; i++) {
                OTHERS.get(i).type("install", "--dry-run", "--allow-untrusted-root", file);
            }
            OTHERS.get(3).type("install", "--allow-untrusted-root", file);

            String installed = OTHERS.get(3).answer();
            for (int i = 0; i < dryRuns; i++) {
                assertThat(OTHERS.get(i).answer()).containsAnyOf("Dry run: Windows installed it", "Already installed").endsWith("exit code 0\n");
            }
            assertThat(installed).contains("Installed: ").endsWith("exit code 0\n");
            assertInstalled(leaf);
        }
    }

    @Test
    void theAuthoritiesThatOneInstallsStayWhenTheOtherTakesBackIts() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            TestCa fresh = CA.intermediate("Fresh CA " + round);
            X509Certificate stays = answer(fresh, "stays " + round);
            X509Certificate goes = answer(fresh, "goes " + round);
            OTHERS.get(0).type("install", "--dry-run", "--allow-untrusted-root",
                    Files.write(folder.resolve("goes " + round), fresh.fullChain(goes)).toString());
            OTHERS.get(1).type("install", "--allow-untrusted-root",
                    Files.write(folder.resolve("stays " + round), fresh.fullChain(stays)).toString());

            assertThat(OTHERS.get(0).answer()).endsWith("exit code 0\n");
            assertThat(OTHERS.get(1).answer()).contains("Installed: ").endsWith("exit code 0\n");
            assertInstalled(stays);
            for (X509Certificate authority : fresh.chain(stays).subList(1, 4)) {
                assertThat(USER.find(StoreName.CA, StoredCertificate.thumbprint(authority))).as("round " + round).isPresent();
            }
            assertThat(USER.find(StoreName.MY, StoredCertificate.thumbprint(goes))).isEmpty();
        }
    }

    private static void assertInstalled(X509Certificate leaf) throws Exception {
        assertThat(USER.proveKey(StoreName.MY, StoredCertificate.thumbprint(leaf)).isVerified()).as("still there, with its key").isTrue();
    }

    private static X509Certificate answer(TestCa ca, String name) {
        Run run = Run.of("request", "--subject", "CN=" + name, "--out", "-");
        assertThat(run.exitCode).as(run.err).isZero();
        String pem = new String(run.out.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return ca.answer(Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", "")));
    }
}
