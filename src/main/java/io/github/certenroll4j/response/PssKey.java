package io.github.certenroll4j.response;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * An RSA key that says itself which signatures it makes: those by RSASSA-PSS, and where it has parameters only with its hash
 * and no shorter salt (RFC 4055 section 3.1, RFC 8017 appendix A.2.3). Java checks whatever it is shown.
 */
final class PssKey {

    private PssKey() {
    }

    /** Whether the key says that it does not make signatures such as that of this certificate. */
    static boolean forbids(PublicKey key, X509Certificate certificate) {
        if (!key.getAlgorithm().equals("RSASSA-PSS")) {
            return false;
        }
        if (!PKCSObjectIdentifiers.id_RSASSA_PSS.getId().equals(certificate.getSigAlgOID())) {
            return true;
        }
        try {
            ASN1Encodable own = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm().getParameters();
            return own != null && !agree(RSASSAPSSparams.getInstance(own), RSASSAPSSparams.getInstance(certificate.getSigAlgParams()));
        } catch (RuntimeException malformed) {
            return false; // Java finds out
        }
    }

    private static boolean agree(RSASSAPSSparams key, RSASSAPSSparams signature) {
        return signature != null && algorithm(key.getHashAlgorithm()).equals(algorithm(signature.getHashAlgorithm()))
                && maskHash(key).equals(maskHash(signature)) && signature.getSaltLength().compareTo(key.getSaltLength()) >= 0;
    }

    private static ASN1ObjectIdentifier maskHash(RSASSAPSSparams parameters) {
        return algorithm(AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters()));
    }

    private static ASN1ObjectIdentifier algorithm(AlgorithmIdentifier identifier) {
        return identifier.getAlgorithm();
    }
}
