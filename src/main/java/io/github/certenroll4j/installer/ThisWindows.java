package io.github.certenroll4j.installer;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.pe.PEFile;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.PendingKeys;
import io.github.certenroll4j.response.ResponseCertificate;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Windows that runs this program knows and a response does not say: which roots it trusts, which requests wait,
 * which CertEnroll it has. Where there is no Windows all of it is empty, and a forecast can still be made for another one.
 */
public final class ThisWindows {

    private static final EnrollmentContext[] CONTEXTS = {EnrollmentContext.USER, EnrollmentContext.MACHINE};

    private final List<X509Certificate> trustedRoots;
    private final List<X509Certificate> authorities;
    private final Map<EnrollmentContext, List<byte[]>> pending;

    ThisWindows(List<X509Certificate> trustedRoots, List<X509Certificate> authorities,
            Map<EnrollmentContext, List<byte[]>> pending) {
        this.trustedRoots = trustedRoots;
        this.authorities = authorities;
        this.pending = pending;
    }

    /**
     * Looks at the stores of the user, which show the machine's certificates, too, and at both REQUEST stores.
     *
     * @throws EnrollmentException if a store may not be read
     */
    public static ThisWindows now() throws EnrollmentException {
        return of(new WindowsSeam());
    }

    static ThisWindows of(Seam seam) throws EnrollmentException {
        Map<EnrollmentContext, List<byte[]>> pending = new EnumMap<>(EnrollmentContext.class);
        for (EnrollmentContext context : CONTEXTS) {
            List<byte[]> keys = new ArrayList<>();
            for (PendingRequest request : seam.pending(context)) {
                request.dummy().publicKey().ifPresent(keys::add);
            }
            pending.put(context, keys);
        }
        return new ThisWindows(readable(seam.stored(StoreName.ROOT)), readable(seam.stored(StoreName.CA)), pending);
    }

    private static List<X509Certificate> readable(List<StoredCertificate> certificates) {
        List<X509Certificate> all = new ArrayList<>();
        for (StoredCertificate stored : certificates) {
            // One that nobody here can read cannot be part of a path that is verified here.
            ResponseCertificate.of(stored.encoded()).x509().ifPresent(all::add);
        }
        return all;
    }

    /** The certificates of the Trusted Root Certification Authorities store that can be read. */
    public List<X509Certificate> trustedRoots() {
        return new ArrayList<>(trustedRoots);
    }

    /** The certificates of the Intermediate Certification Authorities store that can be read. */
    public List<X509Certificate> authorities() {
        return new ArrayList<>(authorities);
    }

    /** The requests that wait here, the user's and the machine's, and no others. */
    public PendingKeys pendingKeys() {
        List<byte[]> all = new ArrayList<>();
        pending.values().forEach(all::addAll);
        return PendingKeys.ofEncoded(all);
    }

    /** The chain of a response as this Windows sees it; exactly the requests that wait here can be answered. */
    public CertificateChain chainOf(CaResponse response) {
        return CertificateChain.of(response, trustedRoots, authorities, pendingKeys());
    }

    /** Where the request for this certificate waits: the user's store is looked into first. Empty when nowhere. */
    public Optional<EnrollmentContext> waitingFor(X509Certificate certificate) {
        for (EnrollmentContext context : CONTEXTS) {
            if (PendingKeys.ofEncoded(pending.get(context)).include(certificate)) {
                return Optional.of(context);
            }
        }
        return Optional.empty();
    }

    /**
     * The version of the Certenroll.dll that a process of this one's bits loads; empty where there is none, or it cannot be
     * read.
     */
    public static Optional<FileVersion> certEnroll() {
        return certEnroll(new WindowsSeam());
    }

    static Optional<FileVersion> certEnroll(Seam seam) {
        Optional<Path> dll = seam.certEnroll();
        if (!dll.isPresent()) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(dll.get())) {
            return PEFile.read(channel).fileVersion();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
