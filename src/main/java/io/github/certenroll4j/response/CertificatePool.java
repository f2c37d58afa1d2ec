package io.github.certenroll4j.response;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Certificates that a chain may be built from, found by what names them: key identifier first, then subject. */
final class CertificatePool {

    /** So many signatures are verified for one chain; only a file made to be slow needs more. */
    static final int MAX_VERIFICATIONS = 500;

    private static final int CONTRADICTS = 2;

    private final Map<X500Principal, List<X509Certificate>> bySubject = new HashMap<>();
    private final Map<X509Certificate, Optional<String>> subjectKeyIds = new HashMap<>();
    private int verifications;

    CertificatePool(Collection<X509Certificate> certificates) {
        Set<X509Certificate> distinct = new LinkedHashSet<>(certificates);
        for (X509Certificate certificate : distinct) {
            bySubject.computeIfAbsent(certificate.getSubjectX500Principal(), name -> new ArrayList<>()).add(certificate);
        }
    }

    /** The certificates whose key made this one's signature: the named key first, then the youngest. */
    List<X509Certificate> issuersOf(X509Certificate certificate) {
        if (exhausted()) {
            return Collections.emptyList();
        }
        List<X509Certificate> candidates = new ArrayList<>(
                bySubject.getOrDefault(certificate.getIssuerX500Principal(), Collections.emptyList()));
        Optional<String> keyId = candidates.size() > 1 ? Extensions.authorityKeyId(certificate) : Optional.empty();
        candidates.sort(Comparator.<X509Certificate>comparingInt(issuer -> distance(keyId, issuer))
                .thenComparing(X509Certificate::getNotBefore, Comparator.reverseOrder()));
        List<X509Certificate> proven = new ArrayList<>();
        for (X509Certificate candidate : candidates) {
            if (!candidate.equals(certificate) && verifications < MAX_VERIFICATIONS) {
                verifications++;
                if (Signatures.verifies(certificate, candidate.getPublicKey())) {
                    proven.add(candidate);
                }
            }
        }
        return proven;
    }

    /** The certificates that the name says are the issuer and whose key identifier does not deny it, itself included. */
    List<X509Certificate> namedAsIssuerOf(X509Certificate certificate) {
        Optional<String> keyId = Extensions.authorityKeyId(certificate);
        List<X509Certificate> named = new ArrayList<>(
                bySubject.getOrDefault(certificate.getIssuerX500Principal(), Collections.emptyList()));
        named.removeIf(issuer -> distance(keyId, issuer) == CONTRADICTS);
        return named;
    }

    /** Whether verifying was given up. */
    boolean exhausted() {
        return verifications >= MAX_VERIFICATIONS;
    }

    private int distance(Optional<String> wanted, X509Certificate issuer) {
        if (!wanted.isPresent()) {
            return 1;
        }
        Optional<String> has = subjectKeyIds.computeIfAbsent(issuer, Extensions::subjectKeyId);
        return has.equals(wanted) ? 0 : has.isPresent() ? CONTRADICTS : 1;
    }
}
