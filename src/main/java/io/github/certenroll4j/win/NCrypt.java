package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of CNG that make a signature, and those that let a key out.
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

    static native int NCryptOpenStorageProvider(PointerByReference phProvider, WString pszProviderName, int dwFlags);

    static native int NCryptOpenKey(Pointer hProvider, PointerByReference phKey, WString pszKeyName, int dwLegacyKeySpec, int dwFlags);

    static native int NCryptDeleteKey(Pointer hKey, int dwFlags);

    static native int NCryptGetProperty(Pointer hObject, WString pszProperty, IntByReference pbOutput, int cbOutput,
            IntByReference pcbResult, int dwFlags);

    static native int NCryptSignHash(Pointer hKey, Pointer pPaddingInfo, byte[] pbHashValue, int cbHashValue, byte[] pbSignature,
            int cbSignature, IntByReference pcbResult, int dwFlags);

    static native int NCryptExportKey(Pointer hKey, Pointer hExportKey, WString pszBlobType, Pointer pParameterList,
            Pointer pbOutput, int cbOutput, IntByReference pcbResult, int dwFlags);

    static native int NCryptFreeObject(Pointer hObject);
}
