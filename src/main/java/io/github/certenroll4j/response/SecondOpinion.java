package io.github.certenroll4j.response;

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

/** Certificates that the JDK refuses, as Bouncy Castle reads them. */
final class SecondOpinion {

    /** Reading one can take twenty milliseconds when its curve is made for that. */
    private static final int MOST = 100;
    /** The largest curve in use, sect571, has points of 145 bytes. */
    private static final int LONGEST_POINT = 151;
    /** Keys that Bouncy Castle takes apart without computing with them. */
    private static final Set<ASN1ObjectIdentifier> SIGNING_KEYS = new HashSet<>(Arrays.asList(
            PKCSObjectIdentifiers.rsaEncryption, PKCSObjectIdentifiers.id_RSASSA_PSS, X9ObjectIdentifiers.id_ecPublicKey,
            EdECObjectIdentifiers.id_Ed25519, EdECObjectIdentifiers.id_Ed448, NISTObjectIdentifiers.id_ml_dsa_44,
            NISTObjectIdentifiers.id_ml_dsa_65, NISTObjectIdentifiers.id_ml_dsa_87));

    private int asked;

    /** The certificate; empty when Bouncy Castle refuses it, too, or was asked too often. */
    Optional<X509Certificate> of(byte[] der) {
        boolean cheap = RawCertificate.of(der).publicKey().filter(SecondOpinion::isCheap).isPresent();
        try {
            return cheap && asked++ < MOST ? Optional.of(BouncyCastle.ask(provider -> readWhole(provider, der))) : Optional.empty();
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
        X509Certificate certificate = Certificates.read(CertificateFactory.getInstance("X.509", provider), der);
        for (Object part : new Object[] {certificate.getPublicKey(), certificate.getSubjectX500Principal(),
            certificate.getIssuerX500Principal(), certificate.getNotBefore(), certificate.getNotAfter(), certificate.getSerialNumber(),
            certificate.getSigAlgOID(), certificate.getVersion(), certificate.getBasicConstraints()}) {
            Objects.requireNonNull(part);
        }
        certificate.getKeyUsage();
        certificate.getCriticalExtensionOIDs();
        if (!Arrays.equals(certificate.getEncoded(), der)) {
            throw new CertificateException("not DER");
        }
        return certificate;
    }
}
