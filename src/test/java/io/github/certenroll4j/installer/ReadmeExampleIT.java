package io.github.certenroll4j.installer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.NotACaResponseException;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.NativeStores;
import io.github.certenroll4j.win.WindowsEnrollment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.KeyStore;
import java.util.Collections;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's examples, and what follows them: the PFX of what was installed. */
class ReadmeExampleIT {

    private static final TestCa CA = TestCa.root("Example Root").intermediate("Example Issuing CA");

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    private interface Ca {
        byte[] answer(byte[] request) throws Exception;
    }

    @Test
    void aWholeChainIsInstalled() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        assertThat(printed(request -> CA.fullChain(CA.answer(request))))
                .isEqualTo("INSTALLED MY (user): CN=server.example, key verified (SHA256withRSA)");
    }

    @Test
    void aPkcs7WithoutCertificatesAndAPendingAnswerAreNamed() throws Exception {
        assertThat(printed(request -> TestForms.p7b(Collections.emptyList())))
                .isEqualTo("the response holds no certificate to install");
        assertThat(printed(request -> TestForms.cmc(CA, 3, "Taken under submission", "42", Collections.emptyList())))
                .isEqualTo("the response holds no end-entity certificate to install; the CA says: Taken under submission");
        assertThat(printed(request -> new byte[] {1, 2, 3})).startsWith("not a CA response: ");
    }

    @Test
    void aRefusalIsExplained() throws Exception {
        String refused = printed(request -> CA.fullChain(CA.issue("stranger", TestCa.Keys.RSA.generate().getPublic())));

        assertThat(refused).startsWith("CRYPT_E_NOT_FOUND (0x80092004): InstallResponse: ")
                .contains("The request for the key of ", "is pending neither in the user's nor in the machine's REQUEST store");
    }

    private static String printed(Ca ca) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, "UTF-8"));
        try {
            install(ca.answer(request()));
        } finally {
            System.setOut(console);
        }
        return said.toString("UTF-8").trim();
    }

    /** The example word for word; ExampleTest holds it against the README and the documentation of Enrollment. */
    private static byte[] request() throws EnrollmentException {
        byte[] bytes;
        // REQUEST
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            byte[] request = enrollment.createRequest(CertificateRequest.forSubject("CN=server.example").build());
            bytes = sendToYourCa(request);
        }
        // END
        return bytes;
    }

    /** The CA's part is done by the test. */
    private static byte[] sendToYourCa(byte[] request) {
        return request;
    }

    /** The example word for word; ExampleTest holds it against the README and the documentation of Installer. */
    private static void install(byte[] bytes) {
        // EXAMPLE
        try {
            CaResponse response = CaResponse.parse(bytes);
            Outcome outcome = Installer.ofThisWindows().install(response, EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT));
            System.out.println(outcome);
        } catch (EnrollmentException refusal) {
            System.out.println(refusal.getMessage() + " " + refusal.cause() + " " + refusal.nextStep());
        } catch (NotACaResponseException | NothingToInstallException wrong) {
            System.out.println(wrong.getMessage());
        }
        // END
    }

    @Test
    void theInstalledCertificateLeavesAsPfxWithItsKey() throws Exception {
        stores.makeInstallable(CA.root().certificate());
        char[] password = "a password of the test".toCharArray();
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            byte[] request = enrollment.createRequest(CertificateRequest.forSubject("CN=pfx.example").exportable(true).build());
            CaResponse response = CaResponse.parse(CA.fullChain(CA.answer(request)));
            enrollment.install(response.encoded(), EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT), new char[0]);

            KeyStore pfx = KeyStore.getInstance("PKCS12");
            pfx.load(new ByteArrayInputStream(enrollment.createPfx(password, PfxContent.CHAIN_WITH_ROOT)), password);

            String alias = pfx.aliases().nextElement();
            assertThat(pfx.isKeyEntry(alias)).isTrue();
            assertThat(pfx.getKey(alias, password).getAlgorithm()).isEqualTo("RSA");
            assertThat(pfx.getCertificateChain(alias)).hasSize(3);
        }
    }
}
