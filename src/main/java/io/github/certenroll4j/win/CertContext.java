package io.github.certenroll4j.win;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import io.github.certenroll4j.EnrollmentException;

/**
 * A certificate in memory, owned.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/wincrypt/ns-wincrypt-cert_context">CERT_CONTEXT</a>
 */
final class CertContext implements AutoCloseable {

    private Pointer pointer;

    CertContext(Pointer pointer) {
        this.pointer = pointer;
    }

    /** The DER: {@code pbCertEncoded} and {@code cbCertEncoded}, which follow a DWORD, each at a pointer's alignment. */
    static byte[] encoded(Pointer context) {
        int length = context.getInt(2L * Native.POINTER_SIZE);
        return context.getPointer(Native.POINTER_SIZE).getByteArray(0, length);
    }

    Pointer pointer() {
        return pointer;
    }

    byte[] encoded() {
        return encoded(pointer);
    }

    /** The certificate with its properties, as {@link CertificateStore#restore} takes it. */
    byte[] serialized() throws EnrollmentException {
        return serialized(pointer);
    }

    static byte[] serialized(Pointer context) throws EnrollmentException {
        IntByReference length = new IntByReference();
        Crypt32.CertSerializeCertificateStoreElement(context, 0, null, length);
        byte[] element = new byte[length.getValue()];
        if (!Crypt32.CertSerializeCertificateStoreElement(context, 0, element, length)) {
            throw LastError.of("CertSerializeCertificateStoreElement");
        }
        return element;
    }

    /** The pointer, for a call that frees it. */
    Pointer handOver() {
        Pointer mine = pointer;
        pointer = null;
        return mine;
    }

    @Override
    public void close() {
        if (pointer != null) {
            Crypt32.CertFreeCertificateContext(handOver());
        }
    }
}
