package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A CA for tests, made of Bouncy Castle: {@code TestCa.root("R").intermediate("I").answer(request)}. It trusts everybody
 * and nobody should trust it.
 */
public final class TestCa {

    static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis() << 16);

    /** What kind of key a CA has, and how it signs: usual ones first, then those that the JDK or Windows may not take. */
    public enum Keys {
        RSA("RSA", rsa(2048), "SHA256withRSA"),
        RSA_PSS("RSA", rsa(2048), "SHA256withRSAandMGF1"),
        EC("EC", curve("secp256r1"), "SHA256withECDSA"),
        ED25519("Ed25519", generator -> { }, "Ed25519"),
        EC_384("EC", curve("secp384r1"), "SHA384withECDSA"),
        EC_521("EC", curve("secp521r1"), "SHA512withECDSA"),
        EC_SHA3("EC", curve("secp256r1"), "SHA3-256withECDSA"),
        BRAINPOOL("EC", curve("brainpoolP256r1"), "SHA256withECDSA"),
        BRAINPOOL_512("EC", curve("brainpoolP512t1"), "SHA512withECDSA"),
        SECP256K1("EC", curve("secp256k1"), "SHA256withECDSA"),
        SECP224R1("EC", curve("secp224r1"), "SHA224withECDSA"),
        SECT283("EC", curve("sect283r1"), "SHA256withECDSA"),
        WRITTEN_OUT("EC", writtenOut("secp256r1"), "SHA256withECDSA"),
        WRITTEN_OUT_BRAINPOOL("EC", writtenOut("brainpoolP384r1"), "SHA384withECDSA"),
        WRITTEN_OUT_SECT("EC", writtenOut("sect233k1"), "SHA256withECDSA"),
        SM2("EC", curve("sm2p256v1"), "SM3withSM2"),
        ED448("Ed448", generator -> { }, "Ed448"),
        ML_DSA_44("ML-DSA-44", generator -> { }, "ML-DSA-44"),
        RSA_512("RSA", rsa(512), "SHA1withRSA"),
        RSA_MD5("RSA", rsa(1024), "MD5withRSA"),
        RSA_MD2("RSA", rsa(1024), "MD2withRSA");

        private interface Setting {
            void on(KeyPairGenerator generator) throws GeneralSecurityException;
        }

        private final String algorithm;
        private final Setting setting;
        private final String signature;

        Keys(String algorithm, Setting setting, String signature) {
            this.algorithm = algorithm;
            this.setting = setting;
            this.signature = signature;
        }

        private static Setting rsa(int bits) {
            return generator -> generator.initialize(bits);
        }

        private static Setting curve(String name) {
            return generator -> generator.initialize(new ECGenParameterSpec(name));
        }

        private static Setting writtenOut(String name) {
            X9ECParameters curve = ECNamedCurveTable.getByName(name);
            return generator -> generator.initialize(new ECParameterSpec(curve.getCurve(), curve.getG(), curve.getN(), curve.getH()));
        }

        /** An RSA key for a PFX: Wine 8 misreads one of which a part begins with a zero byte, one in fifty; Windows does not. */
        public static KeyPair generateForPfx() {
            KeyPair keys = RSA.generate();
            while (hasShortPart((RSAPrivateCrtKey) keys.getPrivate())) {
                keys = RSA.generate();
            }
            return keys;
        }

        private static boolean hasShortPart(RSAPrivateCrtKey key) {
            int half = key.getModulus().bitLength() / 2;
            return key.getPrivateExponent().bitLength() <= 2 * half - 8 || Stream.of(key.getPrimeP(), key.getPrimeQ(),
                    key.getPrimeExponentP(), key.getPrimeExponentQ(), key.getCrtCoefficient()).anyMatch(part -> part.bitLength() <= half - 8);
        }

        public KeyPair generate() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BC);
                setting.on(generator);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** More extensions for a certificate. */
    public interface Extra {
        void on(X509v3CertificateBuilder builder) throws CertIOException;
    }

    /** What a certificate is to say; every setting has a usual value. */
    public static final class Spec {
        private final X500Name subject;
        private Instant from = Instant.now().minus(1, ChronoUnit.DAYS);
        private Instant to = Instant.now().plus(365, ChronoUnit.DAYS);
        private boolean ca;
        private boolean keyIds = true;
        private Keys keys = Keys.RSA;
        private BigInteger serialNumber = BigInteger.valueOf(SERIAL.incrementAndGet());
        private final List<Extra> extras = new ArrayList<>();

        private Spec(X500Name subject) {
            this.subject = subject;
        }

        public static Spec of(String commonName) {
            return new Spec(new X500Name("CN=" + commonName + ",O=certenroll4j tests"));
        }

        /** @param subject as {@code X500Name} reads it, in the order of the encoding */
        static Spec named(String subject) {
            return new Spec(new X500Name(subject));
        }

        public Spec keys(Keys kind) {
            keys = kind;
            return this;
        }

        /** Days from now, negative for the past. */
        public Spec valid(long fromDay, long toDay) {
            from = Instant.now().plus(fromDay, ChronoUnit.DAYS);
            to = Instant.now().plus(toDay, ChronoUnit.DAYS);
            return this;
        }

        /** Leaves out subject and authority key identifier. */
        public Spec withoutKeyIds() {
            keyIds = false;
            return this;
        }

        /** Says that the issuer's certificate lies there. */
        public Spec caIssuers(String url) {
            return with(builder -> builder.addExtension(Extension.authorityInfoAccess, false,
                    new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers,
                            new GeneralName(GeneralName.uniformResourceIdentifier, url))));
        }

        Spec serialNumber(BigInteger number) {
            serialNumber = number;
            return this;
        }

        public Spec with(Extra extra) {
            extras.add(extra);
            return this;
        }

        private Spec ca() {
            ca = true;
            return this;
        }
    }

    private final KeyPair keyPair;
    private final Keys kind;
    private final X509Certificate certificate;
    private final Optional<TestCa> parent;

    TestCa(KeyPair keyPair, Keys kind, X509Certificate certificate, Optional<TestCa> parent) {
        this.keyPair = keyPair;
        this.kind = kind;
        this.certificate = certificate;
        this.parent = parent;
    }

    /** This CA and those above it, for another process. */
    public byte[] saved() throws IOException {
        List<Object> all = new ArrayList<>();
        for (Optional<TestCa> ca = Optional.of(this); ca.isPresent(); ca = ca.get().parent) {
            all.addAll(Arrays.asList(ca.get().keyPair, ca.get().kind, ca.get().certificate));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(all.toArray());
        }
        return bytes.toByteArray();
    }

    public static TestCa of(byte[] saved) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(saved))) {
            Object[] all = (Object[]) in.readObject();
            Optional<TestCa> ca = Optional.empty();
            for (int i = all.length - 3; i >= 0; i -= 3) {
                ca = Optional.of(new TestCa((KeyPair) all[i], (Keys) all[i + 1], (X509Certificate) all[i + 2], ca));
            }
            return ca.get();
        }
    }

    public static TestCa root(String commonName) {
        return root(Spec.of(commonName).valid(-2, 3650));
    }

    public static TestCa root(Spec spec) {
        KeyPair keys = spec.keys.generate();
        X509Certificate self = sign(spec.ca(), keys.getPublic(), spec.subject, keys, spec.keys);
        return new TestCa(keys, spec.keys, self, Optional.empty());
    }

    public TestCa intermediate(String commonName) {
        return intermediate(Spec.of(commonName).keys(kind).valid(-1, 1825));
    }

    public TestCa intermediate(Spec spec) {
        KeyPair keys = spec.keys.generate();
        return new TestCa(keys, spec.keys, issue(spec.ca(), keys.getPublic()), Optional.of(this));
    }

    /** A CA of the same name and the same issuer with another key: what a CA is after its renewal. */
    public TestCa renewed() {
        Spec spec = new Spec(name()).keys(kind).valid(0, 2000);
        return parent.isPresent() ? parent.get().intermediate(spec) : root(spec);
    }

    /** A certificate of this CA about the key and name of another: a cross-certificate. */
    public X509Certificate certify(TestCa other) {
        return issue(new Spec(other.name()).ca(), other.keyPair.getPublic());
    }

    /** The certificate that answers a PKCS #10 request, whose own signature has to be right. */
    public X509Certificate answer(byte[] pkcs10) {
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequest(pkcs10);
            SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().setProvider(BC).build(key))) {
                throw new IllegalArgumentException("the request is not signed by its own key");
            }
            return issue(new Spec(request.getSubject()), BouncyCastleProvider.getPublicKey(key));
        } catch (IOException | OperatorCreationException | PKCSException unreadable) {
            throw new IllegalArgumentException("not a PKCS #10 request: " + unreadable.getMessage(), unreadable);
        }
    }

    /** As {@link #answer}, with an empty subject and a name that is not critical: {@code java.security} cannot read it. */
    public byte[] answerThatJavaCannotRead(byte[] pkcs10) throws Exception {
        Spec nameless = new Spec(new X500Name(new RDN[0])).with(builder -> builder.addExtension(Extension.subjectAlternativeName,
                false, new GeneralNames(new GeneralName(GeneralName.dNSName, "server.example"))));
        SubjectPublicKeyInfo key = new PKCS10CertificationRequest(pkcs10).getSubjectPublicKeyInfo();
        return encoded(nameless, BouncyCastleProvider.getPublicKey(key), name(), keyPair, kind);
    }

    public X509Certificate issue(String commonName, PublicKey key) {
        return issue(Spec.of(commonName), key);
    }

    public X509Certificate issue(Spec spec, PublicKey key) {
        return sign(spec, key, name(), keyPair, kind);
    }

    /** As {@link #issue(Spec, PublicKey)}, for a certificate that Java perhaps cannot read. */
    byte[] issueEncoded(Spec spec, PublicKey key) {
        return encoded(spec, key, name(), keyPair, kind);
    }

    /** A certificate of another CA's key. */
    X509Certificate issueCa(Spec spec, PublicKey key) {
        return issue(spec.ca(), key);
    }

    /** A certificate that says another issued it, signed with this CA's key all the same. */
    X509Certificate issueAs(String issuer, Spec spec, PublicKey key) {
        return sign(spec, key, new X500Name(issuer), keyPair, kind);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public KeyPair keyPair() {
        return keyPair;
    }

    /** The root above, or this one. */
    public TestCa root() {
        return parent.map(TestCa::root).orElse(this);
    }

    /** The certificate, this CA's, and so on up to the root's. */
    public List<X509Certificate> chain(X509Certificate leaf) {
        List<X509Certificate> chain = new ArrayList<>(Collections.singletonList(leaf));
        for (Optional<TestCa> ca = Optional.of(this); ca.isPresent(); ca = ca.get().parent) {
            chain.add(ca.get().certificate);
        }
        return chain;
    }

    /** Unsigned PKCS #7 with the certificate alone, DER. */
    public byte[] leafOnly(X509Certificate leaf) {
        return TestForms.p7b(Collections.singletonList(leaf));
    }

    /** Unsigned PKCS #7 with the certificate and every CA up to the root, DER. */
    public byte[] fullChain(X509Certificate leaf) {
        return TestForms.p7b(chain(leaf));
    }

    ContentSigner signer() {
        return signer(keyPair, kind);
    }

    private X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static ContentSigner signer(KeyPair keys, Keys kind) {
        try {
            return new JcaContentSignerBuilder(kind.signature).setProvider(BC).build(keys.getPrivate());
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate sign(Spec spec, PublicKey key, X500Name issuer, KeyPair issuerKeys, Keys kind) {
        try {
            return TestForms.certificate(encoded(spec, key, issuer, issuerKeys, kind));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] encoded(Spec spec, PublicKey key, X500Name issuer, KeyPair issuerKeys, Keys kind) {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(issuer,
                spec.serialNumber, Date.from(spec.from), Date.from(spec.to), spec.subject,
                SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        try {
            int usage = spec.ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                    : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(spec.ca));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (spec.keyIds) {
                JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
                builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
                builder.addExtension(Extension.authorityKeyIdentifier, false,
                        ids.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
            }
            for (Extra extra : spec.extras) {
                extra.on(builder);
            }
            return builder.build(signer(issuerKeys, kind)).getEncoded();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs the CA as a program, see {@link TestCaProgram}. */
    public static void main(String[] args) throws Exception {
        TestCaProgram.run(Arrays.asList(args));
    }
}
