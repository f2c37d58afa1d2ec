package io.github.certenroll4j.response;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** What keeps a certificate from being a good issuer, whoever it issued (RFC 5280 section 6.1.4). */
final class CaFaults {

    private static final int KEY_CERT_SIGN = 5;

    private CaFaults() {
    }

    /** One sentence each, without a full stop. */
    static List<String> of(X509Certificate issuer) {
        List<String> faults = new ArrayList<>();
        validity(issuer, faults);
        if (issuer.getVersion() == 3 && issuer.getBasicConstraints() < 0) {
            faults.add("its basic constraints do not say that it is a CA");
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[KEY_CERT_SIGN]) {
            faults.add("its key usage does not allow to sign certificates");
        }
        return faults;
    }

    static boolean withinValidity(X509Certificate certificate) {
        List<String> faults = new ArrayList<>();
        validity(certificate, faults);
        return faults.isEmpty();
    }

    static void validity(X509Certificate certificate, List<String> faults) {
        Date now = new Date();
        if (now.before(certificate.getNotBefore())) {
            faults.add("it is not valid yet");
        } else if (now.after(certificate.getNotAfter())) {
            faults.add("it has expired");
        }
    }
}
