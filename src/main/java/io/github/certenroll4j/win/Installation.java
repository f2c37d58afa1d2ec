package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call of {@code InstallResponse}, with what its response could change noted before it: what came of the call is
 * told from the difference, and a refusal leaves nothing behind.
 */
final class Installation {

    private static final StoreName[] RECEIVING = {StoreName.MY, StoreName.CA, StoreName.ROOT};

    private final EnrollmentContext context;
    private final WindowsStores stores;
    private final List<StoredCertificate> response = new ArrayList<>();
    private final Set<String> before = new HashSet<>();
    /** The dummy certificates of the requests that the response answers, by thumbprint, with their properties. */
    private final Map<String, byte[]> pending = new HashMap<>();

    /** Notes the stores of this context as they are now; the end-entity certificate comes first. */
    Installation(EnrollmentContext context, List<X509Certificate> certificates) throws EnrollmentException {
        this.context = context;
        this.stores = WindowsStores.of(context);
        for (X509Certificate certificate : certificates) {
            for (StoreName name : RECEIVING) {
                StoredCertificate possible = new StoredCertificate(context, name, StoredCertificate.encoded(certificate));
                response.add(possible);
                if (stores.find(name, possible.thumbprint()).isPresent()) {
                    before.add(name + possible.thumbprint());
                }
            }
        }
        notePending(certificates.get(0));
    }

    private void notePending(X509Certificate endEntity) throws EnrollmentException {
        byte[] publicKey = endEntity.getPublicKey().getEncoded();
        for (StoredCertificate dummy : stores.list(StoreName.REQUEST)) {
            if (new PendingRequest(dummy, Optional.empty(), false).isAnsweredBy(publicKey)) {
                try (CertificateStore request = CertificateStore.toRead(context, StoreName.REQUEST)) {
                    Optional<CertContext> found = request.find(dummy.thumbprint());
                    if (found.isPresent()) {
                        try (CertContext certificate = found.get()) {
                            pending.put(dummy.thumbprint(), certificate.serialized());
                        }
                    }
                }
            }
        }
    }

    private StoredCertificate endEntity() {
        return response.get(0);
    }

    /**
     * The call succeeded: finds the certificate and proves its key. In a response with several certificates for the
     * request Windows may have chosen another one than we.
     */
    InstalledCertificate succeeded() throws EnrollmentException {
        for (StoredCertificate certificate : response) {
            if (certificate.store() == StoreName.MY && isAdded(certificate)) {
                return result(certificate, HResult.S_OK);
            }
        }
        if (isThere(endEntity())) {
            return result(endEntity(), HResult.S_OK);
        }
        throw new EnrollmentException(HResult.S_OK, "InstallResponse",
                "Windows says that it succeeded, but MY has no certificate of the response");
    }

    /**
     * The call failed. A third party reports that Windows can install a certificate and still answer
     * {@code CERT_E_UNTRUSTEDROOT}, so MY is looked into before it is said that nothing was installed.
     *
     * @return the certificate that is installed nevertheless, with a key that works
     * @throws EnrollmentException the refusal, with the stores as they were before
     */
    InstalledCertificate failed(EnrollmentException refusal) throws EnrollmentException {
        try {
            if (isAdded(endEntity())) {
                InstalledCertificate result = result(endEntity(), refusal.hresult());
                if (result.keyProof().isVerified()) {
                    return result;
                }
            }
            undo();
        } catch (EnrollmentException whileCleaning) {
            refusal.addSuppressed(whileCleaning);
        }
        throw refusal;
    }

    private InstalledCertificate result(StoredCertificate installed, HResult hresult) throws EnrollmentException {
        return new InstalledCertificate(installed, hresult, stores.proveKey(StoreName.MY, installed.thumbprint()), added());
    }

    private List<StoredCertificate> added() throws EnrollmentException {
        List<StoredCertificate> added = new ArrayList<>();
        for (StoredCertificate certificate : response) {
            if (isAdded(certificate)) {
                added.add(certificate);
            }
        }
        return added;
    }

    private boolean isAdded(StoredCertificate certificate) throws EnrollmentException {
        return !before.contains(certificate.store() + certificate.thumbprint()) && isThere(certificate);
    }

    private boolean isThere(StoredCertificate certificate) throws EnrollmentException {
        return stores.find(certificate.store(), certificate.thumbprint()).isPresent();
    }

    /**
     * Takes away what the call added. The pending request comes back first: whoever is killed in between still has it.
     * Root is left alone even here: Windows would ask the user, and nothing that we call adds to it.
     */
    void undo() throws EnrollmentException {
        for (Map.Entry<String, byte[]> dummy : pending.entrySet()) {
            if (!stores.find(StoreName.REQUEST, dummy.getKey()).isPresent()) {
                try (CertificateStore request = CertificateStore.toWrite(context, StoreName.REQUEST)) {
                    request.restore(dummy.getValue());
                }
            }
        }
        for (StoredCertificate certificate : added()) {
            if (certificate.store() != StoreName.ROOT) {
                stores.remove(certificate.store(), certificate.thumbprint());
            }
        }
    }
}
