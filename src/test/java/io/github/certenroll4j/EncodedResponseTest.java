package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class EncodedResponseTest {

    private static final TestCa ROOT = TestCa.root("Encoded Root");
    private static final TestCa CA = ROOT.intermediate("Encoded CA");
    private static final X509Certificate LEAF = CA.issue("leaf", TestCa.Keys.RSA.generate().getPublic());

    private final byte[] p7b = TestForms.p7b(Arrays.asList(ROOT.certificate(), LEAF, CA.certificate()));

    @Test
    void everyCertificateInItIsFoundAndTheTextIsTheBytes() throws Exception {
        EncodedResponse response = EncodedResponse.of(p7b);

        assertThat(Base64.getMimeDecoder().decode(response.text())).isEqualTo(p7b);
        assertThat(response.encoding()).isEqualTo(EncodingType.BASE64);
        assertThat(response.thumbprints()).containsExactlyInAnyOrder(StoredCertificate.thumbprint(ROOT.certificate()),
                StoredCertificate.thumbprint(LEAF), StoredCertificate.thumbprint(CA.certificate()));
        assertThat(response.certificates()).hasSize(3);
        assertThat(response.endEntity()).isEmpty();
        assertThat(EncodedResponse.of(new byte[] {1, 2, 3}).certificates()).isEmpty();
    }

    @Test
    void theEndEntityComesFirstOnce() throws Exception {
        EncodedResponse response = EncodedResponse.of(p7b).withEndEntity(LEAF.getEncoded());

        assertThat(response.certificates().get(0)).isEqualTo(LEAF.getEncoded());
        assertThat(response.certificates()).hasSize(3);
        assertThat(response.endEntity().get()).isEqualTo(LEAF.getEncoded());
        assertThat(response.text()).isEqualTo(EncodedResponse.of(p7b).text());
    }

    @Test
    void whatWasReadComesBeforeWhatOnlyHasTheShape() throws Exception {
        EncodedResponse response = EncodedResponse.of(p7b, Collections.singletonList(CA.certificate().getEncoded()));

        assertThat(response.thumbprints()).hasSize(3).startsWith(StoredCertificate.thumbprint(CA.certificate()));
    }

    @Test
    void aResponseThatWasReadHasItsCertificatesInTheirOrder() throws Exception {
        CaResponse read = CaResponse.parse(p7b);

        assertThat(read.encoded().thumbprints()).containsExactlyElementsOf(
                () -> read.certificates().stream().map(StoredCertificate::thumbprint).iterator());
    }

    @Test
    void itAnswersTheRequestOfItsKeysOnly() throws Exception {
        EncodedResponse response = EncodedResponse.of(p7b);
        X509Certificate dummy = TestCa.root("another").issue("dummy", LEAF.getPublicKey());

        assertThat(response.answers(dummy.getEncoded())).isTrue();
        assertThat(response.answers(TestCa.root("stranger").certificate().getEncoded())).isFalse();
        assertThat(response.answers(new byte[] {0x30, 0})).isFalse();
    }

    @Test
    void onlyAPfxBringsItsKey() throws Exception {
        EncodedResponse pfx = EncodedResponse.ofPfx(new byte[] {0x30, 0}, Collections.singletonList(LEAF.getEncoded()));

        assertThat(pfx.bringsKey()).isTrue();
        assertThat(pfx.withEndEntity(LEAF.getEncoded()).bringsKey()).isTrue();
        assertThat(pfx.thumbprints()).containsExactly(StoredCertificate.thumbprint(LEAF));
        assertThat(EncodedResponse.of(p7b).bringsKey()).isFalse();
    }

    @Test
    void nobodyChangesIt() throws Exception {
        EncodedResponse response = EncodedResponse.of(p7b).withEndEntity(LEAF.getEncoded());
        response.certificates().get(0)[5]++;
        response.endEntity().get()[5]++;

        assertThat(response.certificates().get(0)).isEqualTo(LEAF.getEncoded());
        assertThat(response.endEntity().get()).isEqualTo(LEAF.getEncoded());
    }
}
