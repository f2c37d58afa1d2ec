package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.response.CaResponse.Encoding;
import io.github.certenroll4j.response.CaResponse.Kind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CaResponseTest {

    private static TestCa ca;
    private static X509Certificate leaf;
    private static List<X509Certificate> chain;

    @BeforeAll
    static void makeCa() {
        ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC)).intermediate("Issuing");
        leaf = ca.issue("leaf", TestCa.Keys.EC.generate().getPublic());
        chain = ca.chain(leaf);
    }

    @Test
    void readsUnsignedPkcs7LabelledAsAdCsDoes() throws Exception {
        CaResponse response = CaResponse.parse(ascii(TestForms.pem("CERTIFICATE", ca.fullChain(leaf))));

        assertThat(response.kind()).isEqualTo(Kind.PKCS7_UNSIGNED);
        assertThat(response.encoding()).isEqualTo(Encoding.PEM);
        assertThat(response.label()).contains("CERTIFICATE");
        assertThat(response.remarks()).singleElement().asString().contains("AD CS");
        assertThat(response.certificates()).containsExactlyInAnyOrderElementsOf(chain);
        assertThat(response.der()).isEqualTo(ca.fullChain(leaf));
    }

    @Test
    void readsOneCertificate() throws Exception {
        CaResponse response = CaResponse.parse(leaf.getEncoded());

        assertThat(response.kind()).isEqualTo(Kind.X509);
        assertThat(response.encoding()).isEqualTo(Encoding.DER);
        assertThat(response.label()).isEmpty();
        assertThat(response.remarks()).isEmpty();
        assertThat(response.der()).isEqualTo(leaf.getEncoded());
    }

    /** Java keeps of a certificate what is in it, and writes its length anew. */
    @Test
    void aLengthInMoreBytesThanItNeedsMakesNoOtherCertificate() throws Exception {
        byte[] encoded = leaf.getEncoded();
        CaResponse response = CaResponse.parse(ascii(TestForms.pem("CERTIFICATE", withLongLength(encoded))));

        assertThat(response.entries()).containsExactly(ResponseCertificate.of(leaf));
        assertThat(response.der()).isEqualTo(encoded);
        assertThat(response.remarks()).containsExactly("its length is written in more bytes than it needs (BER); Windows is handed DER");
        assertThat(CaResponse.parse(withLongLength(ca.fullChain(leaf))).der()).isEqualTo(ca.fullChain(leaf));
    }

    private static byte[] withLongLength(byte[] object) {
        ByteBuffer longer = ByteBuffer.allocate(object.length + 1);
        // The objects here take two bytes for their length, which three can say as well.
        return longer.put(object[0]).put((byte) 0x83).put((byte) 0).put(object, 2, object.length - 2).array();
    }

    @Test
    void makesOnePkcs7OfSeveralPemCertificates() throws Exception {
        StringBuilder file = new StringBuilder();
        for (X509Certificate certificate : chain) {
            file.append("subject=something\n").append(TestForms.pem("CERTIFICATE", certificate.getEncoded()));
        }
        CaResponse response = CaResponse.parse(ascii(file.toString()));

        assertThat(response.kind()).isEqualTo(Kind.X509);
        assertThat(response.certificates()).isEqualTo(chain);
        assertThat(CaResponse.parse(response.der()).kind()).isEqualTo(Kind.PKCS7_UNSIGNED);
        assertThat(CaResponse.parse(ascii(response.encoded().text())).certificates()).isEqualTo(chain);
    }

    @Test
    void chainEndsInTheRootAndIsTrustedWhenTheRootIs() throws Exception {
        CaResponse response = CaResponse.parse(ca.fullChain(leaf));

        CertificateChain untrusted = CertificateChain.of(response, Collections.emptyList());
        assertThat(untrusted.path()).isEqualTo(chain);
        assertThat(untrusted.complete()).isTrue();
        assertThat(untrusted.trusted()).isFalse();
        assertThat(CertificateChain.of(response, Collections.singletonList(ca.root().certificate())).trusted()).isTrue();
    }

    @Test
    void namesTheIssuerThatIsMissing() throws Exception {
        CertificateChain cut = CertificateChain.of(CaResponse.parse(ca.leafOnly(leaf)), Collections.emptyList());

        assertThat(cut.complete()).isFalse();
        assertThat(cut.missingIssuer()).contains(ca.certificate().getSubjectX500Principal());
    }

    @Test
    void refusesWhatIsNoResponse() {
        assertThatThrownBy(() -> CaResponse.parse(new byte[0])).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> CaResponse.parse(new byte[CaResponse.MAX_BYTES + 1]))
                .isInstanceOf(NotACaResponseException.class).hasMessageContaining("16 MiB");
    }

    @Test
    void aCertificateThatOnlyThisJavaRefusesIsReported() throws Exception {
        X509v3CertificateBuilder odd = new X509v3CertificateBuilder(new X500Name("CN=odd"), BigInteger.ONE, new Date(0),
                new Date(), new X500Name("CN=odd"), SubjectPublicKeyInfo.getInstance(leaf.getPublicKey().getEncoded()));
        odd.addExtension(Extension.keyUsage, true, new byte[] {4, 1, 0});
        byte[] certificate = odd.build(ca.signer()).getEncoded();

        CaResponse response = CaResponse.parse(certificate);

        assertThat(response.certificates()).isEmpty();
        assertThat(response.remarks()).singleElement().asString().contains("this Java cannot read", "CN=odd");
        assertThat(response.der()).isEqualTo(certificate);
        CertificateChain chain = CertificateChain.of(response, Collections.emptyList());
        assertThat(Recommendation.of(response, chain)).contains("This Java cannot read");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
