package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HashAlgorithm;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyUsage;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked for stands in the request; what is pending is listed, and can be removed with its key. */
class RequestIT {

    private static final WindowsStores USER = WindowsStores.of(EnrollmentContext.USER);

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @Test
    void everythingThatIsAskedForStandsInTheRequest() throws Exception {
        PKCS10CertificationRequest request = make(CertificateRequest.forSubject("CN=www.example, O=certenroll4j")
                .key(KeyAlgorithm.RSA_3072).hash(HashAlgorithm.SHA512)
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE).keyUsage(KeyUsage.KEY_ENCIPHERMENT)
                .extendedKeyUsage("serverAuth").extendedKeyUsage("1.2.3.4")
                .alternativeName(AlternativeName.parse("dns:www.example"))
                .alternativeName(AlternativeName.parse("ip:2001:db8::1"))
                .alternativeName(AlternativeName.parse("email:a@b.example"))
                .alternativeName(AlternativeName.parse("upn:u@example"))
                .alternativeName(AlternativeName.parse("uri:https://www.example/"))
                .template("WebServer").build());
        Extensions extensions = request.getRequestedExtensions();

        assertThat(isSignedByItsKey(request)).isTrue();
        assertThat(request.getSignatureAlgorithm().getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.1.13");
        assertThat(request.getSubject().toString()).contains("CN=www.example").contains("O=certenroll4j");
        assertThat(org.bouncycastle.asn1.x509.KeyUsage.fromExtensions(extensions).hasUsages(
                org.bouncycastle.asn1.x509.KeyUsage.digitalSignature | org.bouncycastle.asn1.x509.KeyUsage.keyEncipherment)).isTrue();
        assertThat(ExtendedKeyUsage.fromExtensions(extensions).hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)).isTrue();
        assertThat(ExtendedKeyUsage.fromExtensions(extensions).getUsages()).hasSize(2);
        assertThat(GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName).getNames())
                .extracting(name -> name.getTagNo()).containsExactly(2, 7, 1, 0, 6);
        assertThat(extensions.getExtension(new org.bouncycastle.asn1.ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2"))).isNotNull();
    }

    @Test
    void aPendingRequestIsListedWithItsKeyAndGoesWithIt() throws Exception {
        make(CertificateRequest.forSubject("CN=pending test").build());

        List<PendingRequest> pending = USER.pending();
        assertThat(pending).hasSize(1);
        PendingRequest request = pending.get(0);
        assertThat(request.dummy().subject()).isEqualTo("CN=pending test");
        assertThat(request.isKeyAvailable()).isTrue();
        assertThat(request.key().get().provider()).startsWith("Microsoft");
        assertThat(USER.proveKey(StoreName.REQUEST, request.dummy().thumbprint()).isVerified()).isTrue();

        assertThat(USER.removePending(request.dummy().thumbprint())).isTrue();
        assertThat(USER.pending()).isEmpty();
        assertThat(catchThrowableOfType(EnrollmentException.class, () -> KeyProviderInfo.delete(request.key().get())))
                .as("the key container is gone").isNotNull();
    }

    @Test
    void aProviderThatDoesNotExistIsRefusedAndLeavesNothing() throws Exception {
        Set<String> before = stores.contents();

        EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class,
                () -> make(CertificateRequest.forSubject("CN=x").provider("No Such Provider").build()));

        assertThat(refusal.hresult().symbol()).isEqualTo("NTE_KEYSET_NOT_DEF");
        assertThat(stores.contents()).isEqualTo(before);
        assertThat(WindowsProviders.names()).contains("Microsoft Enhanced RSA and AES Cryptographic Provider");
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA_P256", "ECDSA_P384", "ECDSA_P521"})
    void aKeyOfACurveSignsItsRequestOrIsClearlyRefused(KeyAlgorithm curve) throws Exception {
        CertificateRequest wanted = CertificateRequest.forSubject("CN=curve test").key(curve).build();
        if (NativeStores.isSandbox()) {
            EnrollmentException refusal = catchThrowableOfType(EnrollmentException.class, () -> make(wanted));
            assertThat(refusal.hresult().symbol()).isEqualTo("NTE_NOT_SUPPORTED");
            assertThat(refusal).hasMessageContaining("RSA keys only");
            return;
        }
        PKCS10CertificationRequest request = make(wanted);
        assertThat(isSignedByItsKey(request)).isTrue();
        String dummy = USER.pending().get(0).dummy().thumbprint();
        assertThat(USER.proveKey(StoreName.REQUEST, dummy).isVerified()).isTrue();
        assertThat(USER.removePending(dummy)).isTrue();
    }

    private static boolean isSignedByItsKey(PKCS10CertificationRequest request) throws Exception {
        return request.isSignatureValid(new JcaContentVerifierProviderBuilder()
                .setProvider(new BouncyCastleProvider()).build(request.getSubjectPublicKeyInfo()));
    }

    private static PKCS10CertificationRequest make(CertificateRequest request) throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            return new PKCS10CertificationRequest(enrollment.createRequest(request));
        }
    }
}
