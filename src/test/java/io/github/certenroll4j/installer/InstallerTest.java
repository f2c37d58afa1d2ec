package io.github.certenroll4j.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.WindowsEnrollment;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an installer says where there is no Windows, and of responses that have nothing to install. */
class InstallerTest {

    private static final TestCa CA = TestCa.root("Installer Root");

    @Test
    void whereThereIsNoWindowsItSaysSo() {
        assumeFalse(WindowsEnrollment.isPossibleHere(), "this is Windows");
        for (Opening opening : new Opening[] {Installer::ofThisWindows, () -> WindowsEnrollment.open(EnrollmentContext.USER),
            WindowsEnrollment::openAsWebPage}) {
            EnrollmentException refused = catchThrowableOfType(EnrollmentException.class, opening::open);

            assertThat(refused.hresult()).isEqualTo(HResult.parse("ERROR_NOT_SUPPORTED"));
            assertThat(refused).hasMessageContaining("CertEnroll is a part of Windows, and this is " + System.getProperty("os.name"));
        }
    }

    private interface Opening {
        Object open() throws Exception;
    }

    /** In a process of its own, as other tests load JNA; it lists the classes that it loads. */
    @Test
    void thenNothingNativeIsLoaded() throws Exception {
        assumeFalse(WindowsEnrollment.isPossibleHere(), "this is Windows");
        Process process = new ProcessBuilder(Paths.get(System.getProperty("java.home"), "bin", "java").toString(), "-verbose:class",
                "-cp", System.getProperty("java.class.path"), NoWindows.class.getName()).redirectErrorStream(true).start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String all = said.lines().collect(Collectors.joining("\n"));

            assertThat(all).contains("refused as documented").doesNotContain("com.sun.jna.Native ");
        }
    }

    /** The process. */
    public static final class NoWindows {
        private NoWindows() {
        }

        public static void main(String[] args) {
            try {
                Installer.ofThisWindows();
            } catch (EnrollmentException documented) {
                System.out.println("refused as documented");
            }
        }
    }

    @Test
    void aForecastCanBeMadeWithoutAWindows() throws Exception {
        assumeFalse(WindowsEnrollment.isPossibleHere(), "this is Windows");
        ThisWindows nothing = ThisWindows.now();

        assertThat(nothing.trustedRoots()).isEmpty();
        assertThat(nothing.authorities()).isEmpty();
        assertThat(nothing.waitingFor(CA.certificate())).isEmpty();
        assertThat(ThisWindows.certEnroll()).isEmpty();
        assertThat(nothing.chainOf(CaResponse.parse(CA.fullChain(CA.certificate()))).answersPending()).isFalse();
    }

    @Test
    void aResponseWithoutCertificatesHasNothingToInstall() throws Exception {
        CaResponse empty = CaResponse.parse(TestForms.p7b(Collections.emptyList()));

        assertThat(catchThrowableOfType(NothingToInstallException.class, () -> Installer.checkNotEmpty(empty)))
                .hasMessage("the response holds no certificate to install");
        Installer.checkNotEmpty(CaResponse.parse(CA.certificate().getEncoded()));
    }

    @Test
    void anOutcomeSaysWhatWasDoneAndWhetherTheKeyWorks() throws Exception {
        StoredCertificate certificate = new StoredCertificate(EnrollmentContext.USER, StoreName.MY, CA.certificate().getEncoded());
        InstalledCertificate works = new InstalledCertificate(certificate, HResult.S_OK, KeyProof.verified("SHA256withRSA"), Collections.emptyList());
        InstalledCertificate broken = new InstalledCertificate(certificate, HResult.S_OK, KeyProof.failed("no key"), Collections.emptyList());

        assertThat(Outcomes.installed(works)).hasToString("INSTALLED " + certificate + ", key verified (SHA256withRSA)");
        assertThat(Outcomes.installed(works).isInstalled()).isTrue();
        assertThat(Outcomes.dryRun(broken)).hasToString("WOULD_INSTALL " + certificate + ", key NOT verified (no key)");
        assertThat(Outcomes.dryRun(broken).isInstalled()).isFalse();
        assertThat(Outcome.alreadyInstalled(certificate, works.keyProof()).kind()).isEqualTo(Outcome.Kind.ALREADY_INSTALLED);
        assertThat(Outcome.alreadyInstalled(certificate, works.keyProof()).isInstalled()).isTrue();
    }
}
