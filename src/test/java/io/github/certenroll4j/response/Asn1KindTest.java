package io.github.certenroll4j.response;

import static io.github.certenroll4j.response.TestMessages.DATA;
import static io.github.certenroll4j.response.TestMessages.contentInfo;
import static io.github.certenroll4j.response.TestMessages.der;
import static io.github.certenroll4j.response.TestMessages.enveloped;
import static io.github.certenroll4j.response.TestMessages.octets;
import static io.github.certenroll4j.response.TestMessages.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.response.CaResponse.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.AttributeCertificateHolder;
import org.bouncycastle.cert.AttributeCertificateIssuer;
import org.bouncycastle.cert.X509v2AttributeCertificateBuilder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** ASN.1 objects that are no response and look like one: each is named for what it is. And those that hold one are opened. */
class Asn1KindTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("R").keys(TestCa.Keys.EC));
    private static final KeyPair RSA = TestCa.Keys.RSA.generate();
    private static final KeyPair EC = TestCa.Keys.EC.generate();
    private static final X509Certificate LEAF = CA.issue("L", EC.getPublic());
    private static final ASN1Integer ONE = new ASN1Integer(1);
    private static final DERSequence ALGORITHM = new DERSequence(new ASN1ObjectIdentifier("1.2.840.113549.1.1.11"));
    private static final DERBitString BITS = new DERBitString(new byte[40]);

    @TestFactory
    Stream<DynamicTest> everyObjectIsNamed() throws Exception {
        Map<String, byte[]> objects = new LinkedHashMap<>();
        objects.put("private key", RSA.getPrivate().getEncoded());
        objects.put("private key ", PrivateKeyInfo.getInstance(RSA.getPrivate().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded());
        objects.put("private key  ", PrivateKeyInfo.getInstance(EC.getPrivate().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded());
        objects.put("encrypted with a password", der(new DERSequence(new ASN1ObjectIdentifier("1.2.840.113549.1.5.13")), octets("x")));
        objects.put("public key", RSA.getPublic().getEncoded());
        objects.put("public key (RSA)", SubjectPublicKeyInfo.getInstance(RSA.getPublic().getEncoded()).parsePublicKey().getEncoded());
        objects.put("parameters of a key (DH)", der(new ASN1Integer(BigInteger.ONE.shiftLeft(511)), new ASN1Integer(2)));
        objects.put("PKCS #10", request());
        objects.put("SPKAC", der(seq(der(new DERSequence(ALGORITHM), new DERIA5String("challenge"))), ALGORITHM, BITS));
        objects.put("CRMF", der(new DERSequence(seq(der(ONE, new DERSequence())))));
        objects.put("attribute certificate", attributeCertificate());
        objects.put("certificate revocation list (CRL)", new X509v2CRLBuilder(new X500Name("CN=R"), new Date()).build(CA.signer()).getEncoded());
        objects.put("OCSP response", der(new ASN1Enumerated(0)));
        objects.put("CMP (PKIXCMP, RFC 9810): ip", cmp(1));
        objects.put("CMP (PKIXCMP, RFC 9810): error", cmp(23));
        objects.put("CMP (PKIXCMP, RFC 9810): body 99", cmp(99));
        objects.put("CMP (PKIXCMP, RFC 9810): cp", cmp(3, new DERTaggedObject(true, 0, BITS)));
        objects.put("CMP (PKIXCMP, RFC 9810): ip. Let", cmp(1, new DERTaggedObject(true, 1, seq(der(seq(LEAF.getEncoded()))))));
        objects.put("CMP (PKIXCMP, RFC 9810): kup", cmp(8, new DERTaggedObject(true, 0, BITS),
                new DERTaggedObject(true, 1, seq(der(seq(LEAF.getEncoded()))))));
        objects.put("time stamp authority", der(new DERSequence(new ASN1Integer(0)), seq(enveloped())));
        objects.put("PFX", der(new ASN1Integer(3), seq(contentInfo(DATA, octets("x")))));
        objects.put("encrypted CMS message. Decrypt", enveloped());
        objects.put("encrypted CMS message.", contentInfo("1.2.840.113549.1.7.6", new DERSequence()));
        objects.put("encrypted CMS message", contentInfo("1.2.840.113549.1.9.16.1.23", new DERSequence()));
        objects.put("encrypted CMS message without the ContentInfo", der(new ASN1Integer(0), new DERSet(), new DERSequence()));
        objects.put("compressed CMS message", contentInfo("1.2.840.113549.1.9.16.1.9", new DERSequence()));
        objects.put("DigestedData", contentInfo("1.2.840.113549.1.7.5", new DERSequence()));
        objects.put("of the type 1.2.3.4, not signedData", contentInfo("1.2.3.4", new DERSequence()));
        objects.put("type data without anything", contentInfo(DATA, ONE));
        objects.put("an element is of a wrong type", der(new ASN1ObjectIdentifier(DATA), ONE));
        objects.put("neither a certificate, PKCS #7 nor a CMC response", der(ONE));
        objects.put("neither a certificate, PKCS #7 nor", der(ASN1Boolean.TRUE));
        objects.put("neither a certificate, PKCS #7", der(new ASN1Integer(BigInteger.ONE.shiftLeft(255)), new ASN1Integer(BigInteger.ONE.shiftLeft(254))));
        objects.put("neither a certificate,", der(ALGORITHM, octets("a digest with its algorithm")));
        return objects.entrySet().stream().map(object -> DynamicTest.dynamicTest(object.getKey(),
                () -> assertThat(refusal(object.getValue())).contains(object.getKey().trim())));
    }

    @TestFactory
    Stream<DynamicTest> everySignedMessageIsNamed() throws Exception {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put("an encrypted one inside, as SCEP answers (CertRep", scep("3", "0", ""));
        messages.put("SCEP answer (CertRep) that says PENDING", scep("3", "3", ""));
        messages.put("SCEP answer (CertRep) that says FAILURE, badCertId", scep("3", "2", "4"));
        messages.put("SCEP answer (CertRep) that says FAILURE, reason 17", scep("3", "2", "17"));
        messages.put("SCEP request (message type 19)", scep("19", "", ""));
        messages.put("encrypted for the one who asked", message(DATA, enveloped()));
        messages.put("with an encrypted one inside", message("1.2.840.113549.1.7.3", enveloped()));
        messages.put(".stl", message("1.3.6.1.4.1.311.10.1", der(ONE)));
        messages.put("Authenticode", message("1.3.6.1.4.1.311.2.1.4", der(ONE)));
        messages.put("time stamp (RFC 3161)", message("1.2.840.113549.1.9.16.1.4", der(ONE)));
        messages.put("PKIData", message("1.3.6.1.5.5.7.12.2", der(ONE)));
        messages.put("content of the type 2.23.136.1.1.1", message("2.23.136.1.1.1", der(ONE)));
        messages.put("a signed message (CMS) with something else inside: it is a certificate request (PKCS #10)", message(DATA, request()));
        messages.put("a signed message (CMS) with something else inside: it is a certificate request (PKCS #10), the",
                message(DATA, ascii(TestForms.pem("NEW CERTIFICATE REQUEST", request()))));
        messages.put("a signed mail (S/MIME) with something else inside", message(DATA, ascii("Content-Type: text/plain\r\n\r\nDenied.")));
        return messages.entrySet().stream().map(message -> DynamicTest.dynamicTest(message.getKey(),
                () -> assertThat(refusal(message.getValue())).contains(message.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> whatHoldsAResponseIsOpened() throws Exception {
        String pem = TestForms.pem("CERTIFICATE", LEAF.getEncoded());
        String mail = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pkix-cert\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + TestForms.base64(LEAF.getEncoded()) + "\r\n--b--\r\n";
        Map<String, byte[]> messages = new LinkedHashMap<>();
        messages.put("certificate in PKCS #7", message(DATA, LEAF.getEncoded()));
        messages.put("PKCS #7 in PKCS #7", message(DATA, CA.leafOnly(LEAF)));
        messages.put("SignedData in PKCS #7 by its type", message("1.2.840.113549.1.7.2", CA.leafOnly(LEAF)));
        messages.put("three deep", message(DATA, message(DATA, message(DATA, LEAF.getEncoded()))));
        messages.put("PEM in PKCS #7", message(DATA, ascii(pem)));
        messages.put("signed mail with PEM", message(DATA, ascii("Content-Type: text/plain\r\n\r\n" + pem)));
        messages.put("signed mail with an attachment", message(DATA, ascii(mail)));
        messages.put("data", contentInfo(DATA, new DEROctetString(LEAF.getEncoded())));
        messages.put("Netscape", contentInfo("2.16.840.1.113730.2.5", seq(der(seq(LEAF.getEncoded())))));
        messages.put("Netscape in PKCS #7", message("2.16.840.1.113730.2.5", der(seq(LEAF.getEncoded()))));
        messages.put("Netscape in PKCS #7 without a signer", unsigned("2.16.840.1.113730.2.5", new DEROctetString(der(seq(LEAF.getEncoded())))));
        messages.put("Netscape in PKCS #7 of version 1.5", unsigned("2.16.840.1.113730.2.5", seq(der(seq(LEAF.getEncoded())))));
        messages.put("PKCS #7 in PKCS #7 of version 1.5", unsigned("1.2.840.113549.1.7.2",
                ContentInfo.getInstance(ASN1Primitive.fromByteArray(CA.leafOnly(LEAF))).getContent()));
        messages.put("path of one", der(seq(LEAF.getEncoded())));
        return messages.entrySet().stream().map(message -> DynamicTest.dynamicTest(message.getKey(), () -> {
            CaResponse response = CaResponse.parse(message.getValue());

            assertThat(response.certificates()).containsExactly(LEAF);
            assertThat(CaResponse.parse(response.der()).certificates()).containsExactly(LEAF);
        }));
    }

    @Test
    void whoSignedAResponseAroundAResponseIsLeftOutAndOtherCasHelp() throws Exception {
        TestCa officer = CA.intermediate(TestCa.Spec.of("RA").keys(TestCa.Keys.EC));
        CaResponse response = CaResponse.parse(signed(officer, DATA, LEAF.getEncoded(), Collections.singletonList(CA.certificate())));

        assertThat(response.kind()).isEqualTo(Kind.X509);
        assertThat(response.certificates()).containsExactly(LEAF, CA.certificate());
        assertThat(response.remarks()).contains("the response lies inside a signed PKCS #7; who signed that is left out");
        assertThat(CaResponse.parse(response.der()).certificates()).containsExactly(LEAF, CA.certificate());
    }

    @Test
    void aMessagePackedTooDeepIsRefused() throws Exception {
        byte[] message = LEAF.getEncoded();
        for (int i = 0; i < 7; i++) {
            message = message(DATA, message);
        }
        byte[] deep = message;
        assertThat(refusal(deep)).contains("in more than 4 others");
    }

    @Test
    void contentThatMeansNothingLeavesTheCertificatesAsTheyAre() throws Exception {
        for (byte[] content : Arrays.asList(new byte[] {1}, new byte[] {0x30, 0x20, 1}, ascii("signed by the CA"))) {
            CaResponse response = CaResponse.parse(signed(CA, DATA, content, Collections.singletonList(LEAF)));

            assertThat(response.kind()).isEqualTo(Kind.PKCS7_SIGNED);
            assertThat(response.certificates()).containsExactlyInAnyOrder(LEAF, CA.certificate());
        }
    }

    @Test
    void signedDataWithoutContentInfoIsHandedOnWithIt() throws Exception {
        byte[] whole = CA.fullChain(LEAF);
        byte[] bare = ContentInfo.getInstance(ASN1Primitive.fromByteArray(whole)).getContent().toASN1Primitive().getEncoded();
        CaResponse response = CaResponse.parse(bare);

        assertThat(response.kind()).isEqualTo(Kind.PKCS7_UNSIGNED);
        assertThat(response.der()).isEqualTo(whole);
        assertThat(response.remarks()).containsExactly("SignedData without the ContentInfo around it; Windows is handed both");
    }

    @Test
    void theLabelComparedIsThatOfTheBlockThatWasRead() throws Exception {
        CaResponse response = CaResponse.parse(ascii(TestForms.pem("CERTIFICATE REQUEST", request())
                + TestForms.pem("PKCS7", CA.leafOnly(LEAF))));

        assertThat(response.label()).contains("PKCS7");
        assertThat(response.remarks()).isEmpty();
    }

    private static byte[] message(String type, byte[] content) {
        return signed(CA, type, content, Collections.emptyList());
    }

    private static byte[] unsigned(String type, ASN1Encodable content) {
        return contentInfo("1.2.840.113549.1.7.2", seq(der(ONE, new DERSet(), seq(contentInfo(type, content)), new DERSet())));
    }

    private static byte[] scep(String type, String status, String failure) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("2.16.840.1.113733.1.9.2", type);
        attributes.put("2.16.840.1.113733.1.9.3", status);
        attributes.put("2.16.840.1.113733.1.9.4", failure);
        return signed(CA, DATA, enveloped(), Collections.emptyList(), attributes);
    }

    /** @param more protection and more certificates, which may follow */
    private static byte[] cmp(int body, DERTaggedObject... more) {
        DERTaggedObject name = new DERTaggedObject(true, 4, new X500Name("CN=R"));
        List<ASN1Encodable> parts = new ArrayList<>(Arrays.asList(seq(der(new ASN1Integer(2), name, name)),
                new DERTaggedObject(true, body, new DERSequence())));
        parts.addAll(Arrays.asList(more));
        return der(parts.toArray(new ASN1Encodable[0]));
    }

    private static byte[] attributeCertificate() throws Exception {
        return new X509v2AttributeCertificateBuilder(new AttributeCertificateHolder(new X500Name("CN=h")),
                new AttributeCertificateIssuer(new X500Name("CN=R")), BigInteger.TEN, new Date(0), new Date())
                .addAttribute(new ASN1ObjectIdentifier("2.5.4.72"), new DERUTF8String("role")).build(CA.signer()).getEncoded();
    }

    private static byte[] request() throws Exception {
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=x"), EC.getPublic()).build(CA.signer()).getEncoded();
    }

    private static ASN1Sequence seq(byte[] der) {
        return ASN1Sequence.getInstance(der);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String refusal(byte[] file) {
        NotACaResponseException refusal = catchThrowableOfType(NotACaResponseException.class, () -> CaResponse.parse(file));
        assertThat(refusal).isNotNull();
        return refusal.getMessage();
    }
}
