package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call of {@code InstallResponse}, with the stores noted before it: what came of it is told from the difference, and
 * a refusal leaves nothing behind.
 */
final class Installation {

    private static final StoreName[] RECEIVING = {StoreName.MY, StoreName.CA, StoreName.ROOT};

    private final EnrollmentContext context;
    private final WindowsStores stores;
    private final Map<StoreName, Set<String>> before = new EnumMap<>(StoreName.class);
    private final List<byte[]> pendingBefore;

    private Installation(EnrollmentContext context) throws EnrollmentException {
        this.context = context;
        this.stores = WindowsStores.of(context);
        for (StoreName name : RECEIVING) {
            before.put(name, thumbprints(name));
        }
        try (CertificateStore request = CertificateStore.toRead(context, StoreName.REQUEST)) {
            pendingBefore = request.serialized();
        }
    }

    /** Notes the stores of this context as they are now. */
    static Installation begin(EnrollmentContext context) throws EnrollmentException {
        return new Installation(context);
    }

    /** The call succeeded: finds the certificate and proves its key. */
    InstalledCertificate succeeded(String thumbprint) throws EnrollmentException {
        Optional<StoredCertificate> installed = stores.find(StoreName.MY, thumbprint);
        if (!installed.isPresent()) {
            throw new EnrollmentException(HResult.S_OK, "InstallResponse",
                    "Windows says that it succeeded, but MY has no certificate " + thumbprint);
        }
        return result(installed.get(), HResult.S_OK);
    }

    /**
     * The call failed. A third party reports that Windows can install a certificate and still answer
     * {@code CERT_E_UNTRUSTEDROOT}, so MY is looked into before it is said that nothing was installed.
     *
     * @return the certificate that is installed nevertheless
     * @throws EnrollmentException the refusal, with the stores as they were before
     */
    InstalledCertificate failed(String thumbprint, EnrollmentException refusal) throws EnrollmentException {
        try {
            Optional<StoredCertificate> installed = stores.find(StoreName.MY, thumbprint);
            if (installed.isPresent() && !before.get(StoreName.MY).contains(thumbprint)) {
                InstalledCertificate result = result(installed.get(), refusal.hresult());
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
        return new InstalledCertificate(installed, hresult,
                stores.proveKey(StoreName.MY, installed.thumbprint()), added());
    }

    private List<StoredCertificate> added() throws EnrollmentException {
        List<StoredCertificate> added = new ArrayList<>();
        for (StoreName name : RECEIVING) {
            for (StoredCertificate certificate : stores.list(name)) {
                if (!before.get(name).contains(certificate.thumbprint())
                        && (name != StoreName.ROOT || isIssuerOfOne(added, certificate))) {
                    added.add(certificate);
                }
            }
        }
        return added;
    }

    /** Windows fills Root by itself whenever it builds a chain; only the root of what was added belongs to the answer. */
    private static boolean isIssuerOfOne(List<StoredCertificate> added, StoredCertificate root) {
        return added.stream().anyMatch(certificate -> certificate.issuer().equals(root.subject()));
    }

    /** Root is left alone even here: Windows would ask the user, and nothing that we call adds to it. */
    private void undo() throws EnrollmentException {
        for (StoredCertificate certificate : added()) {
            if (certificate.store() != StoreName.ROOT) {
                stores.remove(certificate.store(), certificate.thumbprint());
            }
        }
        if (!pendingBefore.isEmpty() && stores.list(StoreName.REQUEST).size() < pendingBefore.size()) {
            try (CertificateStore request = CertificateStore.toWrite(context, StoreName.REQUEST)) {
                for (byte[] element : pendingBefore) {
                    request.restore(element);
                }
            }
        }
    }

    private Set<String> thumbprints(StoreName name) throws EnrollmentException {
        Set<String> all = new LinkedHashSet<>();
        for (StoredCertificate certificate : stores.list(name)) {
            all.add(certificate.thumbprint());
        }
        return all;
    }
}
