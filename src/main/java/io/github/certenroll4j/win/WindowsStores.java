package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The certificate stores of the user or of the machine. Needs Windows; may be used from any thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/seccrypto/system-store-locations">System Store Locations</a>
 */
public final class WindowsStores {

    private final EnrollmentContext context;

    private WindowsStores(EnrollmentContext context) {
        this.context = context;
    }

    /** The stores of this context. */
    public static WindowsStores of(EnrollmentContext context) {
        return new WindowsStores(context);
    }

    /**
     * Every certificate in a store; none where the store does not exist.
     *
     * @throws EnrollmentException if the store may not be read
     */
    public List<StoredCertificate> list(StoreName name) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toRead(context, name)) {
            return store.list();
        }
    }

    /**
     * The certificate with this thumbprint.
     *
     * @param thumbprint SHA-1, 40 hexadecimal digits in any case
     * @throws EnrollmentException if the store may not be read
     */
    public Optional<StoredCertificate> find(StoreName name, String thumbprint) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toRead(context, name)) {
            Optional<CertContext> found = store.find(checked(thumbprint));
            if (!found.isPresent()) {
                return Optional.empty();
            }
            try (CertContext certificate = found.get()) {
                return Optional.of(store.read(certificate.pointer()));
            }
        }
    }

    /**
     * Makes a signature with the certificate's private key, asking the user nothing, and verifies it with its public key.
     *
     * @throws EnrollmentException if the store may not be read
     */
    public KeyProof proveKey(StoreName name, String thumbprint) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toRead(context, name)) {
            Optional<CertContext> found = store.find(checked(thumbprint));
            if (!found.isPresent()) {
                return KeyProof.failed("no such certificate in " + name.officialName());
            }
            try (CertContext certificate = found.get()) {
                return PrivateKeyCheck.of(certificate);
            }
        }
    }

    /**
     * Takes a certificate out of a store; its private key stays where it is. What is not there is no trouble.
     *
     * @throws EnrollmentException if the store may not be written
     */
    public void remove(StoreName name, String thumbprint) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toWrite(context, name)) {
            store.remove(checked(thumbprint));
        }
    }

    /** 40 hexadecimal digits; Windows' own dialogs show them with blanks, and with an invisible mark in front. */
    private static String checked(String thumbprint) {
        String digits = thumbprint.replaceAll("[\\s:\\u200e]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not a thumbprint (SHA-1, 40 hexadecimal digits): " + thumbprint);
        }
        return digits;
    }
}
