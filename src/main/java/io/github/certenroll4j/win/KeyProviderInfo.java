package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.KeyLocation;
import java.util.Optional;

/** Where a certificate's private key is, read from its property; and the deletion of a key there. */
final class KeyProviderInfo {

    private static final int CRYPT_DELETEKEYSET = 0x10;
    private static final int CRYPT_MACHINE_KEYSET = 0x20;

    private KeyProviderInfo() {
    }

    /** {@code CERT_KEY_PROV_INFO_PROP_ID}; empty for a certificate without. */
    static Optional<KeyLocation> of(CertContext certificate) {
        IntByReference size = new IntByReference();
        if (!Crypt32.CertGetCertificateContextProperty(certificate.pointer(), Crypt32.CERT_KEY_PROV_INFO_PROP_ID, null, size)) {
            return Optional.empty();
        }
        try (Memory info = new Memory(Math.max(size.getValue(), 8L * Native.POINTER_SIZE))) {
            info.clear();
            if (!Crypt32.CertGetCertificateContextProperty(certificate.pointer(), Crypt32.CERT_KEY_PROV_INFO_PROP_ID, info, size)) {
                return Optional.empty();
            }
            // CRYPT_KEY_PROV_INFO: container, provider, type, flags, …
            return Optional.of(new KeyLocation(text(info.getPointer(Native.POINTER_SIZE)), info.getInt(2L * Native.POINTER_SIZE),
                    text(info.getPointer(0)), info.getInt(2L * Native.POINTER_SIZE + 4)));
        }
    }

    private static String text(Pointer wide) {
        return wide == null ? "" : wide.getWideString(0);
    }

    /** Deletes the key for good. */
    static void delete(KeyLocation key) throws EnrollmentException {
        if (key.isCng()) {
            deleteCng(key);
        } else if (!Advapi32.CryptAcquireContextW(new PointerByReference(), new WString(key.container()), new WString(key.provider()),
                key.providerType(), CRYPT_DELETEKEYSET | machine(key))) {
            throw LastError.of("CryptAcquireContext to delete the key " + key.container());
        }
    }

    private static void deleteCng(KeyLocation key) throws EnrollmentException {
        PointerByReference provider = new PointerByReference();
        check("NCryptOpenStorageProvider " + key.provider(), NCrypt.NCryptOpenStorageProvider(provider, new WString(key.provider()), 0));
        try {
            PointerByReference handle = new PointerByReference();
            check("NCryptOpenKey " + key.container(),
                    NCrypt.NCryptOpenKey(provider.getValue(), handle, new WString(key.container()), 0, machine(key)));
            // It frees the handle, too.
            check("NCryptDeleteKey " + key.container(), NCrypt.NCryptDeleteKey(handle.getValue(), 0));
        } finally {
            NCrypt.NCryptFreeObject(provider.getValue());
        }
    }

    private static int machine(KeyLocation key) {
        return key.isMachine() ? CRYPT_MACHINE_KEYSET : 0;
    }

    private static void check(String operation, int hr) throws EnrollmentException {
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), operation, "");
        }
    }
}
