package io.github.certenroll4j.response;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The identifiers that link a certificate to its issuer, each read once: every part of the work on a chain asks for them. */
final class KeyIds {

    /** Those of one certificate. */
    static final class Ids {
        /** Of its own key, in hexadecimal. */
        final Optional<String> subject;
        /** Of its issuer's key, in hexadecimal. */
        final Optional<String> authority;
        /** The serial number of its issuer's certificate. */
        final Optional<BigInteger> authoritySerialNumber;

        private Ids(Extensions extensions) {
            subject = extensions.subjectKeyId();
            authority = extensions.authorityKeyId();
            authoritySerialNumber = extensions.authoritySerialNumber();
        }
    }

    private final Map<X509Certificate, Ids> known = new HashMap<>();

    Ids of(X509Certificate certificate) {
        return known.computeIfAbsent(certificate, one -> new Ids(Extensions.of(one)));
    }

    /** The same of a certificate that perhaps cannot be read. */
    Ids of(ResponseCertificate certificate) {
        return certificate.x509().map(this::of).orElseGet(() -> new Ids(certificate.extensions()));
    }
}
