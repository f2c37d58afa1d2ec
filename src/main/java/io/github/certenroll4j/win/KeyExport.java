package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.util.Arrays;

/**
 * Takes a private key out of Windows as PKCS #8. Every copy that is made here is wiped, but for the one that is answered.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-cryptexportkey">CryptExportKey</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ncrypt/nf-ncrypt-ncryptexportkey">NCryptExportKey</a>
 */
final class KeyExport {

    private static final int PRIVATEKEYBLOB = 7;
    /** {@code BLOBHEADER} and {@code RSAPUBKEY}: the length of the modulus in bits, then the public exponent. */
    private static final int BIT_LENGTH_AT = 12;
    private static final int HEADER = 20;
    private static final int MOST_BITS = 16_384;
    /** rsaEncryption (1.2.840.113549.1.1.1) with its NULL. */
    private static final byte[] RSA = {0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0};
    private static final byte[] ZERO = {Der.INTEGER, 1, 0};
    private static final int OCTET_STRING = 0x04;
    private static final HResult NTE_BAD_DATA = HResult.of(0x80090005);

    private KeyExport() {
    }

    /** PrivateKeyInfo (RFC 5208, 5), DER, the caller's to wipe. */
    static byte[] ofCryptoApi(Pointer provider, int keySpec) throws EnrollmentException {
        PointerByReference key = new PointerByReference();
        if (!Advapi32.CryptGetUserKey(provider, keySpec, key)) {
            throw LastError.of("CryptGetUserKey");
        }
        try {
            return blob((buffer, length) -> Advapi32.CryptExportKey(key.getValue(), Pointer.NULL, PRIVATEKEYBLOB, 0, buffer, length)
                    ? null : LastError.of("CryptExportKey"), KeyExport::privateKeyInfo);
        } finally {
            Advapi32.CryptDestroyKey(key.getValue());
        }
    }

    /** PrivateKeyInfo (RFC 5208, 5), DER, the caller's to wipe. */
    static byte[] ofCng(Pointer key) throws EnrollmentException {
        return blob((buffer, length) -> {
            int size = buffer == null ? 0 : length.getValue();
            int hr = NCrypt.NCryptExportKey(key, Pointer.NULL, new WString("PKCS8_PRIVATEKEY"), Pointer.NULL, buffer, size, length,
                    NCrypt.NCRYPT_SILENT_FLAG);
            return hr < 0 ? new EnrollmentException(HResult.of(hr), "NCryptExportKey", "") : null;
        }, bytes -> bytes.clone());
    }

    private interface Export {
        /** @param buffer null to be told the length */
        EnrollmentException into(Pointer buffer, IntByReference length);
    }

    private interface Reading {
        byte[] read(byte[] exported) throws EnrollmentException;
    }

    private static byte[] blob(Export export, Reading reading) throws EnrollmentException {
        IntByReference length = new IntByReference();
        check(export.into(null, length));
        try (Memory buffer = new Memory(Math.max(1, length.getValue()))) {
            byte[] exported = {};
            try {
                check(export.into(buffer, length));
                exported = buffer.getByteArray(0, length.getValue());
                return reading.read(exported);
            } finally {
                buffer.clear();
                Arrays.fill(exported, (byte) 0);
            }
        }
    }

    private static void check(EnrollmentException refused) throws EnrollmentException {
        if (refused != null) {
            throw refused;
        }
    }

    /** RSAPrivateKey (RFC 8017, A.1.2) out of the numbers behind the blob's head, of which the lowest byte comes first. */
    private static byte[] privateKeyInfo(byte[] blob) throws EnrollmentException {
        int bits = blob.length < HEADER ? 0 : littleEndian(blob, BIT_LENGTH_AT);
        int whole = bits / 8;
        int half = bits / 16;
        if (bits < 512 || bits > MOST_BITS || bits % 16 != 0 || blob.length < HEADER + 2 * whole + 5 * half) {
            throw new EnrollmentException(NTE_BAD_DATA, "CryptExportKey", "the key is no RSA key in the form that CryptoAPI has");
        }
        int[] lengths = {whole, half, half, half, half, half, whole};
        byte[][] numbers = new byte[lengths.length][];
        int at = HEADER;
        for (int i = 0; i < lengths.length; i++) {
            numbers[i] = integer(blob, at, lengths[i]);
            at += lengths[i];
        }
        // modulus, public and private exponent, the primes, the exponents for each, the coefficient
        byte[] key = Der.encode(Der.SEQUENCE, ZERO, numbers[0], integer(blob, BIT_LENGTH_AT + 4, 4), numbers[6], numbers[1],
                numbers[2], numbers[3], numbers[4], numbers[5]);
        byte[] wrapped = Der.encode(OCTET_STRING, key);
        byte[] info = Der.encode(Der.SEQUENCE, ZERO, RSA, wrapped);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(wrapped, (byte) 0);
        for (byte[] number : numbers) {
            Arrays.fill(number, (byte) 0);
        }
        return info;
    }

    private static byte[] integer(byte[] blob, int at, int length) {
        int top = length;
        while (top > 1 && blob[at + top - 1] == 0) {
            top--;
        }
        byte[] number = new byte[blob[at + top - 1] < 0 ? top + 1 : top];
        for (int i = 0; i < top; i++) {
            number[number.length - 1 - i] = blob[at + i];
        }
        byte[] integer = Der.encode(Der.INTEGER, number);
        Arrays.fill(number, (byte) 0);
        return integer;
    }

    private static int littleEndian(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | (bytes[at + 3] & 0xff) << 24;
    }
}
