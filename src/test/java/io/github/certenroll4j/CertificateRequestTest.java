package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for, and that what cannot be a subject is refused before a key is made for it. */
class CertificateRequestTest {

    @ParameterizedTest
    @ValueSource(strings = {"CN=server.example", "CN=server.example, O=\"Example, \"\"Inc.\"\"\"", "cn = a ; o = b", "CN=a+OU=b",
        "OID.2.5.4.97=VATDE-1,C=DE", "2.5.4.3=a", "CN=a=b", "CN=", "CN=\"a\nb\"", "CN=M\u00fcller"})
    void aDistinguishedNameIsTakenAsItIs(String subject) {
        assertThat(CertificateRequest.forSubject(subject).build().subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", " ", "CN=a, b", "CN=a,", ",CN=a", "=a", "CN=\"a", "server.example", "C\u0000N=a"})
    void whatIsNoneIsRefused(String subject) {
        assertThatThrownBy(() -> CertificateRequest.forSubject(subject)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a distinguished name like CN=server.example");
    }

    @Test
    void withoutMoreItAsksForTheUsual() {
        CertificateRequest request = CertificateRequest.forSubject("CN=a").build();

        assertThat(request.subject()).isEqualTo("CN=a");
        assertThat(request.key()).isEqualTo(KeyAlgorithm.RSA_2048);
        assertThat(request.hash()).isEqualTo(HashAlgorithm.SHA256);
        assertThat(request.isExportable()).isFalse();
        assertThat(request.isSilent()).isFalse();
        assertThat(request.keyUsages()).isEmpty();
        assertThat(request.extendedKeyUsages()).isEmpty();
        assertThat(request.alternativeNames()).isEmpty();
        assertThat(request.provider() + request.container() + request.template() + request.friendlyName() + request.description())
                .isEmpty();
    }

    @Test
    void everyKnobIsTurned() {
        CertificateRequest request = CertificateRequest.forSubject("CN=a").key(KeyAlgorithm.ECDSA_P256).hash(HashAlgorithm.SHA384)
                .exportable(true).silent(true).keyUsage(KeyUsage.KEY_AGREEMENT).extendedKeyUsage("clientAuth")
                .extendedKeyUsage("1.2.3").alternativeName(AlternativeName.parse("a.example")).provider("p").container("c")
                .template("t").friendlyName("f").description("d").build();

        assertThat(request.key()).isEqualTo(KeyAlgorithm.ECDSA_P256);
        assertThat(request.hash()).isEqualTo(HashAlgorithm.SHA384);
        assertThat(request.isExportable()).isTrue();
        assertThat(request.isSilent()).isTrue();
        assertThat(request.keyUsages()).containsExactly(KeyUsage.KEY_AGREEMENT);
        assertThat(request.extendedKeyUsages()).containsExactly("1.3.6.1.5.5.7.3.2", "1.2.3");
        assertThat(request.alternativeNames()).singleElement().extracting(AlternativeName::value).isEqualTo("a.example");
        assertThat(request.provider()).isEqualTo("p");
        assertThat(request.container()).isEqualTo("c");
        assertThat(request.template()).isEqualTo("t");
        assertThat(request.friendlyName()).isEqualTo("f");
        assertThat(request.description()).isEqualTo("d");
    }

    @ParameterizedTest
    @CsvSource({"rsa-2048, RSA, 2048, true", "RSA_3072, RSA, 3072, true", "rsa_4096, RSA, 4096, true",
        "ecdsa-p256, ECDSA_P256, 256, false", "ECDSA-P384, ECDSA_P384, 384, false", "ecdsa-p521, ECDSA_P521, 521, false"})
    void aKeyHasTheNameThatCngHas(String text, String name, int bits, boolean rsa) {
        KeyAlgorithm key = KeyAlgorithm.parse(text);

        assertThat(key.officialName()).isEqualTo(name);
        assertThat(key.bits()).isEqualTo(bits);
        assertThat(key.isRsa()).isEqualTo(rsa);
    }

    /** As another library has them. */
    @Test
    void objectIdentifiersAreThoseOfTheStandards() {
        assertThat(HashAlgorithm.parse("SHA-1").oid()).isEqualTo(OIWObjectIdentifiers.idSHA1.getId());
        assertThat(HashAlgorithm.parse("sha256").oid()).isEqualTo(NISTObjectIdentifiers.id_sha256.getId());
        assertThat(HashAlgorithm.parse("sha384").oid()).isEqualTo(NISTObjectIdentifiers.id_sha384.getId());
        assertThat(HashAlgorithm.parse("sha512").oid()).isEqualTo(NISTObjectIdentifiers.id_sha512.getId());
        assertThat(ExtendedKeyUsage.SERVER_AUTH.oid()).isEqualTo(KeyPurposeId.id_kp_serverAuth.getId());
        assertThat(ExtendedKeyUsage.oidOf("timestamping")).isEqualTo(KeyPurposeId.id_kp_timeStamping.getId());
        assertThat(ExtendedKeyUsage.oidOf("OCSPSigning")).isEqualTo(KeyPurposeId.id_kp_OCSPSigning.getId());
        assertThat(ExtendedKeyUsage.oidOf(" smartcardLogon ")).isEqualTo(KeyPurposeId.id_kp_smartcardlogon.getId());
        assertThatThrownBy(() -> ExtendedKeyUsage.oidOf("no")).hasMessageContaining("serverAuth, clientAuth, codeSigning");
    }

    @Test
    void whatWasBuiltDoesNotChangeWithItsBuilder() {
        CertificateRequest.Builder builder = CertificateRequest.forSubject("CN=a").keyUsage(KeyUsage.CRL_SIGN);
        CertificateRequest request = builder.build();
        builder.keyUsage(KeyUsage.KEY_AGREEMENT).extendedKeyUsage("1.2.3").alternativeName(AlternativeName.parse("a")).silent(true);

        assertThat(request.keyUsages()).containsExactly(KeyUsage.CRL_SIGN);
        assertThat(request.extendedKeyUsages()).isEmpty();
        assertThat(request.alternativeNames()).isEmpty();
        assertThat(request.isSilent()).isFalse();
    }
}
