package io.github.certenroll4j.response;

import java.security.PublicKey;
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

    private EndEntity(Collection<X509Certificate> certificates) {
        this.certificates = certificates;
        for (X509Certificate certificate : certificates) {
            Issued by = issued.computeIfAbsent(certificate.getIssuerX500Principal(), name -> new Issued());
            by.byKey.merge(Extensions.authorityKeyId(certificate), 1, Integer::sum);
            by.all++;
        }
    }

    /** Every certificate that may be it, the likeliest first; empty only when there is no certificate. */
    static List<X509Certificate> candidates(Collection<X509Certificate> certificates, Collection<PublicKey> requested) {
        return new EndEntity(certificates).ordered(requested);
    }

    private List<X509Certificate> ordered(Collection<PublicKey> requested) {
        List<X509Certificate> leaves = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            if (requested.contains(certificate.getPublicKey()) || !issuedAnother(certificate)) {
                leaves.add(certificate);
            }
        }
        if (leaves.isEmpty()) {
            leaves.addAll(certificates); // they certify each other in a circle
        }
        leaves.sort(Comparator.<X509Certificate, Boolean>comparing(leaf -> !requested.contains(leaf.getPublicKey()))
                .thenComparing(leaf -> leaf.getBasicConstraints() >= 0)
                .thenComparing(X509Certificate::getNotBefore, Comparator.reverseOrder()));
        return leaves;
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
