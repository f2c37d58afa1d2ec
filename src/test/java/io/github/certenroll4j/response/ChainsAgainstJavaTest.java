package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * CAs that certify each other and themselves at random, renewed, of one name, with faults: which of them the chain reaches is what
 * a search of everything by everything finds, and its faults are those that Java's own validator stops at. Where Java's own
 * builder finds a path without a fault, the chain has none either.
 */
class ChainsAgainstJavaTest {

    private static final String[] NAMES = {"CN=One,O=A", "CN=Two,O=A", "CN=Three,O=B", "CN=Four,O=B"};
    private static final KeyPair[] KEYS = Stream.generate(TestCa.Keys.EC::generate).limit(6).toArray(KeyPair[]::new);
    private static final KeyPair LEAF = TestCa.Keys.EC.generate();

    /** A name with a key. */
    private static final class Ca {
        final String name;
        final KeyPair keys;

        Ca(String name, KeyPair keys) {
            this.name = name;
            this.keys = keys;
        }
    }

    private final Random random = new Random(20_755);
    private long serialNumber;
    /** How many of a hundred certificates have each fault. */
    private int faulty;

    @Test
    void asJavaFindsThem() throws Exception {
        assertThat(rounds(150)).as("trusted, without a fault; trusted, with one").allMatch(count -> count > 10);
    }

    @Test
    @Tag("long")
    void asJavaFindsThousands() throws Exception {
        assertThat(rounds(5_000)).allMatch(count -> count > 200);
    }

    /** How many were trusted and had no fault, and how many had one. */
    private List<Integer> rounds(int count) throws Exception {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < count; i++) {
            faulty = random.nextInt(3) * 8;
            List<X509Certificate> all = certificates();
            List<X509Certificate> trusted = all.stream().filter(one -> isSelfSigned(one) && random.nextInt(3) > 0).collect(Collectors.toList());
            CertificateChain chain = CertificateChain.of(CaResponse.parse(TestForms.p7b(all)), trusted, Collections.emptyList(),
                    PendingKeys.of(Collections.singleton(LEAF.getPublic())));
            Set<X509Certificate> ends = ends(chain.endEntity().get(), all);
            assertThat(chain.complete()).as("complete: %s", all).isEqualTo(!ends.isEmpty());
            assertThat(chain.trusted()).as("trusted: %s", all).isEqualTo(!Collections.disjoint(ends, trusted));
            if (chain.trusted()) {
                boolean isGood = chain.faults().isEmpty();
                good += isGood ? 1 : 0;
                bad += isGood ? 0 : 1;
                assertThat(isGood).as("%s: %s", chain.faults(), chain.path()).isEqualTo(validates(chain.path()));
                assertThat(isGood || !builds(chain.endEntity().get(), all, trusted)).as("%s: %s", chain.faults(), all).isTrue();
            }
        }
        return Arrays.asList(good, bad);
    }

    private List<X509Certificate> certificates() throws Exception {
        List<Ca> cas = Stream.generate(() -> new Ca(NAMES[random.nextInt(NAMES.length)], KEYS[random.nextInt(KEYS.length)])).limit(5)
                .collect(Collectors.toList());
        List<X509Certificate> all = new ArrayList<>();
        int count = 4 + random.nextInt(9);
        for (int i = 0; i < count; i++) {
            Ca subject = any(cas);
            Ca issuer = random.nextInt(3) == 0 ? subject : any(cas);
            // Now and then another key of the same name.
            all.add(ca(subject, random.nextInt(12) == 0 ? new Ca(issuer.name, KEYS[random.nextInt(KEYS.length)]) : issuer));
        }
        all.add(random.nextInt(all.size() + 1), leaf(any(cas)));
        return all;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean fault() {
        return random.nextInt(100) < faulty;
    }

    /** One that has the name of its issuer has no fault: of an anchor Java looks at nothing but name and key. */
    private X509Certificate ca(Ca subject, Ca issuer) throws Exception {
        int before = faulty;
        faulty = subject.name.equals(issuer.name) ? 0 : faulty;
        X509v3CertificateBuilder builder = builder(subject.name, subject.keys, issuer);
        builder.addExtension(Extension.basicConstraints, true, fault() || fault() ? new BasicConstraints(random.nextInt(3)) : new BasicConstraints(!fault()));
        if (random.nextBoolean()) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign | (fault() ? 0 : KeyUsage.keyCertSign)));
        }
        if (fault()) {
            GeneralSubtree[] subtrees = {new GeneralSubtree(random.nextBoolean() ? new GeneralName(new X500Name(random.nextBoolean() ? "O=A" : "O=B"))
                    : new GeneralName(GeneralName.rfc822Name, random.nextBoolean() ? "example" : "other.example"))};
            builder.addExtension(Extension.nameConstraints, true, random.nextBoolean() ? new NameConstraints(subtrees, null) : new NameConstraints(null, subtrees));
        }
        X509Certificate certificate = signed(builder, issuer);
        faulty = before;
        return certificate;
    }

    private X509Certificate leaf(Ca issuer) throws Exception {
        String name = "O=" + (random.nextBoolean() ? "A" : "B") + ",CN=leaf";
        X509v3CertificateBuilder builder = builder(random.nextInt(3) == 0 ? name + ",E=one@example" : name, LEAF, issuer);
        if (random.nextBoolean()) {
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.rfc822Name,
                    random.nextBoolean() ? "one@example" : "one@other.example")));
        }
        return signed(builder, issuer);
    }

    private X509v3CertificateBuilder builder(String subject, KeyPair keys, Ca issuer) throws Exception {
        Instant now = Instant.now();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(new X500Name(issuer.name), BigInteger.valueOf(++serialNumber),
                Date.from(now.minus(10 + random.nextInt(5), ChronoUnit.DAYS)), Date.from(now.plus(fault() ? -1 : 100, ChronoUnit.DAYS)),
                new X500Name(subject), keys.getPublic());
        if (random.nextInt(4) > 0) {
            JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuer.keys.getPublic()));
        }
        return builder;
    }

    private X509Certificate signed(X509v3CertificateBuilder builder, Ca issuer) throws Exception {
        if (fault() && fault()) {
            builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE);
        }
        return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.keys.getPrivate())));
    }

    /** The self-signed certificates above, by every name and every signature. */
    private static Set<X509Certificate> ends(X509Certificate leaf, List<X509Certificate> all) {
        Set<X509Certificate> ends = new HashSet<>();
        Set<X509Certificate> seen = new HashSet<>();
        Deque<X509Certificate> open = new ArrayDeque<>(Collections.singleton(leaf));
        while (!open.isEmpty()) {
            X509Certificate one = open.remove();
            if (isSelfSigned(one)) {
                ends.add(one);
            } else if (seen.add(one)) {
                all.stream().filter(issuer -> isIssuer(issuer, one)).forEach(open::add);
            }
        }
        return ends;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return isIssuer(certificate, certificate);
    }

    private static boolean isIssuer(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** @param path whose last certificate is trusted */
    static boolean validates(List<X509Certificate> path) throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Collections.singleton(new TrustAnchor(path.get(path.size() - 1), null)));
        parameters.setRevocationEnabled(false);
        try {
            CertPathValidator.getInstance("PKIX").validate(CertificateFactory.getInstance("X.509").generateCertPath(path.subList(0, path.size() - 1)), parameters);
            return true;
        } catch (CertPathValidatorException fault) {
            return false;
        }
    }

    private static boolean builds(X509Certificate leaf, List<X509Certificate> all, List<X509Certificate> trusted) throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(leaf);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(-1);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return true;
        } catch (CertPathBuilderException none) {
            return false;
        }
    }
}
