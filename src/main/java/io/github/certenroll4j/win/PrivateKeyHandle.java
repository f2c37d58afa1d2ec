package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A certificate's private key as Windows lends it: a handle of CNG or, for the older providers, of CryptoAPI.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-cryptacquirecertificateprivatekey">CryptAcquireCertificatePrivateKey</a>
 */
final class PrivateKeyHandle implements AutoCloseable {

    private static final int KP_PERMISSIONS = 6;
    private static final int CRYPT_EXPORT = 4;
    /** {@code NCRYPT_ALLOW_EXPORT_FLAG} and {@code NCRYPT_ALLOW_PLAINTEXT_EXPORT_FLAG}. */
    private static final int NCRYPT_ALLOW_EXPORT_FLAGS = 3;

    private final Pointer handle;
    private final int keySpec;
    private final boolean callerFrees;

    private PrivateKeyHandle(Pointer handle, int keySpec, boolean callerFrees) {
        this.handle = handle;
        this.keySpec = keySpec;
        this.callerFrees = callerFrees;
    }

    /** Asks the user nothing: a key that needs consent or a PIN is refused. */
    static PrivateKeyHandle of(CertContext certificate) throws EnrollmentException {
        PointerByReference handle = new PointerByReference();
        IntByReference keySpec = new IntByReference();
        IntByReference callerFrees = new IntByReference();
        if (!Crypt32.CryptAcquireCertificatePrivateKey(certificate.pointer(),
                Crypt32.CRYPT_ACQUIRE_SILENT_FLAG | Crypt32.CRYPT_ACQUIRE_ALLOW_NCRYPT_KEY_FLAG, Pointer.NULL,
                handle, keySpec, callerFrees)) {
            EnrollmentException refusal = LastError.of("CryptAcquireCertificatePrivateKey");
            return ofMachine(certificate).orElseThrow(() -> refusal);
        }
        return new PrivateKeyHandle(handle.getValue(), keySpec.getValue(), callerFrees.getValue() != 0);
    }

    /** Wine looks for the computer's keys among the user's; asked for the container itself, it finds them. */
    private static Optional<PrivateKeyHandle> ofMachine(CertContext certificate) {
        return KeyProviderInfo.of(certificate).filter(key -> key.isMachine() && !key.isCng()).flatMap(key ->
                KeyProviderInfo.open(key).map(handle -> new PrivateKeyHandle(handle, key.keySpec(), true)));
    }

    boolean isCng() {
        return keySpec == Crypt32.CERT_NCRYPT_KEY_SPEC;
    }

    /**
     * Signs as CryptoAPI does, PKCS #1 v1.5.
     *
     * @param hash {@link Advapi32#CALG_SHA_256} or {@link Advapi32#CALG_SHA1}; an old provider may not know the first
     */
    byte[] signWithCryptoApi(int hash, byte[] data) throws EnrollmentException {
        PointerByReference created = new PointerByReference();
        if (!Advapi32.CryptCreateHash(handle, hash, Pointer.NULL, 0, created)) {
            throw LastError.of("CryptCreateHash");
        }
        Pointer hashObject = created.getValue();
        try {
            if (!Advapi32.CryptHashData(hashObject, data, data.length, 0)) {
                throw LastError.of("CryptHashData");
            }
            IntByReference length = new IntByReference();
            if (!Advapi32.CryptSignHashW(hashObject, keySpec, Pointer.NULL, 0, null, length)) {
                throw LastError.of("CryptSignHash");
            }
            byte[] signature = new byte[length.getValue()];
            if (!Advapi32.CryptSignHashW(hashObject, keySpec, Pointer.NULL, 0, signature, length)) {
                throw LastError.of("CryptSignHash");
            }
            return reversed(signature);
        } finally {
            Advapi32.CryptDestroyHash(hashObject);
        }
    }

    /** CryptoAPI writes numbers with the lowest byte first, everyone else with the highest. */
    private static byte[] reversed(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return bigEndian;
    }

    /**
     * Signs the SHA-256 of the data as CNG does: PKCS #1 v1.5 for RSA, for ECDSA the two numbers side by side
     * (IEEE P1363).
     */
    byte[] signWithCng(boolean rsa, byte[] data) throws EnrollmentException {
        byte[] hash = sha256(data);
        try (Memory algorithm = new Memory(2L * "SHA256".length() + 2); Memory padding = new Memory(Native.POINTER_SIZE)) {
            algorithm.setWideString(0, "SHA256");
            padding.setPointer(0, algorithm);
            Pointer paddingInfo = rsa ? padding : Pointer.NULL;
            int flags = NCrypt.NCRYPT_SILENT_FLAG | (rsa ? NCrypt.BCRYPT_PAD_PKCS1 : 0);
            IntByReference length = new IntByReference();
            check(NCrypt.NCryptSignHash(handle, paddingInfo, hash, hash.length, null, 0, length, flags));
            byte[] signature = new byte[length.getValue()];
            check(NCrypt.NCryptSignHash(handle, paddingInfo, hash, hash.length, signature, signature.length, length, flags));
            return Arrays.copyOf(signature, length.getValue());
        }
    }

    /** PrivateKeyInfo (RFC 5208, 5), DER, the caller's to wipe. */
    byte[] export() throws EnrollmentException {
        return isCng() ? KeyExport.ofCng(handle) : KeyExport.ofCryptoApi(handle, keySpec);
    }

    /** Whether the provider lets the key out; empty where it does not say. */
    Optional<Boolean> isExportable() {
        return isCng() ? cngExportPolicy() : cryptoApiPermissions();
    }

    private Optional<Boolean> cngExportPolicy() {
        IntByReference policy = new IntByReference();
        int hr = NCrypt.NCryptGetProperty(handle, new WString("Export Policy"), policy, 4, new IntByReference(), 0);
        return hr < 0 ? Optional.empty() : Optional.of((policy.getValue() & NCRYPT_ALLOW_EXPORT_FLAGS) != 0);
    }

    private Optional<Boolean> cryptoApiPermissions() {
        PointerByReference key = new PointerByReference();
        if (!Advapi32.CryptGetUserKey(handle, keySpec, key)) {
            return Optional.empty();
        }
        try {
            IntByReference permissions = new IntByReference();
            return Advapi32.CryptGetKeyParam(key.getValue(), KP_PERMISSIONS, permissions, new IntByReference(4), 0)
                    ? Optional.of((permissions.getValue() & CRYPT_EXPORT) != 0)
                    : Optional.empty();
        } finally {
            Advapi32.CryptDestroyKey(key.getValue());
        }
    }

    private static void check(int hr) throws EnrollmentException {
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), "NCryptSignHash", "");
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        if (!callerFrees) {
            return;
        }
        if (isCng()) {
            NCrypt.NCryptFreeObject(handle);
        } else {
            Advapi32.CryptReleaseContext(handle, 0);
        }
    }
}
