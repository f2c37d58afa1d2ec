package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.ChainStatus;
import io.github.certenroll4j.EnrollmentException;

/**
 * Lets Windows build a certificate's chain, from its stores, without asking for revocation.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/nf-wincrypt-certgetcertificatechain">CertGetCertificateChain</a>
 */
final class ChainCheck {

    /** A missing issuer is not fetched: the answer is about this machine, and comes at once. */
    private static final int CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL = 4;

    private ChainCheck() {
    }

    static ChainStatus of(CertContext certificate) throws EnrollmentException {
        PointerByReference chain = new PointerByReference();
        // CERT_CHAIN_PARA up to RequestedUsage: a DWORD of size, then zeros for "any usage"
        try (Memory parameters = new Memory(4L * Native.POINTER_SIZE)) {
            parameters.clear();
            parameters.setInt(0, (int) parameters.size());
            if (!Crypt32.CertGetCertificateChain(Pointer.NULL, certificate.pointer(), Pointer.NULL, Pointer.NULL, parameters,
                    CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, Pointer.NULL, chain)) {
                throw LastError.of("CertGetCertificateChain");
            }
        }
        try {
            // CERT_CHAIN_CONTEXT: cbSize, then TrustStatus.dwErrorStatus
            return new ChainStatus(chain.getValue().getInt(4));
        } finally {
            Crypt32.CertFreeCertificateChain(chain.getValue());
        }
    }
}
