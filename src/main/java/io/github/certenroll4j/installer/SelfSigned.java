package io.github.certenroll4j.installer;

import io.github.certenroll4j.CertificateBytes;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes a certificate that is its own issuer, and installs it, as public scripts do:
 * {@code InstallResponse} with {@code AllowUntrustedCertificate}. It goes into MY, and never into the trusted roots.
 */
public final class SelfSigned {

    private static final Set<InstallRestriction> ITS_OWN_ISSUER = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE);
    private static final char[] NO_PASSWORD = {};

    private SelfSigned() {
    }

    /**
     * Makes and installs it, and proves its key. If Windows refuses, neither key nor request is left.
     *
     * @param pin of the key, if it has one, else empty; stays the caller's to wipe
     * @throws EnrollmentException what Windows refused
     */
    public static Outcome make(EnrollmentContext context, CertificateRequest request, ValidityPeriod validity, char[] pin)
            throws EnrollmentException {
        try (Enrollment enrollment = WindowsEnrollment.open(context)) {
            byte[] certificate = enrollment.createSelfSigned(request, validity, pin);
            return new Outcome(Outcome.Kind.INSTALLED, install(enrollment, certificate));
        }
    }

    private static InstalledCertificate install(Enrollment enrollment, byte[] certificate) throws EnrollmentException {
        try {
            return enrollment.install(EncodedResponse.of(certificate), ITS_OWN_ISSUER, NO_PASSWORD);
        } catch (EnrollmentException | RuntimeException refused) {
            removePending(enrollment.context(), certificate, refused);
            throw refused;
        }
    }

    /** Nobody will send an answer. */
    private static void removePending(EnrollmentContext context, byte[] certificate, Exception refused) {
        WindowsStores stores = WindowsStores.of(context);
        byte[] key = CertificateBytes.publicKey(certificate).orElse(new byte[0]);
        try {
            for (PendingRequest pending : stores.pending()) {
                if (pending.isAnsweredBy(key)) {
                    stores.removePending(pending.dummy().thumbprint());
                }
            }
        } catch (EnrollmentException alsoRefused) {
            refused.addSuppressed(alsoRefused);
        }
    }
}
