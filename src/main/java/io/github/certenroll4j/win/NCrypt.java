package io.github.certenroll4j.win;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Collections;

/**
 * The calls of CNG that make a signature.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ncrypt/nf-ncrypt-ncryptsignhash">NCryptSignHash</a>
 */
final class NCrypt {

    static final int BCRYPT_PAD_PKCS1 = 2;
    static final int NCRYPT_SILENT_FLAG = 0x40;

    static {
        Native.register(NCrypt.class, NativeLibrary.getInstance("ncrypt",
                Collections.singletonMap(Library.OPTION_CALLING_CONVENTION, Function.ALT_CONVENTION)));
    }

    private NCrypt() {
    }

    static native int NCryptSignHash(Pointer hKey, Pointer pPaddingInfo, byte[] pbHashValue, int cbHashValue, byte[] pbSignature,
            int cbSignature, IntByReference pcbResult, int dwFlags);

    static native int NCryptFreeObject(Pointer hObject);
}
