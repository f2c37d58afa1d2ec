package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The calls of crypt32.dll that work on certificate stores. Certificates pass as plain pointers: jna-platform reads the
 * whole CERT_INFO of each one it meets, and has none of the property calls.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/">wincrypt.h</a>
 */
final class Crypt32 {

    static final int X509_ASN_ENCODING = 1;

    static final int CERT_STORE_PROV_SYSTEM_W = 10;
    /** As {@link #CERT_STORE_PROV_SYSTEM_W}, without what other locations lend. */
    static final int CERT_STORE_PROV_SYSTEM_REGISTRY_W = 13;
    static final int CERT_SYSTEM_STORE_CURRENT_USER = 0x10000;
    static final int CERT_SYSTEM_STORE_LOCAL_MACHINE = 0x20000;
    static final int CERT_STORE_READONLY_FLAG = 0x8000;
    static final int CERT_STORE_OPEN_EXISTING_FLAG = 0x4000;
    /** Without it a store hides what was renewed and archived. */
    static final int CERT_STORE_ENUM_ARCHIVED_FLAG = 0x200;

    static final int CERT_STORE_CTRL_COMMIT = 3;
    static final int CERT_STORE_CTRL_COMMIT_FORCE_FLAG = 1;
    static final int CERT_KEY_PROV_INFO_PROP_ID = 2;

    static final int CERT_FIND_SHA1_HASH = 0x10000;
    static final int CERT_STORE_ADD_REPLACE_EXISTING = 3;
    static final int CERT_STORE_CERTIFICATE_CONTEXT_FLAG = 2;

    static final int CRYPT_ACQUIRE_SILENT_FLAG = 0x40;
    static final int CRYPT_ACQUIRE_ALLOW_NCRYPT_KEY_FLAG = 0x10000;
    /** {@code CERT_NCRYPT_KEY_SPEC}: the handle is one of CNG and not of CryptoAPI. */
    static final int CERT_NCRYPT_KEY_SPEC = -1;

    static {
        WindowsDll.bind(Crypt32.class, "crypt32");
    }

    private Crypt32() {
    }

    static native Pointer CertOpenStore(Pointer lpszStoreProvider, int dwEncodingType, Pointer hCryptProv, int dwFlags, WString pvPara);

    static native boolean CertCloseStore(Pointer hCertStore, int dwFlags);

    static native boolean CertControlStore(Pointer hCertStore, int dwFlags, int dwCtrlType, Pointer pvCtrlPara);

    static native Pointer CertEnumCertificatesInStore(Pointer hCertStore, Pointer pPrevCertContext);

    static native Pointer CertFindCertificateInStore(Pointer hCertStore, int dwCertEncodingType, int dwFindFlags,
            int dwFindType, Pointer pvFindPara, Pointer pPrevCertContext);

    static native Pointer CertDuplicateCertificateContext(Pointer pCertContext);

    static native boolean CertFreeCertificateContext(Pointer pCertContext);

    static native boolean CertDeleteCertificateFromStore(Pointer pCertContext);

    static native boolean CertAddEncodedCertificateToStore(Pointer hCertStore, int dwCertEncodingType, byte[] pbCertEncoded,
            int cbCertEncoded, int dwAddDisposition, PointerByReference ppCertContext);

    static native boolean CertSerializeCertificateStoreElement(Pointer pCertContext, int dwFlags, byte[] pbElement,
            IntByReference pcbElement);

    static native boolean CertAddSerializedElementToStore(Pointer hCertStore, byte[] pbElement, int cbElement,
            int dwAddDisposition, int dwFlags, int dwContextTypeFlags, IntByReference pdwContentType, PointerByReference ppvContext);

    static native boolean CertGetCertificateContextProperty(Pointer pCertContext, int dwPropId, Pointer pvData,
            IntByReference pcbData);

    static native boolean CertSetCertificateContextProperty(Pointer pCertContext, int dwPropId, int dwFlags, Pointer pvData);

    static native boolean CertGetCertificateChain(Pointer hChainEngine, Pointer pCertContext, Pointer pTime,
            Pointer hAdditionalStore, Pointer pChainPara, int dwFlags, Pointer pvReserved, PointerByReference ppChainContext);

    static native void CertFreeCertificateChain(Pointer pChainContext);

    static native boolean CryptAcquireCertificatePrivateKey(Pointer pCert, int dwFlags, Pointer pvParameters,
            PointerByReference phCryptProvOrNCryptKey, IntByReference pdwKeySpec, IntByReference pfCallerFreeProvOrNCryptKey);
}
