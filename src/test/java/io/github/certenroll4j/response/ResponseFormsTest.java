package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind in every encoding is the same response. */
class ResponseFormsTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC))
            .intermediate(TestCa.Spec.of("Issuing").keys(TestCa.Keys.EC));
    private static final X509Certificate LEAF = CA.issue("leaf", TestCa.Keys.EC.generate().getPublic());

    @TestFactory
    Stream<DynamicTest> everyKindInEveryEncoding() throws Exception {
        Map<Kind, byte[]> kinds = new LinkedHashMap<>();
        kinds.put(Kind.X509, LEAF.getEncoded());
        kinds.put(Kind.PKCS7_UNSIGNED, CA.fullChain(LEAF));
        kinds.put(Kind.PKCS7_SIGNED, TestForms.signedP7b(CA, LEAF));
        kinds.put(Kind.CMC_FULL, TestForms.cmc(CA, 0, "Issued", "", CA.chain(LEAF)));
        return kinds.entrySet().stream().flatMap(kind -> encodings(kind.getValue()).entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(kind.getKey() + " as " + form.getKey(), () -> {
                    CaResponse response = CaResponse.parse(form.getValue());

                    assertThat(response.kind()).isEqualTo(kind.getKey());
                    assertThat(response.encoding().name()).isEqualTo(form.getKey().split(" ")[0]);
                    assertThat(response.der()).isEqualTo(kind.getValue());
                    assertThat(response.certificates()).contains(LEAF);
                })));
    }

    private static Map<String, byte[]> encodings(byte[] der) {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("DER", der);
        forms.put("DER with a line end", joined(der, "\r\n".getBytes(StandardCharsets.US_ASCII)));
        for (String label : Arrays.asList("CERTIFICATE", "PKCS7", "CMS", "X509 CERTIFICATE", "ANYTHING AT ALL")) {
            forms.put("PEM labelled " + label, ascii(TestForms.pem(label, der)));
        }
        String pem = TestForms.pem("CERTIFICATE", der);
        String base64 = TestForms.base64(der);
        forms.put("PEM with LF", ascii(pem.replace("\r", "")));
        forms.put("PEM with CR", ascii(pem.replace("\n", "")));
        forms.put("PEM in one line", ascii(pem.replaceAll("[\r\n]", "")));
        forms.put("PEM with text around", ascii("subject=/CN=leaf\n\n" + pem + "That was it.\n"));
        forms.put("PEM in a mail", ascii(pem.replaceAll("(?m)^(?!-----)", " ")));
        for (String line : Arrays.asList("---", "----", "--", "-- ")) {
            forms.put("PEM in a mail with the line \"" + line + '"', ascii("Content-Type: text/plain\n\nHello,\n" + line + "\n" + pem));
        }
        forms.put("BASE64", ascii(base64));
        forms.put("BASE64 in one line", ascii(base64.replaceAll("\\s", "")));
        forms.put("BASE64 with blank lines around", ascii("\r\n \r\n" + base64 + "\r\n\r\n"));
        forms.put("HEX", ascii(TestForms.dump(der, false, false)));
        forms.put("HEX with characters", ascii(TestForms.dump(der, false, true)));
        forms.put("HEX with addresses", ascii(TestForms.dump(der, true, false)));
        forms.put("HEX with both", ascii(TestForms.dump(der, true, true)));
        forms.put("HEX with both and LF", ascii(TestForms.dump(der, true, true).replace("\r", "")));
        forms.put("HEX in capitals", ascii(TestForms.dump(der, false, false).toUpperCase()));
        forms.put("HEX raw", ascii(TestForms.dump(der, false, false).replaceAll("\\s", "")));
        forms.put("PEM as UTF-8", text("\uFEFF" + pem, StandardCharsets.UTF_8));
        forms.put("PEM as UTF-16LE", text("\uFEFF" + pem, StandardCharsets.UTF_16LE));
        forms.put("BASE64 as UTF-16BE", text("\uFEFF" + base64, StandardCharsets.UTF_16BE));
        forms.put("HEX as UTF-16LE", text("\uFEFF" + TestForms.dump(der, true, true), StandardCharsets.UTF_16LE));
        return forms;
    }

    @Test
    void indefiniteLengthsBecomeDefiniteOnes() throws Exception {
        byte[] der = CA.fullChain(LEAF);
        CaResponse response = CaResponse.parse(TestForms.indefinite(der));

        assertThat(response.kind()).isEqualTo(Kind.PKCS7_UNSIGNED);
        assertThat(response.remarks()).anyMatch(remark -> remark.contains("indefinite"));
        assertThat(response.certificates()).containsExactlyInAnyOrderElementsOf(CA.chain(LEAF));
        assertThat(Asn1.scan(response.der()).indefinite()).isFalse();
    }

    @Test
    void aLabelThatSaysSomethingElseIsRemarked() throws Exception {
        assertThat(CaResponse.parse(ascii(TestForms.pem("PKCS7", LEAF.getEncoded()))).remarks())
                .containsExactly("the label says \"PKCS7\", the content is a certificate");
        assertThat(CaResponse.parse(ascii(TestForms.pem("PKCS7", CA.leafOnly(LEAF)))).remarks()).isEmpty();
    }

    @Test
    void whatFollowsTheObjectIsCounted() throws Exception {
        assertThat(CaResponse.parse(joined(LEAF.getEncoded(), new byte[] {1})).remarks()).containsExactly("1 byte after the end of the object is ignored");
        assertThat(CaResponse.parse(joined(LEAF.getEncoded(), new byte[] {0, 1})).remarks())
                .containsExactly("2 bytes after the end of the object are ignored");
        assertThat(CaResponse.parse(joined(LEAF.getEncoded(), new byte[] {0, 0})).remarks()).isEmpty();
    }

    @Test
    void aPrivateKeyBesideTheCertificateIsLeftAloneAndRemarked() throws Exception {
        String key = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: X\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
        CaResponse response = CaResponse.parse(ascii(key + TestForms.pem("CERTIFICATE", LEAF.getEncoded())));

        assertThat(response.certificates()).containsExactly(LEAF);
        assertThat(response.remarks()).anyMatch(remark -> remark.contains("private key"));
    }

    @Test
    void anEndLineWithoutItsDashesDoesNotSwallowTheNextBlock() throws Exception {
        String torn = TestForms.pem("CERTIFICATE", LEAF.getEncoded()).replace("END CERTIFICATE-----", "END CERTIFICATE");
        CaResponse response = CaResponse.parse(ascii(torn + TestForms.pem("CERTIFICATE", CA.certificate().getEncoded())));

        assertThat(response.certificates()).containsExactly(LEAF, CA.certificate());
    }

    @Test
    void revocationListsAreCountedAndDuplicatesRemarked() throws Exception {
        assertThat(CaResponse.parse(TestForms.signedP7b(CA, LEAF)).crls()).isEqualTo(1);

        CaResponse twice = CaResponse.parse(ascii(TestForms.pem("CERTIFICATE", LEAF.getEncoded())
                + TestForms.pem("CERTIFICATE", LEAF.getEncoded())));
        assertThat(twice.certificates()).containsExactly(LEAF);
        assertThat(twice.remarks()).contains("a certificate is there more than once");
    }

    @Test
    void aCmcResponseSaysWhatBecameOfTheRequest() throws Exception {
        CmcStatus issued = status(TestForms.cmc(CA, 0, "Issued", "", CA.chain(LEAF)));
        CmcStatus pending = status(TestForms.cmc(CA, 3, "Taken under submission", "12345", Collections.emptyList()));
        CmcStatus denied = status(TestForms.cmc(CA, 2, "Denied by policy", "", Collections.emptyList()));

        assertThat(issued.state()).isEqualTo(CmcStatus.State.SUCCESS);
        assertThat(pending.state()).isEqualTo(CmcStatus.State.PENDING);
        assertThat(pending.requestId()).contains("12345");
        assertThat(pending.text()).contains("Taken under submission");
        assertThat(denied.state()).isEqualTo(CmcStatus.State.FAILED);
        assertThat(denied.requestId()).isEmpty();
    }

    @Test
    void theSignerOfAResponseIsNotTheOneWhoAsked() throws Exception {
        TestCa officer = CA.intermediate(TestCa.Spec.of("Registration Officer").keys(TestCa.Keys.EC));
        X509Certificate leaf = CA.issue(TestCa.Spec.of("leaf").valid(-300, 5), TestCa.Keys.EC.generate().getPublic());
        byte[] signed = TestForms.cmc(officer, 0, "Issued", "", CA.chain(leaf));

        assertThat(CertificateChain.of(CaResponse.parse(signed), Collections.emptyList()).endEntity()).contains(leaf);
    }

    private static CmcStatus status(byte[] response) throws Exception {
        return CaResponse.parse(response).cmcStatus().get();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(first, 0, first.length);
        joined.write(second, 0, second.length);
        return joined.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text(text, StandardCharsets.US_ASCII);
    }

    private static byte[] text(String text, Charset charset) {
        return text.getBytes(charset);
    }
}
