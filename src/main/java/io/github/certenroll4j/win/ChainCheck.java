package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.ChainStatus;
import io.github.certenroll4j.EnrollmentException;
import java.util.ArrayList;
import java.util.List;

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

    static ChainStatus of(CertContext certificate, CertificateStore authorities) throws EnrollmentException {
        // CERT_CHAIN_CONTEXT: cbSize, then TrustStatus.dwErrorStatus
        return ask(certificate, authorities, chain -> new ChainStatus(chain.getInt(4)));
    }

    /** The certificates of the chain, DER, this one first, as far as Windows finds them. */
    static List<byte[]> certificates(CertContext certificate, CertificateStore authorities) throws EnrollmentException {
        return ask(certificate, authorities, chain -> {
            // CERT_CHAIN_CONTEXT: cbSize, two DWORDs of TrustStatus, cChain, rgpChain; CERT_SIMPLE_CHAIN begins alike
            List<byte[]> all = new ArrayList<>();
            Pointer first = chain.getPointer(16).getPointer(0);
            Pointer elements = first.getPointer(16);
            for (int i = 0; i < first.getInt(12); i++) {
                // CERT_CHAIN_ELEMENT: cbSize, then the certificate at a pointer's alignment
                all.add(CertContext.encoded(elements.getPointer((long) i * Native.POINTER_SIZE).getPointer(Native.POINTER_SIZE)));
            }
            return all;
        });
    }

    private interface Question<T> {
        T ask(Pointer chain);
    }

    /**
     * @param authorities the store CA, opened just now: an engine may know what that store held when the process began to build
     *                    chains, as Wine's does
     */
    private static <T> T ask(CertContext certificate, CertificateStore authorities, Question<T> question) throws EnrollmentException {
        PointerByReference chain = new PointerByReference();
        // CERT_CHAIN_PARA up to RequestedUsage: a DWORD of size, then zeros for "any usage"
        try (Memory parameters = new Memory(4L * Native.POINTER_SIZE)) {
            parameters.clear();
            parameters.setInt(0, (int) parameters.size());
            if (!Crypt32.CertGetCertificateChain(Pointer.NULL, certificate.pointer(), Pointer.NULL, authorities.handle(), parameters,
                    CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, Pointer.NULL, chain)) {
                throw LastError.of("CertGetCertificateChain");
            }
        }
        try {
            return question.ask(chain.getValue());
        } finally {
            Crypt32.CertFreeCertificateChain(chain.getValue());
        }
    }
}
