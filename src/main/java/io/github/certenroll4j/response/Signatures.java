package io.github.certenroll4j.response;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Whether the key of one certificate made the signature of another. */
final class Signatures {

    private Signatures() {
    }

    static boolean verifies(X509Certificate certificate, PublicKey key) {
        try {
            certificate.verify(key);
            return true;
        } catch (NoSuchAlgorithmException | InvalidKeyException unknownToThisJava) {
            return Late.verifies(certificate, key);
        } catch (GeneralSecurityException | RuntimeException no) {
            return false;
        }
    }

    /** Whether the certificate names itself as its issuer and proves it. */
    static boolean selfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && verifies(certificate, certificate.getPublicKey());
    }

    /** Bouncy Castle's provider, never registered and loaded only when needed: Java 8 has no Ed25519 and may lack PSS. */
    private static final class Late {
        private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

        static boolean verifies(X509Certificate certificate, PublicKey key) {
            try {
                return new X509CertificateHolder(certificate.getEncoded()).isSignatureValid(
                        new JcaContentVerifierProviderBuilder().setProvider(PROVIDER)
                                .build(SubjectPublicKeyInfo.getInstance(key.getEncoded())));
            } catch (GeneralSecurityException | OperatorCreationException | CertException | IOException
                    | RuntimeException no) {
                return false;
            }
        }
    }
}
