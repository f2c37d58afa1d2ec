package io.github.certenroll4j.response;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The identifiers that link a certificate to its issuer, and its key, each read once: every part of the work on a chain asks
 * for them. Found by the object, since the hash codes of thousands of certificates can be made alike.
 */
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

    private final Map<X509Certificate, Ids> known = new IdentityHashMap<>();
    private final Map<X509Certificate, PublicKey> keys = new IdentityHashMap<>();
    private final Map<ByteBuffer, PublicKey> distinctKeys = new HashMap<>();

    Ids of(X509Certificate certificate) {
        return known.computeIfAbsent(certificate, one -> new Ids(Extensions.of(one)));
    }

    /** The key in a certificate: the same object for all that have the same. */
    PublicKey keyIn(X509Certificate certificate) {
        return keys.computeIfAbsent(certificate, one -> {
            PublicKey key = one.getPublicKey();
            return distinctKeys.computeIfAbsent(ByteBuffer.wrap(key.getEncoded()), encoded -> key);
        });
    }

    /** The identifiers in a certificate that perhaps cannot be read. */
    Ids of(ResponseCertificate certificate) {
        return certificate.x509().isPresent() ? of(certificate.x509().get()) : new Ids(certificate.extensions());
    }
}
