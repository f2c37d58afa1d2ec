package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Certification requests, as DER.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2986">RFC 2986</a>
 */
final class Pkcs10 {

    private static final byte[] VERSION_1 = {Der.INTEGER, 1, 0};
    /** {@code extensionRequest}, 1.2.840.113549.1.9.14 (RFC 2985, 5.4.2). */
    private static final byte[] EXTENSION_REQUEST = {6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 9, 14};
    private static final byte[] NO_UNUSED_BITS = {0};

    private Pkcs10() {
    }

    /** Whoever signs. */
    interface Signer {
        KeySignature sign(byte[] data) throws EnrollmentException, GeneralSecurityException;
    }

    /**
     * Writes a request for what a certificate says: its subject, its public key, and all of its extensions. Attributes
     * that no certificate holds, such as Microsoft's for operating system and provider, are not in it.
     */
    static byte[] like(CertificateParts certificate, Signer signer) throws EnrollmentException, GeneralSecurityException {
        byte[] info = Der.encode(Der.SEQUENCE, VERSION_1, certificate.subject(), certificate.publicKey(),
                Der.encode(Der.context(0), certificate.extensions().map(Pkcs10::attribute).orElse(new byte[0])));
        KeySignature signature = signer.sign(info);
        return Der.encode(Der.SEQUENCE, info, signature.algorithm().identifier(),
                Der.encode(Der.BIT_STRING, NO_UNUSED_BITS, signature.value()));
    }

    private static byte[] attribute(byte[] extensions) {
        return Der.encode(Der.SEQUENCE, EXTENSION_REQUEST, Der.encode(Der.SET, extensions));
    }

    /** The SubjectPublicKeyInfo that a request is for; empty for what is no request. */
    static Optional<byte[]> publicKey(byte[] request) {
        try {
            return Optional.of(Der.of(request).sequence(3).get(0).sequence(3).get(2).encoded());
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
