package io.github.certenroll4j.response;

import io.github.certenroll4j.StoredCertificate;
import java.io.ByteArrayOutputStream;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.stream.Stream;

/** Certificates packed as {@code certnew.p7b} is: SignedData that nobody signed (RFC 5652 section 5.2). */
public final class DegeneratePkcs7 {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int TAG_0 = 0xA0;
    /** 1.2.840.113549.1.7.2, encoded. */
    private static final byte[] SIGNED_DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    /** 1.2.840.113549.1.7.1, encoded. */
    private static final byte[] DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 1};
    private static final byte[] VERSION_1 = {2, 1, 1};

    private DegeneratePkcs7() {
    }

    /**
     * Packs the certificates in the order given. Each goes in as the bytes that it is: Java reads certificates that
     * Bouncy Castle does not, and a change of encoding would break the signature.
     */
    public static byte[] of(Collection<X509Certificate> certificates) {
        return pack(certificates.stream().map(StoredCertificate::encoded));
    }

    /** Packs the certificates of responses in the order given, those that cannot be read included. */
    public static byte[] ofEntries(Collection<ResponseCertificate> certificates) {
        return pack(certificates.stream().map(ResponseCertificate::encoded));
    }

    private static byte[] pack(Stream<byte[]> certificates) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        certificates.forEach(encoded -> all.write(encoded, 0, encoded.length));
        byte[] signedData = element(SEQUENCE, VERSION_1, element(SET), element(SEQUENCE, DATA),
                element(TAG_0, all.toByteArray()), element(SET));
        return element(SEQUENCE, SIGNED_DATA, element(TAG_0, signedData));
    }

    private static byte[] element(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            int bytes = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >>> 8 * i);
            }
        }
        for (byte[] content : contents) {
            out.write(content, 0, content.length);
        }
        return out.toByteArray();
    }
}
