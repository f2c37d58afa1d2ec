package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Makes objects of encoded certificates: the JDK's, and where it refuses Bouncy Castle's, which takes elliptic curves that
 * are written out, names without an issuer's care and more that Windows takes, too. One for each file.
 */
final class Certificates {

    /** Reading one can take twenty milliseconds when its curve is made for that. */
    private static final int MAX_BY_BOUNCY_CASTLE = 100;
    /** The largest curve in use, sect571, has points of 145 bytes. */
    private static final int LONGEST_POINT = 151;
    /** Keys that Bouncy Castle takes apart without computing with them. */
    private static final Set<ASN1ObjectIdentifier> SIGNING_KEYS = new HashSet<>(Arrays.asList(
            PKCSObjectIdentifiers.rsaEncryption, PKCSObjectIdentifiers.id_RSASSA_PSS, X9ObjectIdentifiers.id_ecPublicKey,
            EdECObjectIdentifiers.id_Ed25519, EdECObjectIdentifiers.id_Ed448, NISTObjectIdentifiers.id_ml_dsa_44,
            NISTObjectIdentifiers.id_ml_dsa_65, NISTObjectIdentifiers.id_ml_dsa_87));
    private static final CertificateFactory FACTORY = factory();

    private int refused;

    /** @throws CertificateException if neither can read it; the message is the JDK's */
    X509Certificate read(byte[] der) throws CertificateException {
        try {
            return read(FACTORY, der);
        } catch (CertificateException byTheJdk) {
            return secondOpinion(der).orElseThrow(() -> byTheJdk);
        }
    }

    private static X509Certificate read(CertificateFactory factory, byte[] der) throws CertificateException {
        try {
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (RuntimeException malformed) {
            // Both answer some malformed extensions by IllegalArgumentException and its kin.
            throw new CertificateException(malformed);
        }
    }

    private Optional<X509Certificate> secondOpinion(byte[] der) {
        Optional<SubjectPublicKeyInfo> key = RawCertificate.of(der).publicKey().filter(Certificates::isCheap);
        if (!key.isPresent() || refused++ >= MAX_BY_BOUNCY_CASTLE) {
            return Optional.empty();
        }
        try {
            return Optional.of(BouncyCastle.ask(provider -> readWhole(provider, der)));
        } catch (Exception malformed) {
            return Optional.empty();
        }
    }

    private static boolean isCheap(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        return SIGNING_KEYS.contains(algorithm) && (!X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)
                || key.getPublicKeyData().getBytes().length <= LONGEST_POINT);
    }

    /** Bouncy Castle reads lazily: what it could not answer later is asked now. */
    private static X509Certificate readWhole(Provider provider, byte[] der) throws CertificateException {
        X509Certificate certificate = read(CertificateFactory.getInstance("X.509", provider), der);
        for (Object part : new Object[] {certificate.getPublicKey(), certificate.getSubjectX500Principal(),
            certificate.getIssuerX500Principal(), certificate.getNotBefore(), certificate.getNotAfter()}) {
            Objects.requireNonNull(part);
        }
        if (!Arrays.equals(certificate.getEncoded(), der)) {
            throw new CertificateException("not DER");
        }
        return certificate;
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException impossible) {
            throw new IllegalStateException("every Java has to know X.509", impossible);
        }
    }
}
