package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.TestCa.Extra;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Windows' chain engine may object to, and what it does not. */
class WindowsDoubtsTest {

    private final PublicKey key = Keys.EC.generate().getPublic();
    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));

    @ParameterizedTest
    @CsvSource({"512, true", "1008, true", "1024, false", "2048, false"})
    void rsaKeysBelow1024Bits(int bits, boolean doubted) throws Exception {
        List<String> doubts = doubts(root, root.issue("leaf", generate("RSA", bits).getPublic()));

        assertThat(doubts).hasSize(doubted ? 1 : 0).allMatch(doubt -> doubt.contains("RSA key has " + bits + " bits"));
    }

    @ParameterizedTest
    @CsvSource({"EC, ''", "EC_384, ''", "EC_521, ''", "RSA, ''", "SECP224R1, EC on the curve secp224r1",
        "SECP256K1, EC on the curve secp256k1", "BRAINPOOL, EC on the curve brainpoolP256r1", "SM2, EC on the curve sm2p256v1",
        "SECT283, EC on the curve sect283r1", "WRITTEN_OUT, EC on the curve written out", "ED25519, Ed25519", "ED448, Ed448",
        "ML_DSA_44, ML-DSA-44"})
    void kindsOfKeysThatWindowsVistaDoesNotKnow(Keys kind, String named) throws Exception {
        List<String> doubts = doubts(root, root.issue("leaf", kind.generate().getPublic()));

        assertThat(doubts).hasSize(named.isEmpty() ? 0 : 1).allMatch(doubt -> doubt.endsWith("knows: " + named));
    }

    /** Java keeps it as it is, and Bouncy Castle throws: the parameters of its algorithm are an end of contents. */
    @Test
    void aKeyThatIsMalformed() throws Exception {
        byte[] usual = root.issue("leaf", key).getEncoded();
        byte[] odd = Hex.decode(Hex.toHexString(usual).replaceFirst("06072a8648ce3d02010608", "0607010000000000000008"));
        X509Certificate leaf = TestForms.certificate(odd);
        CertificateChain chain = CertificateChain.of(CaResponse.parse(odd), Collections.emptyList());

        assertThat(odd).isNotEqualTo(usual);
        assertThat(WindowsDoubts.of(Collections.singletonList(leaf), new KeyIds())).hasSize(1).allMatch(doubt -> doubt.contains("its key is malformed"));
        assertThat(InstallForecast.of(chain, FileVersion.parse("6.0.6000.16386"), InstallForecast.Caller.WEB_PAGE, Collections.emptySet()).wouldInstallWith())
                .isNotNull();
    }

    @Test
    void dsaIsKnownToEveryWindows() throws Exception {
        assertThat(doubts(root, root.issue("leaf", generate("DSA", 1024).getPublic()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RSA_MD5, MD5", "RSA_MD2, MD2", "RSA, ''"})
    void brokenHashesBelowTheRoot(Keys kind, String broken) throws Exception {
        TestCa weak = TestCa.root(Spec.of("Weak").keys(kind));

        // A root is taken by its bytes: how it signed itself does not matter.
        assertThat(doubts(weak, weak.issue("leaf", key))).hasSize(broken.isEmpty() ? 0 : 1)
                .allMatch(doubt -> doubt.startsWith("\"O=certenroll4j tests,CN=leaf\": its signature is made with " + broken + ","));
    }

    @ParameterizedTest
    @CsvSource({"EC_SHA3, SHA3-256withECDSA", "SECP224R1, ''", "EC_384, ''", "RSA_PSS, ''", "ED25519, ''"})
    void signaturesThatWindowsVistaDoesNotKnow(Keys kind, String named) throws Exception {
        TestCa ca = TestCa.root(Spec.of("Root").keys(kind));

        assertThat(doubts(ca, ca.issue("leaf", key)).stream().filter(doubt -> doubt.contains("its signature")))
                .hasSize(named.isEmpty() ? 0 : 1).allMatch(doubt -> doubt.endsWith("not every Windows knows: " + named));
    }

    /** Where a certificate has Microsoft's application policies, its extended key usages are not asked. */
    @Test
    void applicationPoliciesComeBeforeUsages() throws Exception {
        TestCa mail = root.intermediate(Spec.of("Mail").keys(Keys.EC).with(policy("1.3.6.1.5.5.7.3.4"))
                .with(usage(KeyPurposeId.id_kp_serverAuth)));
        Spec server = Spec.of("leaf").with(usage(KeyPurposeId.id_kp_serverAuth));

        assertThat(doubts(mail, mail.issue(server, key))).singleElement().asString().contains("not good for serverAuth;");
        assertThat(doubts(mail, mail.issue(server.with(policy("1.3.6.1.5.5.7.3.4")), key))).isEmpty();
    }

    private static Extra policy(String purpose) {
        return builder -> builder.addExtension(new ASN1ObjectIdentifier("1.3.6.1.4.1.311.21.10"), false,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(purpose))));
    }

    @Test
    void usagesThatACaAboveDoesNotHave() throws Exception {
        TestCa mail = root.intermediate(Spec.of("Mail").keys(Keys.EC).with(usage(KeyPurposeId.id_kp_emailProtection,
                KeyPurposeId.id_kp_clientAuth)));
        TestCa below = mail.intermediate(Spec.of("Below").keys(Keys.EC));
        TestCa narrower = below.intermediate(Spec.of("Narrower").keys(Keys.EC).with(usage(KeyPurposeId.id_kp_clientAuth,
                KeyPurposeId.id_kp_serverAuth)));
        TestCa any = root.intermediate(Spec.of("Any").keys(Keys.EC).with(usage(KeyPurposeId.anyExtendedKeyUsage)));

        Spec server = Spec.of("leaf").with(usage(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
        assertThat(doubts(mail, mail.issue(server, key))).singleElement().asString()
                .contains("a CA above it is not good for serverAuth;");
        assertThat(doubts(below, below.issue(server, key))).hasSize(1);
        assertThat(doubts(narrower, narrower.issue(Spec.of("leaf").with(usage(KeyPurposeId.id_kp_serverAuth,
                KeyPurposeId.id_kp_emailProtection, KeyPurposeId.id_kp_codeSigning)), key))).singleElement().asString()
                .contains("not good for serverAuth, emailProtection, codeSigning;");
        assertThat(doubts(narrower, narrower.issue(Spec.of("leaf").with(usage(KeyPurposeId.id_kp_clientAuth)), key))).isEmpty();
        assertThat(doubts(mail, mail.issue(Spec.of("leaf"), key))).isEmpty();
        assertThat(doubts(any, any.issue(server, key))).isEmpty();
        assertThat(doubts(root, root.issue(server, key))).isEmpty();
    }

    @Test
    void aKeyIdentifierThatLeadsElsewhere() throws Exception {
        X509Certificate astray = root.issue(Spec.of("leaf").withoutKeyIds().with(builder -> builder.addExtension(
                Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {1, 2, 3}))), key);

        assertThat(doubts(root, astray)).singleElement().asString().contains("names another key");
        assertThat(doubts(root, root.issue(Spec.of("leaf").withoutKeyIds(), key))).isEmpty();
    }

    @Test
    void aSerialNumberInTheKeyIdentifierThatLeadsElsewhere() throws Exception {
        assertThat(doubts(root, root.issue(naming(BigInteger.valueOf(77)), key))).singleElement().asString()
                .contains("names another certificate than the one that signed it");
        assertThat(doubts(root, root.issue(naming(root.certificate().getSerialNumber()), key))).isEmpty();
    }

    private Spec naming(BigInteger serialNumber) {
        GeneralNames issuer = new GeneralNames(new GeneralName(X500Name.getInstance(root.certificate().getIssuerX500Principal().getEncoded())));
        return Spec.of("leaf").withoutKeyIds().with(builder -> builder.addExtension(Extension.authorityKeyIdentifier, false,
                new AuthorityKeyIdentifier(issuer, serialNumber)));
    }

    private static Extra usage(KeyPurposeId... purposes) {
        return builder -> builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    private static List<String> doubts(TestCa ca, X509Certificate leaf) throws Exception {
        CertificateChain chain = CertificateChain.of(CaResponse.parse(ca.fullChain(leaf)), Collections.emptyList());

        assertThat(chain.complete()).isTrue();
        assertThat(chain.faults()).isEmpty();
        return chain.doubts();
    }

    private static KeyPair generate(String algorithm, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, TestCa.BC);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
