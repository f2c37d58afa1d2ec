package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.CertificateChain.Role;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate that nobody can read: it is an entry of its own, and no other takes its place. */
class UnreadableCertificateTest {

    private static final List<X509Certificate> NOBODY = Collections.emptyList();

    private final KeyPair key = Keys.EC.generate();
    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
    private final TestCa issuing = root.intermediate(Spec.of("Issuing").keys(Keys.EC));
    private final X509Certificate leaf = issuing.issue("leaf", key.getPublic());

    @Test
    void asTheLeafItKeepsACaFromTakingItsPlace() throws Exception {
        byte[] unreadable = TestForms.withAnExtensionTwice(leaf);
        CaResponse response = response(unreadable, issuing.certificate().getEncoded(), root.certificate().getEncoded());
        CertificateChain chain = chain(response, PendingKeys.any());

        assertThat(response.certificates()).containsExactly(issuing.certificate(), root.certificate());
        ResponseCertificate entry = response.entries().get(0);
        assertThat(entry.encoded()).isEqualTo(unreadable);
        assertThat(entry.x509()).isEmpty();
        assertThat(entry.fault().get()).isNotEmpty().doesNotContain("java.");
        assertThat(entry.subject()).contains("O=certenroll4j tests,CN=leaf");
        assertThat(entry.issuer()).contains("O=certenroll4j tests,CN=Issuing");
        assertThat(entry.serialNumber()).contains(leaf.getSerialNumber());
        assertThat(entry.notBefore()).contains(leaf.getNotBefore().toInstant());
        assertThat(entry.notAfter()).contains(leaf.getNotAfter().toInstant());
        assertBlocked(response, chain, entry);
        assertThat(roles(response, chain)).containsExactly(Role.UNREADABLE, Role.INTERMEDIATE, Role.ROOT);
    }

    /** Bouncy Castle reads the certificate, and throws as soon as somebody asks for the number. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 40})
    void aPathLengthThatIsNoNumberOfJavaMakesItUnreadable(long pathLength) throws Exception {
        TestCa.Extra extra = builder -> builder.replaceExtension(Extension.basicConstraints, true,
                new DERSequence(new ASN1Encodable[] {ASN1Boolean.TRUE, new ASN1Integer(pathLength)}));
        byte[] odd = issuing.issueEncoded(Spec.of("leaf").with(extra), key.getPublic());
        CaResponse response = response(odd, issuing.certificate().getEncoded(), root.certificate().getEncoded());

        assertBlocked(response, chain(response, PendingKeys.any()), response.entries().get(0));
    }

    @Test
    void asTheOneThatWasRequestedItIsKnownByItsKey() throws Exception {
        CaResponse response = response(TestForms.withAnExtensionTwice(leaf), issuing.issue("other", Keys.EC.generate().getPublic()).getEncoded());
        CertificateChain chain = chain(response, PendingKeys.of(Collections.singleton(key.getPublic())));

        assertThat(chain.endEntityIsCertain()).isTrue();
        assertThat(chain.answersPending()).isFalse();
        assertThat(chain.remarks()).containsExactly("the certificate that was requested cannot be read");
        assertThat(Recommendation.of(response, chain)).contains("which was requested, so nothing").doesNotContain("--request");
        assertBlocked(response, chain, response.entries().get(0));
    }

    @Test
    void besideAnotherLeafNobodyCanSay() throws Exception {
        X509Certificate other = issuing.issue("other", Keys.EC.generate().getPublic());
        CaResponse response = response(other.getEncoded(), TestForms.withAnExtensionTwice(leaf));
        CertificateChain chain = chain(response, PendingKeys.any());

        assertBlocked(response, chain, response.entries().get(1));
        CertificateChain known = chain(response, PendingKeys.of(Collections.singleton(other.getPublicKey())));
        assertThat(known.endEntity()).contains(other);
        assertThat(known.unreadable()).isEmpty();
        assertThat(known.role(response.entries().get(1))).isEqualTo(Role.UNREADABLE);
    }

    @Test
    void whatGivesNothingAwayMayBeIt() throws Exception {
        for (byte[] nothing : Arrays.asList(new byte[] {0x30, 0}, new byte[] {0x30, 3, 2, 1, 5}, new byte[] {0x30, 4, 0x30, 2, 5, 0})) {
            CaResponse response = response(leaf.getEncoded(), nothing, issuing.certificate().getEncoded());
            ResponseCertificate entry = response.entries().get(1);

            assertThat(entry.subject()).isEmpty();
            assertThat(entry.issuer()).isEmpty();
            assertThat(entry.serialNumber()).isEmpty();
            assertThat(entry.notAfter()).isEmpty();
            assertThat(response.remarks()).anyMatch(remark -> remark.startsWith("this Java cannot read the certificate no. 2, nor"));
            assertBlocked(response, chain(response, PendingKeys.any()), entry);
        }
    }

    @Test
    void asACaItLeavesTheLeafAloneAndTheChainOpen() throws Exception {
        CaResponse response = response(leaf.getEncoded(), TestForms.withAnExtensionTwice(issuing.certificate()),
                root.certificate().getEncoded());
        CertificateChain chain = chain(response, PendingKeys.any());

        assertThat(chain.endEntity()).contains(leaf);
        assertThat(chain.unreadable()).isEmpty();
        assertThat(chain.complete()).isFalse();
        assertThat(chain.signatureBroken()).isFalse();
        assertThat(chain.remarks()).singleElement().asString().contains("CN=Issuing\" is there, but it cannot be read");
        assertThat(roles(response, chain)).containsExactly(Role.END_ENTITY, Role.UNREADABLE, Role.ROOT);
        assertThat(forecast(chain).certainty()).isEqualTo(InstallRule.Source.UNCERTAIN);
        assertThat(Recommendation.of(response, chain)).contains("is there, but cannot be read here; Windows perhaps can");
    }

    @Test
    void asACaThatIssuedNothingHereItIsNotTheLikeliest() throws Exception {
        X509Certificate stranger = TestCa.root(Spec.of("Stranger").keys(Keys.EC)).certificate();
        CaResponse response = response(TestForms.withAnExtensionTwice(stranger), leaf.getEncoded(), issuing.certificate().getEncoded());

        assertThat(chain(response, PendingKeys.any()).endEntity()).contains(leaf);
        CaResponse casAlone = response(TestForms.withAnExtensionTwice(stranger), issuing.certificate().getEncoded());
        assertThat(chain(casAlone, PendingKeys.any()).endEntity()).isEmpty();
        assertThat(chain(casAlone, PendingKeys.any()).unreadable()).hasSize(1);
    }

    @Test
    void asACaOfAnotherNameItIsNotTheMissingOne() throws Exception {
        X509Certificate stranger = TestCa.root(Spec.of("Stranger").keys(Keys.EC)).certificate();
        CertificateChain chain = chain(response(leaf.getEncoded(), TestForms.withAnExtensionTwice(stranger)),
                PendingKeys.of(Collections.singleton(key.getPublic())));

        assertThat(chain.endEntity()).contains(leaf);
        assertThat(chain.whyIncomplete()).contains("the certificate of \"O=certenroll4j tests,CN=Issuing\" is missing");
        assertThat(chain.remarks()).noneMatch(remark -> remark.contains("cannot be read, so nobody"));
    }

    @Test
    void asASignerItIsNotTheOne() throws Exception {
        KeyPair raKey = Keys.EC.generate();
        X509Certificate ra = issuing.issue("RA", raKey.getPublic());
        for (boolean byKeyId : new boolean[] {false, true}) {
            byte[] signed = TestForms.signed(raKey, ra, byKeyId, NOBODY);
            CaResponse response = CaResponse.parse(withCertificates(signed, TestForms.withAnExtensionTwice(ra), leaf.getEncoded()));

            assertThat(chain(response, PendingKeys.any()).endEntity()).contains(leaf);
        }
    }

    @Test
    void severalFilesAndBlocksKeepIt() throws Exception {
        byte[] unreadable = TestForms.withAnExtensionTwice(leaf);
        String file = TestForms.pem("CERTIFICATE", unreadable) + TestForms.pem("CERTIFICATE", issuing.certificate().getEncoded());
        CaResponse response = CaResponse.parse(file.getBytes(StandardCharsets.US_ASCII));

        assertThat(CaResponse.parse(response.der()).entries()).isEqualTo(response.entries());
        assertThat(CaResponse.parse(DegeneratePkcs7.ofEntries(response.entries())).entries()).isEqualTo(response.entries());
    }

    /** Bouncy Castle is asked for a hundred, then a file was made to be slow. */
    @Test
    void soManyAsNobodySendsAreNotReadTwice() throws Exception {
        KeyPair writtenOut = Keys.WRITTEN_OUT.generate();
        List<byte[]> many = new ArrayList<>();
        for (int i = 0; i < 105; i++) {
            many.add(issuing.issue("number " + i, writtenOut.getPublic()).getEncoded());
        }
        CaResponse response = response(many.toArray(new byte[0][]));

        assertThat(response.entries()).hasSize(105);
        assertThat(response.certificates()).hasSize(100);
    }

    private void assertBlocked(CaResponse response, CertificateChain chain, ResponseCertificate by) {
        assertThat(chain.endEntity()).isEmpty();
        assertThat(chain.unreadable()).containsExactly(by);
        assertThat(chain.path()).isEmpty();
        assertThat(chain.complete()).isFalse();
        assertThat(chain.missingIssuer()).isEmpty();
        assertThat(forecast(chain).certainty()).isEqualTo(InstallRule.Source.UNCERTAIN);
        assertThat(forecast(chain).installs()).isFalse();
        assertThat(Recommendation.of(response, chain)).startsWith("This Java cannot read the certificate").contains(by.fault().get())
                .doesNotContain("AllowUntrustedRoot");
    }

    private static InstallForecast forecast(CertificateChain chain) {
        return InstallForecast.of(chain, FileVersion.parse("10.0.19041.1"), Caller.DESKTOP, Collections.emptySet());
    }

    private static List<Role> roles(CaResponse response, CertificateChain chain) {
        return response.entries().stream().map(chain::role).collect(Collectors.toList());
    }

    private static CertificateChain chain(CaResponse response, PendingKeys pending) {
        return CertificateChain.of(response, NOBODY, NOBODY, pending);
    }

    private static CaResponse response(byte[]... certificates) throws Exception {
        return CaResponse.parse(DegeneratePkcs7.ofEntries(Arrays.stream(certificates)
                .map(certificate -> ResponseCertificate.read(certificate, new Certificates())).collect(Collectors.toList())));
    }

    /** The same message with these certificates, in whatever order. */
    private static byte[] withCertificates(byte[] p7b, byte[]... certificates) throws IOException {
        SignedData signed = SignedData.getInstance(ContentInfo.getInstance(p7b).getContent());
        ASN1EncodableVector all = new ASN1EncodableVector();
        for (byte[] certificate : certificates) {
            all.add(ASN1Sequence.getInstance(certificate));
        }
        return new ContentInfo(CMSObjectIdentifiers.signedData, new SignedData(signed.getDigestAlgorithms(),
                signed.getEncapContentInfo(), new DLSet(all), null, signed.getSignerInfos())).getEncoded("DL");
    }
}
