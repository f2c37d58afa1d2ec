package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.KeyStore;
import java.util.Collections;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The README's example, and what follows it: the PFX of what was installed. */
class ReadmeExampleIT {

    private static final TestCa CA = TestCa.root("Example Root").intermediate("Example Issuing CA");

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @BeforeEach
    void beforeTheHotfixTheRootIsTrusted() throws Exception {
        stores.makeInstallable(CA.root().certificate());
    }

    @Test
    void requestInstallAndProof() throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, "UTF-8"));
        try {
            enroll();
        } finally {
            System.setOut(console);
        }
        assertThat(said.toString("UTF-8").trim()).isEqualTo("MY (user): CN=server.example, key works: true");
    }

    /** The example word for word; ExampleTest holds it against the README and the documentation of Enrollment. */
    private static void enroll() throws Exception {
        // EXAMPLE
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            byte[] request = enrollment.createRequest(CertificateRequest.forSubject("CN=server.example").build());

            CaResponse response = CaResponse.parse(sendToYourCa(request));
            CertificateChain chain = CertificateChain.of(response, Collections.emptyList());

            InstalledCertificate installed = enrollment.install(
                    chain.path(), EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT),
                    response.base64(), EncodingType.BASE64, new char[0]);

            System.out.println(installed.certificate() + ", key works: " + installed.keyProof().isVerified());
        } catch (EnrollmentException refusal) {
            System.err.println(refusal.getMessage() + " " + refusal.hresult().nextStep());
        }
        // END
    }

    @Test
    void theInstalledCertificateLeavesAsPfxWithItsKey() throws Exception {
        char[] password = "a password of the test".toCharArray();
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            byte[] request = enrollment.createRequest(CertificateRequest.forSubject("CN=pfx.example").exportable(true).build());
            CaResponse response = CaResponse.parse(sendToYourCa(request));
            enrollment.install(CertificateChain.of(response, Collections.emptyList()).path(),
                    EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT), response.base64(), EncodingType.BASE64, new char[0]);

            KeyStore pfx = KeyStore.getInstance("PKCS12");
            pfx.load(new ByteArrayInputStream(enrollment.createPfx(password, PfxContent.CHAIN_WITH_ROOT)), password);

            String alias = pfx.aliases().nextElement();
            assertThat(pfx.isKeyEntry(alias)).isTrue();
            assertThat(pfx.getKey(alias, password).getAlgorithm()).isEqualTo("RSA");
            assertThat(pfx.getCertificateChain(alias)).hasSize(3);
        }
    }

    private static byte[] sendToYourCa(byte[] request) throws Exception {
        return CA.fullChain(CA.answer(request));
    }
}
