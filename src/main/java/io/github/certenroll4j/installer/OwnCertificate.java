package io.github.certenroll4j.installer;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.win.WindowsStores;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A certificate in MY that somebody names, and whether it can be renewed. */
public final class OwnCertificate {

    private static final List<EnrollmentContext> BOTH = Arrays.asList(EnrollmentContext.USER, EnrollmentContext.MACHINE);
    private static final HResult CRYPT_E_NOT_FOUND = HResult.of(0x80092004);
    private static final HResult CRYPT_E_NO_KEY_PROPERTY = HResult.of(0x8009200b);
    private static final HResult CERT_E_EXPIRED = HResult.of(0x800b0101);

    private OwnCertificate() {
    }

    /**
     * Finds it in the user's MY store, then in the machine's.
     *
     * @param thumbprint SHA-1, 40 hexadecimal digits in any case
     * @param only       looks there alone; empty for both
     * @throws EnrollmentException {@code CRYPT_E_NOT_FOUND} if it is in neither; or if a store may not be read
     */
    public static StoredCertificate find(String thumbprint, Optional<EnrollmentContext> only) throws EnrollmentException {
        for (EnrollmentContext context : only.map(Collections::singletonList).orElse(BOTH)) {
            Optional<StoredCertificate> found = WindowsStores.of(context).find(StoreName.MY, thumbprint);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new EnrollmentException(CRYPT_E_NOT_FOUND, "MY", "no certificate in MY, "
                + only.map(context -> "the " + context.owner() + "'s,").orElse("the user's or the machine's,")
                + " has the SHA-1 " + WindowsStores.normalThumbprint(thumbprint)
                + "; another user's cannot be seen, and an archived one was renewed already");
    }

    /**
     * Finds what makes a renewal pointless before a request is made.
     *
     * @throws EnrollmentException {@code CRYPT_E_NO_KEY_PROPERTY} if it has no private key here, {@code CERT_E_EXPIRED} if it
     *                             has ended
     */
    public static void checkRenewable(StoredCertificate certificate, Instant now) throws EnrollmentException {
        if (!WindowsStores.of(certificate.context()).keyLocation(StoreName.MY, certificate.thumbprint()).isPresent()) {
            throw new EnrollmentException(CRYPT_E_NO_KEY_PROPERTY, "renewal", certificate
                    + " has no private key here; a renewal is asked for where the key is");
        }
        Instant end = notAfter(certificate);
        if (end.isBefore(now)) {
            throw new EnrollmentException(CERT_E_EXPIRED, "renewal", certificate + " has ended on " + end
                    + "; what has ended is not renewed but requested anew, for the same subject");
        }
    }

    private static Instant notAfter(StoredCertificate certificate) {
        try {
            return certificate.x509().getNotAfter().toInstant();
        } catch (CertificateException unreadable) {
            return Instant.MAX;
        }
    }
}
