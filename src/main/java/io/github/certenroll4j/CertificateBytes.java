package io.github.certenroll4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Certificates as bytes, for those that {@code java.security} cannot read and Windows can: one with an empty subject and
 * alternative names that are not critical, for instance. Looks at the outermost shape only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">RFC 5280, 4.1</a>
 */
public final class CertificateBytes {

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int INTEGER = 0x02;
    private static final int VERSION = 0xa0;
    /** More than any response has; a file made to have more gains nothing. */
    private static final int MAX_FOUND = 20_000;
    private static final DerReader NOTHING = new DerReader(new byte[0]);

    private CertificateBytes() {
    }

    /**
     * What in some bytes has the shape of a certificate, {@code SEQUENCE {SEQUENCE, SEQUENCE, BIT STRING}}, however deep
     * it lies: those in a PKCS #7 for instance. Revocation lists have the same shape and are among them.
     */
    public static List<byte[]> allIn(byte[] data) {
        List<byte[]> found = new ArrayList<>();
        for (int at = 0; at < data.length && found.size() < MAX_FOUND; ) {
            int end = data[at] == SEQUENCE ? endOfSigned(data, at) : -1;
            if (end > 0) {
                found.add(Arrays.copyOfRange(data, at, end));
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    private static int endOfSigned(byte[] data, int at) {
        DerReader whole = new DerReader(data, at, data.length);
        if (!whole.next(SEQUENCE)) {
            return -1;
        }
        DerReader parts = whole.inside();
        boolean signed = parts.next(SEQUENCE) && parts.next(SEQUENCE) && parts.next(BIT_STRING) && !parts.hasNext();
        return signed ? whole.end() : -1;
    }

    /** {@code SubjectPublicKeyInfo}, DER; empty for what is no certificate. */
    public static Optional<byte[]> publicKey(byte[] certificate) {
        DerReader whole = new DerReader(certificate);
        DerReader fields = whole.next(SEQUENCE) ? whole.inside() : NOTHING;
        fields = fields.next(SEQUENCE) ? fields.inside() : NOTHING;
        fields.next(VERSION);
        // serialNumber, then signature, issuer, validity, subject, subjectPublicKeyInfo
        boolean found = fields.next(INTEGER);
        for (int i = 0; i < 5 && found; i++) {
            found = fields.next(SEQUENCE);
        }
        return found ? Optional.of(fields.element()) : Optional.empty();
    }
}
