package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Writes the request of a dummy certificate again: Windows keeps the dummy and the key, but not the request. */
final class RequestRecovery {

    private static final HResult NTE_BAD_KEY = HResult.of(0x80090003);
    private static final HResult NTE_BAD_PUBLIC_KEY = HResult.of(0x80090015);

    private RequestRecovery() {
    }

    /**
     * Asks the user nothing.
     *
     * @return PKCS #10, DER
     * @throws EnrollmentException if the key cannot be opened or is another one: no answer could ever be installed
     */
    static byte[] of(CertContext dummy) throws EnrollmentException {
        byte[] encoded = dummy.encoded();
        try (PrivateKeyHandle key = PrivateKeyHandle.of(dummy)) {
            PublicKey publicKey = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded)).getPublicKey();
            CertificateParts parts = CertificateParts.of(encoded).orElseThrow(() -> new CertificateException("it is not DER"));
            return Pkcs10.like(parts, data -> sign(data, key, publicKey));
        } catch (GeneralSecurityException unreadable) {
            throw new EnrollmentException(NTE_BAD_PUBLIC_KEY, "reading the dummy certificate in REQUEST", unreadable.getMessage());
        }
    }

    private static KeySignature sign(byte[] data, PrivateKeyHandle key, PublicKey publicKey)
            throws EnrollmentException, GeneralSecurityException {
        KeySignature signature = KeySignature.over(data, key, publicKey);
        if (!signature.isMadeBy(publicKey, data)) {
            throw new EnrollmentException(NTE_BAD_KEY, "signing the request again",
                    "the key container holds another key than the request is for");
        }
        return signature;
    }
}
