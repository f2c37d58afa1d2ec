package io.github.certenroll4j.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyOperation;
import io.github.certenroll4j.KeyProtection;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.PfxEncryption;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.win.NativeStores;
import io.github.certenroll4j.win.WindowsStores;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A certificate that is its own issuer is made, installed, found again and exported; what is refused leaves nothing. */
class SelfSignedIT {

    private static final EnrollmentContext USER = EnrollmentContext.USER;
    private static final WindowsStores STORES = WindowsStores.of(USER);
    private static final char[] NO_PIN = {};
    private static final char[] PASSWORD = "correct horse battery".toCharArray();

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    private static CertificateRequest.Builder request() {
        return CertificateRequest.forSubject("CN=self-signed test, O=certenroll4j").friendlyName("A name").extendedKeyUsage("serverAuth")
                .operation(KeyOperation.SIGN).operation(KeyOperation.DECRYPT).securityDescriptor("D:P(A;;GA;;;SY)(A;;GA;;;BA)")
                .parentWindow(0x1234);
    }

    private static Outcome make(CertificateRequest request) throws EnrollmentException {
        return SelfSigned.make(USER, request, ValidityPeriod.days(100, Instant.now()), NO_PIN);
    }

    @Test
    void itIsInMyWithAKeyThatWorksAndNotAmongTheRoots() throws Exception {
        Outcome outcome = make(request().build());
        X509Certificate certificate = outcome.certificate().x509();

        assertThat(outcome.keyProof().isVerified()).as(outcome.keyProof().detail()).isTrue();
        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getNotAfter().toInstant().truncatedTo(ChronoUnit.DAYS))
                .isEqualTo(Instant.now().plus(100, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS));
        assertThat(outcome.added()).extracting(StoredCertificate::store).containsExactly(StoreName.MY);
        assertThat(STORES.find(StoreName.ROOT, outcome.certificate().thumbprint())).isEmpty();
        assertThat(STORES.pending()).isEmpty();
    }

    @Test
    void whatWindowsRefusesLeavesNothing() throws Exception {
        CertificateRequest[] refused = {
            request().protection(KeyProtection.PASSWORD).silent(true).build(),
            request().securityDescriptor("no descriptor").build(),
            request().provider("No Such Provider").build()
        };
        for (CertificateRequest request : refused) {
            stores.assertUnchangedBy(() -> assertThat(catchThrowableOfType(EnrollmentException.class, () -> make(request))).isNotNull());
        }
    }

    /** Valid tomorrow: Windows does not install it, and nobody will send an answer to the request. */
    @Test
    void whatIsMadeAndNotInstalledIsTakenBack() throws Exception {
        Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        stores.assertUnchangedBy(() -> assertThat(catchThrowableOfType(EnrollmentException.class, () -> SelfSigned.make(USER, request().build(),
                ValidityPeriod.between(tomorrow, tomorrow.plus(1, ChronoUnit.DAYS)), NO_PIN)).hresult().symbol()).isEqualTo("CERT_E_EXPIRED"));
    }

    @ParameterizedTest
    @EnumSource(PfxEncryption.class)
    void exportedItOpensInJavaWithItsKey(PfxEncryption encryption) throws Exception {
        StoredCertificate certificate = make(request().exportable(true).build()).certificate();

        PfxExport[] exported = new PfxExport[1];
        stores.assertUnchangedBy(() -> exported[0] = PfxExport.of(certificate, PfxContent.CHAIN_WITH_ROOT, encryption, PASSWORD));

        KeyStore pfx = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        pfx.load(new ByteArrayInputStream(exported[0].pfx()), PASSWORD);
        assertThat(pfx.isKeyEntry("A name")).isTrue();
        assertThat(pfx.getCertificate("A name")).isEqualTo(certificate.x509());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign((PrivateKey) pfx.getKey("A name", PASSWORD));
        byte[] made = signature.sign();
        signature.initVerify(certificate.x509());
        assertThat(signature.verify(made)).isTrue();
        assertThat(exported[0].certificates()).hasSize(1);
    }

    @Test
    void aKeyThatIsNotExportableIsRefused() throws Exception {
        StoredCertificate certificate = make(request().build()).certificate();

        stores.assertUnchangedBy(() -> assertThat(catchThrowableOfType(EnrollmentException.class, () ->
                PfxExport.of(certificate, PfxContent.END_ENTITY, PfxEncryption.AES256, PASSWORD)).hresult().symbol())
                .isEqualTo("NTE_BAD_KEY_STATE"));
    }

    @Test
    void whatIsOverOrBelongsToNobodyHereIsNotRenewed() throws Exception {
        StoredCertificate certificate = make(request().build()).certificate();
        OwnCertificate.checkRenewable(OwnCertificate.find(certificate.thumbprint(), Optional.empty()), Instant.now());

        assertThat(catchThrowableOfType(EnrollmentException.class, () ->
                OwnCertificate.checkRenewable(certificate, Instant.now().plus(101, ChronoUnit.DAYS))).hresult().symbol()).isEqualTo("CERT_E_EXPIRED");
        assertThat(catchThrowableOfType(EnrollmentException.class, () ->
                OwnCertificate.find("0123456789012345678901234567890123456789", Optional.empty())))
                .hasMessageContaining("another user's cannot be seen");
    }
}
