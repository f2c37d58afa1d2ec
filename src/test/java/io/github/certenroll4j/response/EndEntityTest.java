package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.response.CertificateChain.Role;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cmc.CMCObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who the end-entity is: never one who signed, for certain the one with the request's key, and nobody while it is in doubt. */
class EndEntityTest {

    private static final List<X509Certificate> NOBODY = Collections.emptyList();

    private final KeyPair key = Keys.EC.generate();
    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
    private final TestCa issuing = root.intermediate(Spec.of("Issuing").keys(Keys.EC));
    private final X509Certificate leaf = issuing.issue(Spec.of("leaf").valid(-5, 5), key.getPublic());
    private final KeyPair raKey = Keys.EC.generate();
    /** Younger than the leaf, as the rule of age would have it. */
    private final X509Certificate ra = issuing.issue(Spec.of("RA").valid(-1, 300), raKey.getPublic());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSignerIsNeverTheEndEntity(boolean byKeyId) throws Exception {
        byte[] signed = TestForms.signed(raKey, ra, byKeyId, Arrays.asList(ra, leaf, issuing.certificate(), root.certificate()));
        CertificateChain chain = chain(signed, PendingKeys.any());

        assertThat(chain.endEntity()).contains(leaf);
        assertThat(chain.remarks()).isEmpty();
        assertThat(chain.role(ra)).isEqualTo(Role.OTHER);
        assertThat(chain.role(issuing.certificate())).isEqualTo(Role.INTERMEDIATE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aResponseOfItsSignerAloneHasNoEndEntity(boolean byKeyId) throws Exception {
        byte[] signed = TestForms.signed(raKey, ra, byKeyId, Arrays.asList(ra, issuing.certificate(), root.certificate()));
        CertificateChain chain = chain(signed, PendingKeys.any());

        assertThat(chain.endEntity()).isEmpty();
        assertThat(chain.unreadable()).isEmpty();
        assertThat(Recommendation.of(CaResponse.parse(signed), chain)).contains("belong to who signed the message");
        // The key of a request is surer than any rule.
        assertThat(chain(signed, PendingKeys.of(Collections.singleton(raKey.getPublic()))).endEntity()).contains(ra);
    }

    /** Who signed is named by a key identifier that the certificate itself does not have: all make it of the key. */
    @Test
    void aSignerWithoutKeyIdentifierIsKnownByTheKey() throws Exception {
        X509Certificate plain = issuing.issue(Spec.of("RA").withoutKeyIds(), raKey.getPublic());
        byte[] signed = TestForms.signed(raKey, plain, true, Arrays.asList(plain, leaf, issuing.certificate(), root.certificate()));

        assertThat(chain(signed, PendingKeys.any()).endEntity()).contains(leaf);
        assertThat(chain(signed, PendingKeys.any()).role(plain)).isEqualTo(Role.OTHER);
    }

    /** Responders of OCSP have a new certificate every week: by its age it would be taken. */
    @ParameterizedTest
    @ValueSource(strings = {"1.3.6.1.5.5.7.3.9", "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.28", "1.3.6.1.4.1.311.20.2.1", "1.3.6.1.4.1.311.21.5",
        "1.3.6.1.4.1.311.21.6"})
    void theCertificateOfAServiceIsLessLikely(String purpose) throws Exception {
        X509Certificate service = issuing.issue(Spec.of("Service").valid(-1, 6).with(usage(purpose)), raKey.getPublic());
        X509Certificate both = issuing.issue(Spec.of("Both").valid(-1, 6).with(usage(purpose, "1.3.6.1.5.5.7.3.1")), raKey.getPublic());
        byte[] bag = DegeneratePkcs7.of(Arrays.asList(service, leaf, issuing.certificate(), root.certificate()));
        CertificateChain chain = chain(bag, PendingKeys.any());

        assertThat(chain.endEntity()).contains(leaf);
        assertThat(chain.remarks()).containsExactly("2 certificates may be the one that was requested, the youngest that is for no service of a CA"
                + " (OCSP, time stamps, RA) is taken: \"O=certenroll4j tests,CN=leaf\", \"O=certenroll4j tests,CN=Service\"");
        assertThat(chain(DegeneratePkcs7.of(Arrays.asList(service, issuing.certificate())), PendingKeys.any()).endEntity()).contains(service);
        assertThat(chain(DegeneratePkcs7.of(Arrays.asList(leaf, both)), PendingKeys.any()).endEntity()).contains(both);
        assertThat(chain(bag, PendingKeys.of(Collections.singleton(raKey.getPublic()))).endEntity()).contains(service);
    }

    /** SCEP's GetCACert answers the CA's certificates and that of its RA, which looks like an answer to a request. */
    @Test
    void theCertificateOfAnRaIsAskedAbout() throws Exception {
        TestCa.Extra agent = usage("1.3.6.1.4.1.311.20.2.1");
        X509Certificate officer = issuing.issue(Spec.of("RA").with(agent), key.getPublic());
        byte[] response = issuing.fullChain(officer);

        assertThat(chain(response, PendingKeys.any()).remarks()).singleElement().asString().contains("GetCACert");
        assertThat(chain(response, PendingKeys.of(Collections.singleton(key.getPublic()))).remarks()).isEmpty();
        assertThat(chain(issuing.fullChain(issuing.issue(Spec.of("both").with(usage("1.3.6.1.4.1.311.20.2.1", "1.3.6.1.5.5.7.3.2")),
                key.getPublic())), PendingKeys.any()).remarks()).isEmpty();
        assertThat(chain(issuing.fullChain(leaf), PendingKeys.any()).remarks()).isEmpty();
    }

    private static TestCa.Extra usage(String... purposes) {
        return builder -> builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
                Arrays.stream(purposes).map(purpose -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(purpose))).toArray(KeyPurposeId[]::new)));
    }

    @Test
    void aSerialNumberAloneIsNoSigner() throws Exception {
        TestCa other = root.intermediate(Spec.of("Other").keys(Keys.EC));
        X509Certificate same = other.issue(Spec.of("same number").serialNumber(ra.getSerialNumber()), key.getPublic());
        byte[] signed = TestForms.signed(raKey, ra, false, Arrays.asList(ra, same, other.certificate(), root.certificate()));

        assertThat(chain(signed, PendingKeys.any()).endEntity()).contains(same);
    }

    /** A certificate that signed itself until a CA issued one for the same name and key: nobody but itself issued it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSameNameAndKeyDidNotIssueWhatSignedItself(boolean keyIds) throws Exception {
        Spec spec = Spec.of("leaf").keys(Keys.EC).valid(0, 5);
        Spec before = Spec.of("leaf").keys(Keys.EC).valid(-5, 5);
        X509Certificate self = selfSigned("leaf", keyIds ? spec : spec.withoutKeyIds(), key);
        X509Certificate issued = issuing.issue(keyIds ? before : before.withoutKeyIds(), key.getPublic());
        for (PendingKeys pending : Arrays.asList(PendingKeys.any(), PendingKeys.of(Collections.singleton(key.getPublic())))) {
            for (List<X509Certificate> both : Arrays.asList(Arrays.asList(self, issued), Arrays.asList(issued, self))) {
                List<X509Certificate> all = new ArrayList<>(both);
                all.addAll(Arrays.asList(issuing.certificate(), root.certificate()));
                CertificateChain chain = chain(DegeneratePkcs7.of(all), pending);

                assertThat(chain.path()).containsExactly(issued, issuing.certificate(), root.certificate());
                assertThat(chain.remarks()).isEmpty();
                assertThat(chain.role(self)).isEqualTo(Role.ROOT);
            }
        }
        assertThat(chain(DegeneratePkcs7.of(Collections.singletonList(self)), PendingKeys.any()).endEntity()).contains(self);
    }

    @Test
    void whatACaIssuedIsLikelierThanWhatSignedItself() throws Exception {
        X509Certificate self = selfSigned("self", Spec.of("self").keys(Keys.EC).valid(0, 5), raKey);
        CertificateChain chain = chain(DegeneratePkcs7.of(Arrays.asList(self, leaf, issuing.certificate())), PendingKeys.any());

        assertThat(chain.endEntity()).contains(leaf);
        assertThat(chain.remarks()).isEmpty();
        assertThat(chain(DegeneratePkcs7.of(Arrays.asList(self, issuing.certificate())), PendingKeys.any()).endEntity()).contains(self);
    }

    @Test
    void severalThatMayBeItAreNamed() throws Exception {
        CertificateChain chain = chain(DegeneratePkcs7.of(Arrays.asList(leaf, ra, issuing.certificate())), PendingKeys.any());

        assertThat(chain.endEntity()).contains(ra);
        assertThat(chain.endEntityIsCertain()).isFalse();
        assertThat(chain.remarks()).containsExactly("2 certificates may be the one that was requested, the youngest is taken:"
                + " \"O=certenroll4j tests,CN=RA\", \"O=certenroll4j tests,CN=leaf\"");
        assertThat(chain.role(leaf)).isEqualTo(Role.END_ENTITY);

        CertificateChain known = chain(DegeneratePkcs7.of(Arrays.asList(leaf, ra, issuing.certificate())),
                PendingKeys.of(Collections.singleton(key.getPublic())).amongOthers());
        assertThat(known.endEntity()).contains(leaf);
        assertThat(known.endEntityIsCertain()).isTrue();
        assertThat(known.remarks()).isEmpty();
        assertThat(known.role(ra)).isEqualTo(Role.OTHER);
    }

    /** AD CS says which certificate it issued; older ones of the same subject may lie beside it. */
    @Test
    void theCertificateThatTheCaNamesAsIssuedIsIt() throws Exception {
        List<X509Certificate> all = Arrays.asList(ra, leaf, issuing.certificate(), root.certificate());
        for (X509Certificate issued : Arrays.asList(leaf, ra, issuing.certificate())) {
            byte[] response = new TestCmc().status(0, "Issued").issuedHash(sha1(issued)).encoded(root, all);
            CertificateChain chain = chain(response, PendingKeys.any());

            assertThat(chain.endEntity()).contains(issued);
            assertThat(chain.endEntityIsCertain()).isFalse();
            assertThat(chain.remarks()).isEmpty();
            assertThat(chain(response, PendingKeys.of(Collections.singleton(key.getPublic()))).endEntity()).contains(leaf);
        }
        byte[] withoutStatus = new TestCmc().issuedHash(sha1(leaf)).encoded(root, all);
        assertThat(chain(withoutStatus, PendingKeys.any()).endEntity()).contains(leaf);
        byte[] another = new TestCmc().status(0, "Issued").issuedHash(new byte[20]).encoded(root, all);
        assertThat(chain(another, PendingKeys.any()).endEntity()).contains(ra);
        assertThat(chain(another, PendingKeys.any()).remarks()).anyMatch(remark -> remark.startsWith("the certificate that the CA names as"
                + " issued is not in the response"));
        assertThat(chain(another, PendingKeys.of(Collections.singleton(key.getPublic()))).remarks()).isEmpty();
    }

    private static byte[] sha1(X509Certificate certificate) throws Exception {
        return MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
    }

    @Test
    void manyThatMayBeItAreNotAllNamed() throws Exception {
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            many.add(issuing.issue(Spec.of("number " + i).valid(-1 - i, 5), key.getPublic()));
        }
        assertThat(chain(DegeneratePkcs7.of(many), PendingKeys.any()).remarks()).singleElement().asString()
                .contains("6 certificates may be", "number 0", "number 4").doesNotContain("number 5").endsWith("and others");
    }

    @Test
    void requestsThatWaitElsewhereStillCount() throws Exception {
        byte[] response = DegeneratePkcs7.of(Collections.singletonList(leaf));

        assertThat(chain(response, PendingKeys.of(Collections.singleton(raKey.getPublic())).amongOthers()).answersPending()).isTrue();
        CertificateChain strict = chain(response, PendingKeys.of(Collections.singleton(raKey.getPublic())));
        assertThat(strict.answersPending()).isFalse();
        assertThat(Recommendation.of(CaResponse.parse(response), strict)).contains("does not answer the request");
    }

    @Test
    void certificatesOfCasAloneRaiseTheQuestion() throws Exception {
        byte[] cas = DegeneratePkcs7.of(Arrays.asList(issuing.certificate(), root.certificate()));
        CertificateChain chain = chain(cas, PendingKeys.any());

        assertThat(chain.onlyAuthorities()).isTrue();
        assertThat(Recommendation.of(CaResponse.parse(cas), chain)).contains("is it the CA's own chain", "Pass AllowUntrustedRoot");
        CertificateChain wanted = chain(cas, PendingKeys.of(Collections.singleton(issuing.keyPair().getPublic())));
        assertThat(wanted.onlyAuthorities()).isFalse();
        assertThat(Recommendation.of(CaResponse.parse(cas), wanted)).startsWith("Pass AllowUntrustedRoot");
        assertThat(chain(issuing.fullChain(leaf), PendingKeys.any()).onlyAuthorities()).isFalse();
    }

    @Test
    void theKeyOfARequestIsReadFromEveryFormOfIt() throws Exception {
        byte[] pkcs10 = request(key);
        for (byte[] form : Arrays.asList(pkcs10, ascii(TestForms.pem("CERTIFICATE REQUEST", pkcs10)),
                ascii(TestForms.pem("NEW CERTIFICATE REQUEST", pkcs10)), ascii(TestForms.base64(pkcs10)),
                ("\uFEFF" + TestForms.pem("NEW CERTIFICATE REQUEST", pkcs10)).getBytes(StandardCharsets.UTF_16LE),
                ascii(TestForms.hexAsciiAddr(pkcs10)), ascii("Subject: mail\n\n" + TestForms.pem("CERTIFICATE REQUEST", pkcs10) + "\nbye"),
                TestForms.signed(raKey, ra, false, NOBODY, new CMSProcessableByteArray(pkcs10)), cmcRequest(pkcs10))) {
            CertificateChain chain = chain(DegeneratePkcs7.of(Arrays.asList(ra, leaf, issuing.certificate())), PendingKeys.ofRequest(form));

            assertThat(chain.endEntity()).contains(leaf);
            assertThat(chain.endEntityIsCertain()).isTrue();
        }
    }

    @Test
    void whatIsNoRequestIsSaid() throws Exception {
        for (byte[] other : Arrays.asList(leaf.getEncoded(), ascii("hello, this is no request"), new byte[0], issuing.fullChain(leaf),
                key.getPublic().getEncoded(), TestForms.signed(raKey, ra, false, NOBODY, new CMSProcessableByteArray(new byte[] {5, 0})))) {
            assertThatThrownBy(() -> PendingKeys.ofRequest(other)).isInstanceOf(IOException.class)
                    .hasMessageContaining("no certificate request");
        }
    }

    @Test
    void keysAreComparedByTheirBitsAlone() throws Exception {
        KeyPair writtenOut = Keys.WRITTEN_OUT.generate();
        X509Certificate certificate = issuing.issue("written out", writtenOut.getPublic());
        PublicKey named = TestForms.onNamedCurve("secp256r1", writtenOut.getPublic());

        assertThat(chain(certificate.getEncoded(), PendingKeys.of(Collections.singleton(named))).endEntityIsCertain()).isTrue();
    }

    private static CertificateChain chain(byte[] response, PendingKeys pending) throws NotACaResponseException {
        return CertificateChain.of(CaResponse.parse(response), NOBODY, NOBODY, pending);
    }

    private static X509Certificate selfSigned(String name, Spec spec, KeyPair keys) {
        return new TestCa(keys, Keys.EC, null, Optional.empty()).issueAs("CN=" + name + ",O=certenroll4j tests", spec, keys.getPublic());
    }

    private byte[] request(KeyPair pair) throws Exception {
        PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=leaf"), pair.getPublic())
                .build(TestForms.signer(pair));
        return request.getEncoded();
    }

    /** PKIData with one tagged certification request (RFC 5272 section 3.2.1), as certreq -policy writes it. */
    private byte[] cmcRequest(byte[] pkcs10) throws Exception {
        ASN1EncodableVector tagged = new ASN1EncodableVector();
        tagged.add(new ASN1Integer(1));
        tagged.add(ASN1Primitive.fromByteArray(pkcs10));
        ASN1EncodableVector data = new ASN1EncodableVector();
        data.add(new DERSequence());
        data.add(new DERSequence(new DERTaggedObject(false, 0, new DERSequence(tagged))));
        data.add(new DERSequence());
        data.add(new DERSequence());
        return TestForms.signed(raKey, ra, false, NOBODY,
                new CMSProcessableByteArray(CMCObjectIdentifiers.id_cct_PKIData, new DERSequence(data).getEncoded()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
