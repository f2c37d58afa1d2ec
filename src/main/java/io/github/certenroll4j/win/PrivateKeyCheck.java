package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateBytes;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyProof;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;

/** Proves a private key: Windows signs random bytes with it, Java verifies with the certificate's public key. */
final class PrivateKeyCheck {

    private PrivateKeyCheck() {
    }

    static KeyProof of(CertContext certificate) {
        byte[] data = new byte[32];
        new SecureRandom().nextBytes(data);
        try (PrivateKeyHandle key = PrivateKeyHandle.of(certificate)) {
            PublicKey publicKey = publicKey(certificate.encoded());
            KeySignature signature = KeySignature.over(data, key, publicKey);
            return signature.isMadeBy(publicKey, data)
                    ? KeyProof.verified(signature.algorithm().javaName())
                    : KeyProof.failed("the private key is another one than the certificate's: the signature made with it is wrong");
        } catch (EnrollmentException refused) {
            return KeyProof.failed(refused.getMessage());
        } catch (GeneralSecurityException unreadable) {
            return KeyProof.failed("Java cannot verify with this public key: " + unreadable.getMessage());
        }
    }

    /** Of a certificate that Java cannot read, too. */
    private static PublicKey publicKey(byte[] certificate) throws GeneralSecurityException {
        KeySpec key = new X509EncodedKeySpec(CertificateBytes.publicKey(certificate).orElseThrow(() ->
                new InvalidKeySpecException("the certificate has none")));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(key);
        } catch (InvalidKeySpecException other) {
            return KeyFactory.getInstance("EC").generatePublic(key);
        }
    }
}
