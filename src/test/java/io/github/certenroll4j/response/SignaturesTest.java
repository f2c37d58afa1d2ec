package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.Signatures.Verdict;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is right, what is wrong, and what nobody here can tell. */
class SignaturesTest {

    private static final List<X509Certificate> NOBODY = Collections.emptyList();
    /** ecdsa-with-SHA256, and a neighbour that does not exist. */
    private static final String ALGORITHM = "2a8648ce3d040302";
    private static final String NO_ALGORITHM = "2a8648ce3d04037f";

    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
    private final X509Certificate leaf = root.issue("leaf", Keys.EC.generate().getPublic());

    @Test
    void anAlgorithmThatNobodyKnowsIsNotWrong() throws Exception {
        X509Certificate strange = TestForms.certificate(Hex.decode(Hex.toHexString(leaf.getEncoded()).replace(ALGORITHM, NO_ALGORITHM)));
        CertificateChain chain = chain(Arrays.asList(strange, root.certificate()));

        assertThat(new Signatures().of(strange, root.keyPair().getPublic())).isEqualTo(Verdict.UNCHECKED);
        assertThat(chain.complete()).isFalse();
        assertThat(chain.signatureBroken()).isFalse();
        assertThat(chain.remarks()).singleElement().asString().contains("whether its key signed", "could not be checked");
        assertThat(chain.whyIncomplete().get()).contains("could not be checked");
        InstallForecast forecast = InstallForecast.of(chain, FileVersion.parse("10.0.19041.1"), Caller.DESKTOP, Collections.emptySet());
        assertThat(forecast.hresult().symbol()).isEqualTo("CERT_E_UNTRUSTEDROOT");
        assertThat(forecast.certainty()).isEqualTo(InstallRule.Source.UNCERTAIN);
    }

    @Test
    void aRootThatNobodyCanCheckIsARootAllTheSame() throws Exception {
        X509Certificate strange = TestForms.certificate(
                Hex.decode(Hex.toHexString(root.certificate().getEncoded()).replace(ALGORITHM, NO_ALGORITHM)));

        assertThat(chain(Arrays.asList(leaf, strange)).complete()).isTrue();
    }

    @Test
    void aSignatureThatIsNoSignatureIsWrong() throws Exception {
        for (Keys kind : new Keys[] {Keys.EC, Keys.BRAINPOOL, Keys.SM2, Keys.RSA, Keys.ED25519}) {
            TestCa ca = TestCa.root(Spec.of("Root").keys(kind));
            byte[] encoded = ca.issue("leaf", leaf.getPublicKey()).getEncoded();
            // The BIT STRING at the end is filled with what is neither DER nor a number below the modulus.
            Arrays.fill(encoded, encoded.length - 60, encoded.length, (byte) 0xFF);

            assertThat(new Signatures().of(TestForms.certificate(encoded), ca.keyPair().getPublic())).as(kind.name())
                    .isEqualTo(Verdict.WRONG);
        }
    }

    /** Java writes anew what is signed, in lengths no longer than needed; OpenSSL takes the bytes as they stand. */
    @ParameterizedTest
    @EnumSource(value = Keys.class, names = {"EC", "RSA", "BRAINPOOL", "SM2"})
    void whatIsSignedMayHaveALengthLongerThanNeeded(Keys kind) throws Exception {
        TestCa ca = TestCa.root(Spec.of("Root").keys(kind));
        X509Certificate usual = ca.issue("leaf", leaf.getPublicKey());
        byte[] der = usual.getTBSCertificate();
        byte[] signed = element("3084", "%08x", Arrays.copyOfRange(der, Asn1.contentStart(der), der.length));
        ContentSigner signer = ca.signer();
        signer.getOutputStream().write(signed);
        byte[] algorithm = signer.getAlgorithmIdentifier().getEncoded();

        X509Certificate right = TestForms.certificate(element("3082", "%04x", signed, algorithm,
                new DERBitString(signer.getSignature()).getEncoded()));
        X509Certificate wrong = TestForms.certificate(element("3082", "%04x", signed, algorithm,
                new DERBitString(leaf.getSignature()).getEncoded()));

        assertThat(new Signatures().of(right, ca.keyPair().getPublic())).isEqualTo(Verdict.RIGHT);
        assertThat(new Signatures().of(wrong, ca.keyPair().getPublic())).isEqualTo(kind == Keys.SM2 ? Verdict.UNCHECKED : Verdict.WRONG);
    }

    /** RFC 4055 section 1.2: such a key is for RSASSA-PSS alone, and with its hash where it names one; OpenSSL says the same. */
    @ParameterizedTest
    @CsvSource({"SHA256withRSA, '', 0, WRONG", "SHA256withRSAandMGF1, '', 0, RIGHT", "SHA384withRSAandMGF1, '', 0, RIGHT",
        "SHA256withRSA, SHA-256, 32, WRONG", "SHA256withRSAandMGF1, SHA-256, 32, RIGHT", "SHA384withRSAandMGF1, SHA-256, 32, WRONG",
        "SHA256withRSAandMGF1, SHA-1, 32, WRONG", "SHA256withRSAandMGF1, SHA-256, 31, RIGHT", "SHA256withRSAandMGF1, SHA-256, 33, WRONG"})
    void aKeyForPssSignsByNothingElse(String algorithm, String mask, int salt, Verdict verdict) throws Exception {
        KeyPair keys = Keys.RSA.generate();
        DefaultDigestAlgorithmIdentifierFinder digests = new DefaultDigestAlgorithmIdentifierFinder();
        AlgorithmIdentifier pss = mask.isEmpty() ? new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)
                : new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, new RSASSAPSSparams(digests.find("SHA-256"),
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, digests.find(mask)), new ASN1Integer(salt), new ASN1Integer(1)));
        PublicKey key = KeyFactory.getInstance("RSASSA-PSS").generatePublic(new X509EncodedKeySpec(new SubjectPublicKeyInfo(pss,
                SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()).parsePublicKey()).getEncoded()));
        X500Name name = new X500Name("CN=PSS");
        X509Certificate signed = new JcaX509CertificateConverter().getCertificate(new X509v3CertificateBuilder(name, BigInteger.ONE,
                leaf.getNotBefore(), leaf.getNotAfter(), name, SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .build(new JcaContentSignerBuilder(algorithm).setProvider(TestCa.BC).build(keys.getPrivate())));

        assertThat(new Signatures().of(signed, key)).isEqualTo(verdict);
    }

    private static byte[] element(String start, String length, byte[]... contents) {
        byte[] content = org.bouncycastle.util.Arrays.concatenate(contents);
        return org.bouncycastle.util.Arrays.concatenate(Hex.decode(start + String.format(length, content.length)), content);
    }

    /** One such check would take from minutes to hours. */
    @Test
    void keysMadeToBeSlowAreNotTried() throws Exception {
        BigInteger huge = BigInteger.ONE.shiftLeft(100_000).add(BigInteger.ONE);
        BigInteger large = BigInteger.ONE.shiftLeft(4000).add(BigInteger.ONE);
        BigInteger exponent = BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE);
        BigInteger q = BigInteger.ONE.shiftLeft(255).add(BigInteger.ONE);
        for (PublicKey slow : Arrays.asList(
                key("DSA", new DSAPublicKeySpec(BigInteger.TEN, huge, q, BigInteger.TEN)),
                key("DSA", new DSAPublicKeySpec(BigInteger.TEN, large, large, BigInteger.TEN)),
                key("RSA", new RSAPublicKeySpec(BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE), exponent)))) {
            assertThat(new Signatures().of(leaf, slow)).isEqualTo(Verdict.UNCHECKED);
        }
    }

    /** A bit more than that, and it is not tried; a key of so many bits is, and did not make the signature. */
    @ParameterizedTest
    @CsvSource({"16384, 17, WRONG", "16385, 17, UNCHECKED", "2048, 64, WRONG", "2048, 65, UNCHECKED"})
    void aLargeRsaKeyIsTried(int modulus, int exponent, Verdict verdict) throws Exception {
        X509Certificate signed = TestCa.root(Spec.of("Root").keys(Keys.RSA)).issue("leaf", leaf.getPublicKey());
        RSAPublicKeySpec spec = new RSAPublicKeySpec(withBits(modulus), withBits(exponent));
        // Java's own classes refuse to make the longest.
        PublicKey key = new RSAPublicKey() {
            @Override
            public BigInteger getModulus() {
                return spec.getModulus();
            }

            @Override
            public BigInteger getPublicExponent() {
                return spec.getPublicExponent();
            }

            @Override
            public String getAlgorithm() {
                return "RSA";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }
        };
        assertThat(new Signatures().of(signed, key)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"4096, 160, WRONG", "4097, 160, UNCHECKED", "1024, 512, WRONG", "1024, 513, UNCHECKED"})
    void aLargeDsaKeyIsTried(int p, int q, Verdict verdict) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(1024);
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=DSA");
        X509Certificate signed = new JcaX509CertificateConverter().getCertificate(new X509v3CertificateBuilder(name, BigInteger.ONE,
                leaf.getNotBefore(), leaf.getNotAfter(), name, SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()))
                .build(new JcaContentSignerBuilder("SHA1withDSA").build(keys.getPrivate())));

        assertThat(new Signatures().of(signed, keys.getPublic())).isEqualTo(Verdict.RIGHT);
        // A part of the signature is inverted modulo it.
        BigInteger prime = withBits(q).nextProbablePrime();
        assertThat(prime.bitLength()).isEqualTo(q);
        assertThat(new Signatures().of(signed, key("DSA", new DSAPublicKeySpec(BigInteger.TEN, withBits(p), prime, BigInteger.TEN))))
                .isEqualTo(verdict);
    }

    /** Odd, as moduli are. */
    private static BigInteger withBits(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }

    @ParameterizedTest
    @CsvSource({"EC, 250, 200", "BRAINPOOL, 40, 32"})
    void thereIsAnEndToChecking(Keys kind, int certificates, int checked) throws Exception {
        Signatures signatures = new Signatures();
        List<X509Certificate> many = new ArrayList<>();
        TestCa ca = TestCa.root(Spec.of("Root").keys(kind));
        for (int i = 0; i < certificates; i++) {
            many.add(ca.issue("number " + i, leaf.getPublicKey()));
        }
        long right = many.stream().filter(one -> signatures.of(one, ca.keyPair().getPublic()) == Verdict.RIGHT).count();

        assertThat(right).isEqualTo(checked);
        assertThat(signatures.exhausted()).isTrue();
        // What is known stays known.
        assertThat(signatures.of(many.get(0), ca.keyPair().getPublic())).isEqualTo(Verdict.RIGHT);
        assertThat(signatures.of(many.get(certificates - 1), ca.keyPair().getPublic())).isEqualTo(Verdict.UNCHECKED);
        assertThat(signatures.selfSigned(ca.certificate())).isFalse();
        assertThat(signatures.maySignItself(ca.certificate())).isTrue();
    }

    @Test
    void theSameKeyIsCheckedOnce() throws Exception {
        Signatures signatures = new Signatures();
        for (int i = 0; i < 1000; i++) {
            assertThat(signatures.of(leaf, root.keyPair().getPublic())).isEqualTo(Verdict.RIGHT);
        }
        assertThat(signatures.exhausted()).isFalse();
    }

    private static CertificateChain chain(List<X509Certificate> certificates) throws NotACaResponseException {
        return CertificateChain.of(CaResponse.parse(DegeneratePkcs7.of(certificates)), NOBODY);
    }

    private static PublicKey key(String algorithm, KeySpec spec) throws Exception {
        return KeyFactory.getInstance(algorithm).generatePublic(spec);
    }
}
