package io.github.certenroll4j.response;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Finds the certificate that the request was for: the one that issued no other and whose key was requested. */
final class EndEntity {

    /** How many certificates name this issuer: with which key, and in all. */
    private static final class Issued {
        final Map<Optional<String>, Integer> byKey = new HashMap<>();
        int all;
    }

    private final Map<X500Principal, Issued> issued = new HashMap<>();
    private final Collection<X509Certificate> certificates;
    private final List<X509Certificate> candidates = new ArrayList<>();

    private EndEntity(Collection<X509Certificate> certificates) {
        this.certificates = certificates;
        for (X509Certificate certificate : certificates) {
            Issued by = issued.computeIfAbsent(certificate.getIssuerX500Principal(), name -> new Issued());
            by.byKey.merge(Extensions.authorityKeyId(certificate), 1, Integer::sum);
            by.all++;
        }
    }

    static EndEntity of(CaResponse response, PendingKeys pending) {
        EndEntity found = new EndEntity(response.certificates());
        boolean granted = !response.cmcStatus().filter(CmcStatus::isRefusal).isPresent();
        if (granted) {
            found.order(pending, response);
        }
        return found;
    }

    /** Every certificate that may be it, the likeliest first; empty when there is none or the CA granted none. */
    List<X509Certificate> candidates() {
        return candidates;
    }

    /** Whether the certificate says that it is a CA or issued another. */
    boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0 || issuedAnother(certificate);
    }

    private void order(PendingKeys pending, CaResponse response) {
        for (X509Certificate certificate : certificates) {
            if (pending.names(certificate.getPublicKey()) || !issuedAnother(certificate)) {
                candidates.add(certificate);
            }
        }
        if (candidates.isEmpty()) {
            candidates.addAll(certificates); // they certify each other in a circle
        }
        candidates.sort(Comparator.<X509Certificate, Boolean>comparing(leaf -> !pending.names(leaf.getPublicKey()))
                .thenComparing(response::isSigner)
                .thenComparing(leaf -> leaf.getBasicConstraints() >= 0)
                .thenComparing(X509Certificate::getNotBefore, Comparator.reverseOrder()));
    }

    /** By names and key identifiers alone: signatures are verified where a path is built. */
    private boolean issuedAnother(X509Certificate certificate) {
        Issued by = issued.get(certificate.getSubjectX500Principal());
        if (by == null) {
            return false;
        }
        boolean selfIssued = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        Optional<String> own = Extensions.subjectKeyId(certificate);
        if (!own.isPresent()) {
            return by.all > (selfIssued ? 1 : 0);
        }
        Optional<String> names = Extensions.authorityKeyId(certificate);
        int count = by.byKey.getOrDefault(own, 0) + by.byKey.getOrDefault(Optional.<String>empty(), 0);
        boolean countsItself = selfIssued && (!names.isPresent() || names.equals(own));
        return count > (countsItself ? 1 : 0);
    }
}
