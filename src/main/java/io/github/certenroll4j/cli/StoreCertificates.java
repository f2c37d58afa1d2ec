package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;

/** The certificates of this Windows' stores, as far as Java can read them; none where there is no Windows. */
final class StoreCertificates {

    private StoreCertificates() {
    }

    /** A store of the user shows the machine's certificates, too. */
    static Collection<X509Certificate> of(EnrollmentContext context, StoreName store) {
        Collection<X509Certificate> all = new ArrayList<>();
        if (!WindowsEnrollment.isPossibleHere()) {
            return all;
        }
        try {
            WindowsStores.of(context).list(store).forEach(stored -> addReadable(stored, all));
            return all;
        } catch (EnrollmentException refused) {
            throw new CommandException(ExitCode.CANNOT_TELL, refused.getMessage());
        }
    }

    /** One that Java cannot read cannot be part of a path that Java verifies. */
    private static void addReadable(StoredCertificate stored, Collection<X509Certificate> all) {
        try {
            all.add(stored.x509());
        } catch (CertificateException unreadable) {
            // passed by
        }
    }
}
