package io.github.certenroll4j.win;

import java.util.List;
import java.util.Optional;

/**
 * The parts of a certificate that a request has, too, byte for byte.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280, 4.1</a>
 */
final class CertificateParts {

    private final Der subject;
    private final Der publicKey;
    private final Optional<Der> extensions;

    private CertificateParts(List<Der> fields, int subject) {
        this.subject = fields.get(subject);
        this.publicKey = fields.get(subject + 1);
        this.extensions = fields.stream().filter(field -> field.tag() == Der.context(3)).findFirst();
    }

    /** Empty for what is no certificate. */
    static Optional<CertificateParts> of(byte[] certificate) {
        try {
            Der signed = Der.of(certificate).sequence(3).get(0);
            // The version [0] may be absent; serial number, algorithm, issuer and validity come before the subject.
            int subject = signed.sequence(1).get(0).tag() == Der.context(0) ? 5 : 4;
            return Optional.of(new CertificateParts(signed.sequence(subject + 2), subject));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** Name, DER. */
    byte[] subject() {
        return subject.encoded();
    }

    /** SubjectPublicKeyInfo, DER. */
    byte[] publicKey() {
        return publicKey.encoded();
    }

    /** Extensions, DER; empty if there are none. */
    Optional<byte[]> extensions() {
        return extensions.map(Der::content);
    }
}
