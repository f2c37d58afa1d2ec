package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.RenewedCertificate;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.Map;
import java.util.Optional;

/**
 * Which certificate renews which: {@code CERT_RENEWAL_PROP_ID}, a SHA-1. On the dummy certificate of a request it names the old
 * certificate, on that one, when it is renewed, the new one.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-icertpropertyrenewal">ICertPropertyRenewal</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nn-certenroll-icertpropertyarchived">ICertPropertyArchived</a>
 */
final class RenewedMark {

    private static final int CERT_RENEWAL_PROP_ID = 64;
    private static final int CERT_ARCHIVED_PROP_ID = 19;
    private static final int SHA1_LENGTH = 20;
    private static final byte[] NOTHING = {};

    private RenewedMark() {
    }

    /** The thumbprint of the certificate that it names. */
    static Optional<String> on(StoreElement element) {
        return element.property(CERT_RENEWAL_PROP_ID).filter(hash -> hash.length == SHA1_LENGTH).map(RenewedMark::hex);
    }

    static boolean isArchived(StoreElement element) {
        return element.property(CERT_ARCHIVED_PROP_ID).isPresent();
    }

    /** Has the dummy of the request name the old certificate, where Windows did not see to it. */
    static void putOnDummyOf(byte[] request, EnrollmentContext context, String old) throws EnrollmentException {
        Optional<StoredCertificate> dummy = WindowsStores.of(context).dummyOf(request);
        if (dummy.isPresent()) {
            put(context, StoreName.REQUEST, dummy.get().thumbprint(), old);
        }
    }

    /**
     * Archives what the installed certificate renews. It can be done again: what is done already stays so.
     *
     * @param renewed those that the answered requests name, as they were before
     * @param stores  as they are after the installation
     */
    static Optional<RenewedCertificate> archive(EnrollmentContext context, Map<String, StoreElement> renewed, String installed,
            StoreContents stores) throws EnrollmentException {
        Optional<RenewedCertificate> archived = Optional.empty();
        for (String old : renewed.keySet()) {
            if (old.equals(installed) || !stores.find(StoreName.MY, old).isPresent()) {
                continue;
            }
            try (CertificateStore my = CertificateStore.ownToWrite(context, StoreName.MY)) {
                // A dummy's properties are copied: the new certificate must not lead back to the old one.
                if (on(stores.in(StoreName.MY).get(installed)).filter(old::equals).isPresent()) {
                    my.setProperty(installed, CERT_RENEWAL_PROP_ID, Optional.empty());
                }
                // The new certificate is installed: an old one that cannot be marked is told of, and no failure.
                boolean kept = my.setProperty(old, CERT_RENEWAL_PROP_ID, Optional.of(bytes(installed)))
                        && my.setProperty(old, CERT_ARCHIVED_PROP_ID, Optional.of(NOTHING));
                archived = Optional.of(new RenewedCertificate(
                        new StoredCertificate(context, StoreName.MY, renewed.get(old).encoded()), kept));
            }
        }
        return archived;
    }

    /** Before it is put back as it was: what replaces an archived certificate must find it. */
    static void takeOff(CertificateStore my, String old) {
        my.setProperty(old, CERT_ARCHIVED_PROP_ID, Optional.empty());
    }

    private static void put(EnrollmentContext context, StoreName name, String thumbprint, String named) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.ownToWrite(context, name)) {
            require(store.setProperty(thumbprint, CERT_RENEWAL_PROP_ID, Optional.of(bytes(named))));
        }
    }

    private static void require(boolean done) throws EnrollmentException {
        if (!done) {
            throw LastError.of("CertSetCertificateContextProperty");
        }
    }

    private static byte[] bytes(String thumbprint) {
        byte[] bytes = new byte[SHA1_LENGTH];
        for (int i = 0; i < SHA1_LENGTH; i++) {
            bytes[i] = (byte) Integer.parseInt(thumbprint.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    private static String hex(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte one : bytes) {
            hex.append(Character.forDigit((one >> 4) & 0xf, 16)).append(Character.forDigit(one & 0xf, 16));
        }
        return hex.toString();
    }
}
