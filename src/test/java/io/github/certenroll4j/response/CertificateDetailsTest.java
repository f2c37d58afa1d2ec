package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What certificates say, against the configuration that OpenSSL made them by ({@code cases/make.sh}). */
class CertificateDetailsTest {

    @Test
    void readsEveryExtension() throws Exception {
        CertificateDetails details = details("details.pem");

        assertThat(details.keyAlgorithm()).contains("RSA");
        assertThat(details.keySize()).contains(2048);
        assertThat(details.curve()).isEmpty();
        assertThat(details.signatureAlgorithm()).contains("SHA256withRSA");
        assertThat(details.isCa()).isTrue();
        assertThat(details.pathLength()).contains(BigInteger.valueOf(3));
        assertThat(details.keyUsage()).containsExactly("digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment",
                "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly");
        assertThat(details.extendedKeyUsage()).containsExactly("serverAuth", "clientAuth", "codeSigning", "emailProtection",
                "timeStamping", "OCSPSigning", "msSmartcardLogon", "1.2.3.4");
        assertThat(details.subjectAlternativeNames()).containsExactly("DNS:details.example", "DNS:*.details.example", "IP:192.0.2.1",
                "IP:2001:db8:0:0:0:0:0:1", "email:a@example.test", "URI:https://details.example/x?y=z", "RID:1.2.3.4",
                "UPN:user@example.test", "otherName:1.2.3.5:other", "DirName:O=Lab AG,CN=in a directory");
        assertThat(details.caIssuers()).containsExactly("http://ca.example/a.crt", "ldap:///CN=a?cACertificate");
        assertThat(details.ocspResponders()).containsExactly("http://ocsp.example/");
        assertThat(details.crlAddresses()).containsExactly("http://crl.example/a.crl", "ldap:///CN=a?certificateRevocationList");
        assertThat(details.policies()).containsExactly("1.2.3.4.5", "2.23.140.1.2.1");
        assertThat(details.template()).contains("WebServer");
        assertThat(details.subjectKeyId()).isPresent();
        assertThat(entry("details.pem").subject()).contains("UID=u7,DC=example,organizationIdentifier=VATDE-123456789,"
                + "serialNumber=77,emailAddress=ca@example.test,CN=details.example,O=Prüfstelle,C=DE");
    }

    @ParameterizedTest
    @CsvSource({"details-ec.pem, EC, 384, brainpoolP384r1, SHA256withECDSA", "details-negative.pem, Ed25519, , , Ed25519",
        "details-dsa.pem, DSA, 1024, , SHA256withDSA", "details-pss.pem, RSASSA-PSS, 2048, , SHA256withRSAandMGF1"})
    void namesKeysAndSignatures(String file, String key, Integer bits, String curve, String signature) throws Exception {
        CertificateDetails details = details(file);

        assertThat(details.keyAlgorithm()).contains(key);
        assertThat(details.keySize().orElse(null)).isEqualTo(bits);
        assertThat(details.curve().orElse(null)).isEqualTo(curve);
        assertThat(details.signatureAlgorithm()).contains(signature);
        assertThat(details.template()).contains("1.3.6.1.4.1.311.21.8.1.2.3 version 100.7");
        assertThat(details.isCa()).isFalse();
        assertThat(details.pathLength()).isEmpty();
        assertThat(details.subjectAlternativeNames()).isEmpty();
        assertThat(details.keyUsage()).isEmpty();
        assertThat(details.policies()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"details-ec.pem, 008000000000000001", "details-negative.pem, ff01"})
    void showsTheSerialNumberAsWindowsDoes(String file, String serialNumber) throws Exception {
        assertThat(details(file).serialNumber()).contains(serialNumber);
    }

    @Test
    void namesTheKeyOfTheIssuer() {
        TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
        X509Certificate leaf = root.issue("leaf", Keys.EC.generate().getPublic());

        assertThat(CertificateDetails.of(ResponseCertificate.of(leaf)).authorityKeyId()).isPresent()
                .isEqualTo(CertificateDetails.of(ResponseCertificate.of(root.certificate())).subjectKeyId());
    }

    @ParameterizedTest
    @CsvSource({"WRITTEN_OUT, EC, 256, written out", "WRITTEN_OUT_SECT, EC, 233, written out", "SECT283, EC, 283, sect283r1",
        "EC_521, EC, 521, secp521r1", "SM2, EC, 256, sm2p256v1", "ED448, Ed448, , ", "ML_DSA_44, ML-DSA-44, , "})
    void tellsKeysWithoutComputingWithThem(Keys kind, String algorithm, Integer bits, String curve) {
        X509Certificate certificate = TestCa.root(Spec.of("Root").keys(Keys.EC)).issue("leaf", kind.generate().getPublic());
        CertificateDetails details = CertificateDetails.of(ResponseCertificate.of(certificate));

        assertThat(details.keyAlgorithm()).contains(algorithm);
        assertThat(details.keySize().orElse(null)).isEqualTo(bits);
        assertThat(details.curve().orElse(null)).isEqualTo(curve);
    }

    /** Every extension that is read, with something else in it. */
    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.17", "2.5.29.15", "2.5.29.37", "2.5.29.19", "2.5.29.31", "2.5.29.32", "2.5.29.14", "2.5.29.35",
        "1.3.6.1.5.5.7.1.1", "1.3.6.1.4.1.311.20.2", "1.3.6.1.4.1.311.21.7"})
    void takesAMalformedExtensionForAbsent(String oid) throws Exception {
        TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
        ASN1Encodable[] values = {DERNull.INSTANCE, new DERSequence(), new DEROctetString(new byte[0]),
            new DERSequence(new DERSequence(DERNull.INSTANCE)), new DERSequence(new DERTaggedObject(false, 0, new DERSequence()))};
        for (ASN1Encodable value : values) {
            byte[] odd = TestForms.withExtension(root.issue(Spec.of("leaf").withoutKeyIds(), root.keyPair().getPublic()),
                    new Extension(new ASN1ObjectIdentifier(oid), false, new DEROctetString(value)));
            CertificateDetails details = CertificateDetails.of(ResponseCertificate.read(odd, new Certificates()));

            assertThat(details.subjectAlternativeNames()).isEmpty();
            assertThat(details.keyUsage()).isSubsetOf("digitalSignature", "keyEncipherment");
            assertThat(details.extendedKeyUsage()).isEmpty();
            assertThat(details.crlAddresses()).isEmpty();
            assertThat(details.policies()).isEmpty();
            assertThat(details.caIssuers()).isEmpty();
            assertThat(details.ocspResponders()).isEmpty();
            assertThat(details.template()).isEmpty();
            assertThat(details.authorityKeyId()).isEmpty();
            assertThat(details.isCa()).isFalse();
            assertThat(details.keyAlgorithm()).contains("EC");
        }
    }

    @Test
    void hasNothingToSayOfWhatIsNoCertificate() {
        CertificateDetails details = CertificateDetails.of(ResponseCertificate.read(new byte[] {0x30, 0}, new Certificates()));

        assertThat(details.serialNumber()).isEmpty();
        assertThat(details.keyAlgorithm()).isEmpty();
        assertThat(details.keySize()).isEmpty();
        assertThat(details.signatureAlgorithm()).isEmpty();
        assertThat(details.subjectAlternativeNames()).isEmpty();
    }

    private static CertificateDetails details(String file) throws Exception {
        return CertificateDetails.of(entry(file));
    }

    private static ResponseCertificate entry(String file) throws Exception {
        try (InputStream in = CertificateDetailsTest.class.getResourceAsStream("cases/" + file)) {
            return CaResponse.read(in).entries().get(0);
        }
    }
}
