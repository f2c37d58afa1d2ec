package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of CNG that make a signature.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ncrypt/nf-ncrypt-ncryptsignhash">NCryptSignHash</a>
 */
final class NCrypt {

    static final int BCRYPT_PAD_PKCS1 = 2;
    static final int NCRYPT_SILENT_FLAG = 0x40;

    static {
        WindowsDll.bind(NCrypt.class, "ncrypt");
    }

    private NCrypt() {
    }

    static native int NCryptSignHash(Pointer hKey, Pointer pPaddingInfo, byte[] pbHashValue, int cbHashValue, byte[] pbSignature,
            int cbSignature, IntByReference pcbResult, int dwFlags);

    static native int NCryptEnumStorageProviders(IntByReference pdwProviderCount, PointerByReference ppProviderList, int dwFlags);

    static native int NCryptFreeBuffer(Pointer pvInput);

    static native int NCryptFreeObject(Pointer hObject);
}
