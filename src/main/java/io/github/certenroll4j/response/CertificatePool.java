package io.github.certenroll4j.response;

import io.github.certenroll4j.response.Signatures.Verdict;
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

/** Certificates that a chain may be built from, found by what names them: key identifier first, then subject. */
final class CertificatePool {

    /** What the key identifiers say of a certificate and one that has its issuer's name. */
    enum KeyId {
        /** It is the issuer's key. */
        AGREES,
        /** One of them, or both, have none. */
        SILENT,
        /** It is another key. */
        CONTRADICTS
    }

    private final Map<String, List<X509Certificate>> bySubject = new HashMap<>();
    private final Signatures signatures;

    CertificatePool(Collection<X509Certificate> certificates, Signatures signatures) {
        this.signatures = signatures;
        Set<X509Certificate> distinct = new LinkedHashSet<>(certificates);
        for (X509Certificate certificate : distinct) {
            bySubject.computeIfAbsent(signatures.names().key(certificate.getSubjectX500Principal()), name -> new ArrayList<>()).add(certificate);
        }
    }

    Signatures signatures() {
        return signatures;
    }

    /** The certificates whose key made this one's signature: the named key first, then the youngest. */
    List<X509Certificate> issuersOf(X509Certificate certificate) {
        if (signatures.exhausted()) {
            return Collections.emptyList();
        }
        List<X509Certificate> candidates = named(certificate);
        candidates.remove(certificate);
        if (candidates.size() > 1) {
            Optional<String> keyId = signatures.keyIds().of(certificate).authority;
            candidates.sort(Comparator.<X509Certificate, KeyId>comparing(issuer -> compare(keyId, issuer))
                    .thenComparing(X509Certificate::getNotBefore, Comparator.reverseOrder()));
        }
        List<X509Certificate> proven = new ArrayList<>();
        for (X509Certificate candidate : candidates) {
            if (signatures.of(certificate, candidate.getPublicKey()) == Verdict.RIGHT) {
                proven.add(candidate);
            }
        }
        return proven;
    }

    /** The certificates that have the name of this one's issuer, itself included. */
    List<X509Certificate> named(X509Certificate certificate) {
        return new ArrayList<>(bySubject.getOrDefault(signatures.names().key(certificate.getIssuerX500Principal()),
                Collections.emptyList()));
    }

    KeyId compare(X509Certificate certificate, X509Certificate issuer) {
        return compare(signatures.keyIds().of(certificate).authority, issuer);
    }

    private KeyId compare(Optional<String> wanted, X509Certificate issuer) {
        if (!wanted.isPresent()) {
            return KeyId.SILENT;
        }
        Optional<String> has = signatures.keyIds().of(issuer).subject;
        return has.equals(wanted) ? KeyId.AGREES : has.isPresent() ? KeyId.CONTRADICTS : KeyId.SILENT;
    }
}
