package io.github.certenroll4j.win;

import io.github.certenroll4j.ChainStatus;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.KeyLocation;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The certificate stores of the user or of the machine. Needs Windows; may be used from any thread.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/seccrypto/system-store-locations">System Store Locations</a>
 */
public final class WindowsStores {

    private static final HResult CRYPT_E_NOT_FOUND = HResult.of(0x80092004);
    private static final HResult CRYPT_E_NO_KEY_PROPERTY = HResult.of(0x8009200b);
    private static final Set<HResult> KEY_IS_GONE = new HashSet<>(Arrays.asList(
            HResult.of(0x80090016) /* NTE_BAD_KEYSET */,
            HResult.of(0x8009000d) /* NTE_NO_KEY */));
    private static final long SOME_SECONDS = TimeUnit.SECONDS.toMillis(10);

    private final EnrollmentContext context;

    private WindowsStores(EnrollmentContext context) {
        this.context = context;
    }

    /** The stores of this context. */
    public static WindowsStores of(EnrollmentContext context) {
        Objects.requireNonNull(context, "context");
        return new WindowsStores(context);
    }

    /** What is done while nobody else installs. */
    public interface Task<T> {
        T run() throws EnrollmentException;
    }

    /**
     * Does something while no other thread or process of this library installs into these stores or takes back what it
     * installed: a look that leads to an installation, and that installation. What an interrupted one left is undone first.
     *
     * @throws EnrollmentException {@code WAIT_TIMEOUT} if another installation does not end, or what the task throws
     */
    public <T> T alone(Task<T> task) throws EnrollmentException {
        InstallationLock lock = InstallationLock.of(context);
        try {
            InterruptedInstallation.finishAll(context);
            return task.run();
        } finally {
            lock.close();
        }
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
        return ask(name, thumbprint, certificate -> new StoredCertificate(context, name, certificate.encoded()));
    }

    /**
     * Makes a signature with the certificate's private key, asking the user nothing, and verifies it with its public key.
     *
     * @throws EnrollmentException if the store may not be read
     */
    public KeyProof proveKey(StoreName name, String thumbprint) throws EnrollmentException {
        return ask(name, thumbprint, PrivateKeyCheck::of)
                .orElseGet(() -> KeyProof.failed("no such certificate in " + name.officialName()));
    }

    /**
     * Where the certificate's private key is kept; empty if there is no such certificate, or it names none.
     *
     * @throws EnrollmentException if the store may not be read
     */
    public Optional<KeyLocation> keyLocation(StoreName name, String thumbprint) throws EnrollmentException {
        return ask(name, thumbprint, KeyProviderInfo::of).orElse(Optional.empty());
    }

    /**
     * Whether the certificate's private key may leave Windows; empty where the provider does not say.
     *
     * @throws EnrollmentException if the store may not be read, or the key cannot be opened
     */
    public Optional<Boolean> isKeyExportable(StoreName name, String thumbprint) throws EnrollmentException {
        return ask(name, thumbprint, certificate -> {
            try (PrivateKeyHandle key = PrivateKeyHandle.of(certificate)) {
                return key.isExportable();
            }
        }).orElse(Optional.empty());
    }

    /**
     * What Windows shows as the certificate's name; empty if it has none, or there is no such certificate.
     *
     * @throws EnrollmentException if the store may not be read
     */
    public Optional<String> friendlyName(StoreName name, String thumbprint) throws EnrollmentException {
        return ask(name, thumbprint, certificate ->
                StoreElement.parse(certificate.serialized()).text(StoreElement.CERT_FRIENDLY_NAME_PROP_ID)).filter(text -> !text.isEmpty());
    }

    /**
     * The certificate's private key, taken out of Windows.
     *
     * @return PrivateKeyInfo (RFC 5208, 5), DER, the caller's to wipe; empty if there is no such certificate
     * @throws EnrollmentException {@code NTE_BAD_KEY_STATE} or {@code NTE_NOT_SUPPORTED} for a key that is not exportable,
     *                             {@code CRYPT_E_NO_KEY_PROPERTY} for a certificate without one; or if the store may not be read
     */
    public Optional<byte[]> exportKey(StoreName name, String thumbprint) throws EnrollmentException {
        return ask(name, thumbprint, certificate -> {
            try (PrivateKeyHandle key = PrivateKeyHandle.of(certificate)) {
                return key.export();
            }
        });
    }

    /**
     * The certificates of the chain that Windows builds, DER, the certificate itself first; empty if there is no such
     * certificate.
     *
     * @throws EnrollmentException if the store may not be read, or Windows cannot build chains
     */
    public List<byte[]> chain(StoreName name, String thumbprint) throws EnrollmentException {
        try (CertificateStore authorities = CertificateStore.toRead(context, StoreName.CA)) {
            return ask(name, thumbprint, certificate -> ChainCheck.certificates(certificate, authorities)).orElse(Collections.emptyList());
        }
    }

    /**
     * What Windows thinks of the certificate's chain now; empty if there is no such certificate.
     *
     * @throws EnrollmentException if the store may not be read, or Windows cannot build chains
     */
    public Optional<ChainStatus> chainStatus(StoreName name, String thumbprint) throws EnrollmentException {
        try (CertificateStore authorities = CertificateStore.toRead(context, StoreName.CA)) {
            return ask(name, thumbprint, certificate -> ChainCheck.of(certificate, authorities));
        }
    }

    /**
     * The requests that wait for their answer. A dry run that is going on has its request only borrowed: its end is waited
     * for, some seconds, and what is there then is told.
     *
     * @throws EnrollmentException if the REQUEST store may not be read
     */
    public List<PendingRequest> pending() throws EnrollmentException {
        Optional<InstallationLock> lock = InstallationLock.ifFree(context, SOME_SECONDS);
        try {
            return pendingNow();
        } finally {
            lock.ifPresent(InstallationLock::close);
        }
    }

    private List<PendingRequest> pendingNow() throws EnrollmentException {
        List<PendingRequest> pending = new ArrayList<>();
        for (StoredCertificate dummy : list(StoreName.REQUEST)) {
            // It may be answered, and so be gone, between the list and the look at it.
            ask(StoreName.REQUEST, dummy.thumbprint(), certificate ->
                    new PendingRequest(dummy, KeyProviderInfo.of(certificate), isKeyAvailable(certificate)))
                    .ifPresent(pending::add);
        }
        return pending;
    }

    /**
     * The dummy certificate in REQUEST that waits for the answer to this request; empty once it is answered or removed.
     *
     * @param request PKCS #10, DER
     * @throws EnrollmentException if the REQUEST store may not be read
     */
    public Optional<StoredCertificate> dummyOf(byte[] request) throws EnrollmentException {
        byte[] wanted = Pkcs10.publicKey(request).orElse(new byte[0]);
        for (StoredCertificate dummy : list(StoreName.REQUEST)) {
            if (CertificateParts.of(dummy.encoded()).filter(parts -> Arrays.equals(parts.publicKey(), wanted)).isPresent()) {
                return Optional.of(dummy);
            }
        }
        return Optional.empty();
    }

    /**
     * Writes the request of a dummy certificate in REQUEST again, for a request whose file is lost: the same subject and
     * public key, the dummy's extensions, and a new signature by the waiting key with SHA-256 (with SHA-1 where the
     * key's provider knows nothing better). Windows keeps no request, so it is not the first one byte for byte:
     * attributes that no certificate holds are missing, Microsoft's for operating system and provider among them. That
     * the dummy certificate carries the extensions that were asked for is inferred.
     *
     * @return PKCS #10, DER; empty if no pending request has this thumbprint
     * @throws EnrollmentException if it cannot be had: the key cannot be opened without asking the user or is another
     *                             one, or the dummy cannot be read; or if the REQUEST store may not be read
     */
    public Optional<byte[]> requestAgain(String thumbprint) throws EnrollmentException {
        return ask(StoreName.REQUEST, thumbprint, RequestRecovery::of);
    }

    private static boolean isKeyAvailable(CertContext certificate) {
        try {
            PrivateKeyHandle.of(certificate).close();
            return true;
        } catch (EnrollmentException refused) {
            return false;
        }
    }

    /**
     * Removes a pending request and deletes its key, unless a certificate in MY uses the same key, or it is gone already.
     *
     * @return whether the key was deleted
     * @throws EnrollmentException if REQUEST has no such request ({@code CRYPT_E_NOT_FOUND}), or what it has there names no key
     *                             ({@code CRYPT_E_NO_KEY_PROPERTY}); if the key may not be deleted (then the request stays), or
     *                             the store may not be written
     */
    public boolean removePending(String thumbprint) throws EnrollmentException {
        return alone(() -> {
            if (!find(StoreName.REQUEST, thumbprint).isPresent()) {
                throw new EnrollmentException(CRYPT_E_NOT_FOUND, "CertFindCertificateInStore",
                        "the " + context.owner() + "'s REQUEST store has no request with the SHA-1 " + thumbprint);
            }
            KeyLocation key = keyLocation(StoreName.REQUEST, thumbprint).orElseThrow(() -> new EnrollmentException(
                    CRYPT_E_NO_KEY_PROPERTY, "CertGetCertificateContextProperty", "the certificate names no key, so it is no pending request"));
            boolean deleted = !isUsedInMy(key) && delete(key);
            remove(StoreName.REQUEST, thumbprint);
            return deleted;
        });
    }

    private static boolean delete(KeyLocation key) throws EnrollmentException {
        try {
            KeyProviderInfo.delete(key);
            return true;
        } catch (EnrollmentException refused) {
            if (KEY_IS_GONE.contains(refused.hresult())) {
                return false;
            }
            throw refused;
        }
    }

    private boolean isUsedInMy(KeyLocation key) throws EnrollmentException {
        // An archived certificate's, too: what it encrypted can be read as long as its key is there.
        try (CertificateStore my = CertificateStore.ownToRead(context, StoreName.MY)) {
            for (StoredCertificate certificate : my.list()) {
                try (CertContext found = my.find(certificate.thumbprint()).orElse(null)) {
                    if (found != null && KeyProviderInfo.of(found).filter(other -> other.container().equals(key.container())).isPresent()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Takes a certificate out of a store; its private key stays where it is. A certificate that is not there is no error.
     *
     * @throws EnrollmentException if the store may not be written
     */
    public void remove(StoreName name, String thumbprint) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toWrite(context, name)) {
            store.remove(normalThumbprint(thumbprint));
        }
    }

    private interface Question<T> {
        T ask(CertContext certificate) throws EnrollmentException;
    }

    private <T> Optional<T> ask(StoreName name, String thumbprint, Question<T> question) throws EnrollmentException {
        try (CertificateStore store = CertificateStore.toRead(context, name)) {
            Optional<CertContext> found = store.find(normalThumbprint(thumbprint));
            if (!found.isPresent()) {
                return Optional.empty();
            }
            try (CertContext certificate = found.get()) {
                return Optional.of(question.ask(certificate));
            }
        }
    }

    /**
     * A thumbprint as it is compared: Windows' own dialogs show it with blanks, and with an invisible mark in front.
     *
     * @return 40 lower-case hexadecimal digits
     * @throws IllegalArgumentException if the text is no thumbprint
     */
    public static String normalThumbprint(String thumbprint) {
        String digits = thumbprint.replaceAll("[\\s:\\u200e]", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not a thumbprint (SHA-1, 40 hexadecimal digits): " + thumbprint);
        }
        return digits;
    }
}
