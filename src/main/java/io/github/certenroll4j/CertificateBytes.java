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
        Element whole = Element.at(data, at, data.length);
        if (whole == null) {
            return -1;
        }
        Element signed = whole.child(SEQUENCE);
        Element algorithm = signed == null ? null : signed.next(SEQUENCE, whole.end);
        Element signature = algorithm == null ? null : algorithm.next(BIT_STRING, whole.end);
        return signature != null && signature.end == whole.end ? whole.end : -1;
    }

    /** {@code SubjectPublicKeyInfo}, DER; empty for what is no certificate. */
    public static Optional<byte[]> publicKey(byte[] certificate) {
        Element whole = Element.at(certificate, 0, certificate.length);
        Element signed = whole == null ? null : whole.child(SEQUENCE);
        Element field = signed == null ? null : Element.at(certificate, signed.content, signed.end);
        if (field != null && field.tag == VERSION) {
            field = Element.at(certificate, field.end, signed.end);
        }
        // serialNumber, then signature, issuer, validity, subject, subjectPublicKeyInfo
        for (int i = 0; i < 5 && field != null; i++) {
            field = field.tag == (i == 0 ? INTEGER : SEQUENCE) ? field.next(SEQUENCE, signed.end) : null;
        }
        return field == null ? Optional.empty() : Optional.of(Arrays.copyOfRange(certificate, field.start, field.end));
    }

    /** One element of DER, inside what holds it. */
    private static final class Element {
        final byte[] data;
        final int tag;
        final int start;
        final int content;
        final int end;

        private Element(byte[] data, int start, int content, int end) {
            this.data = data;
            this.tag = data[start] & 0xff;
            this.start = start;
            this.content = content;
            this.end = end;
        }

        /** Null where none begins that ends before the limit. */
        static Element at(byte[] data, int start, int limit) {
            if (limit - start < 2) {
                return null;
            }
            int first = data[start + 1] & 0xff;
            int digits = first < 0x80 ? 0 : first - 0x80;
            if (first == 0x80 || digits > 3 || limit - start - 2 < digits) {
                return null;
            }
            int length = digits == 0 ? first : 0;
            for (int i = 0; i < digits; i++) {
                length = length << 8 | data[start + 2 + i] & 0xff;
            }
            int content = start + 2 + digits;
            return length <= limit - content ? new Element(data, start, content, content + length) : null;
        }

        Element child(int wanted) {
            return of(wanted, content, end);
        }

        Element next(int wanted, int limit) {
            return of(wanted, end, limit);
        }

        private Element of(int wanted, int from, int limit) {
            Element found = at(data, from, limit);
            return found != null && found.tag == wanted ? found : null;
        }
    }
}
