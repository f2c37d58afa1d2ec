package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of CryptoAPI that make a signature, and those that tell who may use what.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-cryptsignhashw">CryptSignHash</a>
 */
final class Advapi32 {

    static final int CALG_SHA1 = 0x8004;
    static final int CALG_SHA_256 = 0x800c;

    static {
        WindowsDll.bind(Advapi32.class, "advapi32");
    }

    private Advapi32() {
    }

    static native boolean CryptAcquireContextW(PointerByReference phProv, WString szContainer, WString szProvider, int dwProvType,
            int dwFlags);

    static native boolean CryptGetUserKey(Pointer hProv, int dwKeySpec, PointerByReference phUserKey);

    static native boolean CryptGetKeyParam(Pointer hKey, int dwParam, IntByReference pbData, IntByReference pdwDataLen, int dwFlags);

    static native boolean CryptExportKey(Pointer hKey, Pointer hExpKey, int dwBlobType, int dwFlags, Pointer pbData,
            IntByReference pdwDataLen);

    static native boolean CryptDestroyKey(Pointer hKey);

    static native boolean CryptCreateHash(Pointer hProv, int Algid, Pointer hKey, int dwFlags, PointerByReference phHash);

    static native boolean CryptHashData(Pointer hHash, byte[] pbData, int dwDataLen, int dwFlags);

    static native boolean CryptSignHashW(Pointer hHash, int dwKeySpec, Pointer szDescription, int dwFlags, byte[] pbSignature,
            IntByReference pdwSigLen);

    static native boolean CryptDestroyHash(Pointer hHash);

    static native boolean CryptEnumProvidersW(int dwIndex, Pointer pdwReserved, int dwFlags, IntByReference pdwProvType,
            Pointer szProvName, IntByReference pcbProvName);

    static native boolean CryptReleaseContext(Pointer hProv, int dwFlags);

    static native boolean OpenProcessToken(Pointer ProcessHandle, int DesiredAccess, PointerByReference TokenHandle);

    static native boolean GetTokenInformation(Pointer TokenHandle, int TokenInformationClass, Pointer TokenInformation,
            int TokenInformationLength, IntByReference ReturnLength);

    static native boolean ConvertSidToStringSidW(Pointer Sid, PointerByReference StringSid);

    static native boolean ConvertStringSecurityDescriptorToSecurityDescriptorW(WString StringSecurityDescriptor,
            int StringSDRevision, PointerByReference SecurityDescriptor, Pointer SecurityDescriptorSize);
}
