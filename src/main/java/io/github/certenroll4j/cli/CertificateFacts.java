package io.github.certenroll4j.cli;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.StoredCertificate;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;

/** What a person wants to know of a certificate in a store, as words. */
final class CertificateFacts {

    private static final String UNREADABLE = "(Java cannot read this certificate)";

    private final StoredCertificate stored;
    private final Optional<X509Certificate> parsed;

    private CertificateFacts(StoredCertificate stored, Optional<X509Certificate> parsed) {
        this.stored = stored;
        this.parsed = parsed;
    }

    static CertificateFacts of(StoredCertificate stored) {
        try {
            return new CertificateFacts(stored, Optional.of(stored.x509()));
        } catch (CertificateException unreadable) {
            return new CertificateFacts(stored, Optional.empty());
        }
    }

    String subject() {
        return stored.subject();
    }

    String issuer() {
        return parsed.map(certificate -> DistinguishedName.of(certificate.getIssuerX500Principal())).orElse(UNREADABLE);
    }

    String notBefore() {
        return parsed.map(certificate -> second(certificate.getNotBefore())).orElse(UNREADABLE);
    }

    String notAfter() {
        return parsed.map(certificate -> second(certificate.getNotAfter())).orElse(UNREADABLE);
    }

    /** Whole days until the certificate ends, negative afterwards; 0 for one that cannot be read. */
    long daysLeft() {
        return parsed.map(certificate -> Math.floorDiv(
                Duration.between(Instant.now(), certificate.getNotAfter().toInstant()).getSeconds(), 24 * 3600L)).orElse(0L);
    }

    /** {@code RSA 2048 bits}. */
    String key() {
        return parsed.map(certificate -> key(certificate.getPublicKey())).orElse(UNREADABLE);
    }

    private static String key(PublicKey key) {
        if (key instanceof RSAKey) {
            return "RSA " + ((RSAKey) key).getModulus().bitLength() + " bits";
        }
        if (key instanceof ECKey) {
            return "EC " + ((ECKey) key).getParams().getCurve().getField().getFieldSize() + " bits";
        }
        return key.getAlgorithm();
    }

    /** ISO 8601, UTC. */
    private static String second(Date date) {
        return date.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
