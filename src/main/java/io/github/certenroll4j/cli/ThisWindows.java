package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.PendingKeys;
import io.github.certenroll4j.win.WindowsStores;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an installation has to know of the Windows that it runs on: what is pending, what is trusted, which build. */
final class ThisWindows {

    private static final EnrollmentContext[] CONTEXTS = {EnrollmentContext.USER, EnrollmentContext.MACHINE};

    private final Map<EnrollmentContext, List<PublicKey>> pending = new EnumMap<>(EnrollmentContext.class);

    ThisWindows() throws EnrollmentException {
        for (EnrollmentContext context : CONTEXTS) {
            List<PublicKey> keys = new ArrayList<>();
            for (PendingRequest request : WindowsStores.of(context).pending()) {
                readable(request.dummy()).ifPresent(dummy -> keys.add(dummy.getPublicKey()));
            }
            pending.put(context, keys);
        }
    }

    /** The chain of a response as this Windows sees it; any pending request of user or machine counts. */
    CertificateChain chainOf(CaResponse response) {
        List<PublicKey> all = new ArrayList<>();
        pending.values().forEach(all::addAll);
        return CertificateChain.of(response, StoreCertificates.of(EnrollmentContext.USER, StoreName.ROOT),
                StoreCertificates.of(EnrollmentContext.USER, StoreName.CA), PendingKeys.of(all));
    }

    /** Where the request for this certificate waits: the user's store is looked into first. Empty when nowhere. */
    Optional<EnrollmentContext> waitingFor(X509Certificate certificate) {
        for (EnrollmentContext context : CONTEXTS) {
            for (PublicKey key : pending.get(context)) {
                if (Arrays.equals(key.getEncoded(), certificate.getPublicKey().getEncoded())) {
                    return Optional.of(context);
                }
            }
        }
        return Optional.empty();
    }

    /** The version of the Certenroll.dll that this process loads; empty where it cannot be read. */
    static Optional<FileVersion> certenroll() {
        boolean x86 = "32".equals(System.getProperty("sun.arch.data.model"));
        Optional<FileVersion> version = Optional.empty();
        for (CertenrollCopy copy : HotfixStatus.of(WindowsFiles.live()).copies()) {
            if (!version.isPresent() || x86 && copy.machine().filter("x86"::equals).isPresent()) {
                version = copy.version();
            }
        }
        return version;
    }

    /** One that Java cannot read answers no request that Java could compare. */
    private static Optional<X509Certificate> readable(StoredCertificate stored) {
        try {
            return Optional.of(stored.x509());
        } catch (CertificateException unreadable) {
            return Optional.empty();
        }
    }
}
