package io.github.certenroll4j.response;

import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.Signatures.Verdict;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** A certificate, with what is asked of it whenever it may be an issuer: of thousands that share a name hundreds of times. */
    private final class Candidate {
        final X509Certificate certificate;
        final Date since;
        private Optional<String> keyId;
        private PublicKey key;

        Candidate(X509Certificate certificate) {
            this.certificate = certificate;
            this.since = certificate.getNotBefore();
        }

        KeyId compare(Optional<String> wanted) {
            if (!wanted.isPresent()) {
                return KeyId.SILENT;
            }
            keyId = keyId == null ? signatures.keyIds().of(certificate).subject : keyId;
            return keyId.equals(wanted) ? KeyId.AGREES : keyId.isPresent() ? KeyId.CONTRADICTS : KeyId.SILENT;
        }

        PublicKey key() {
            key = key == null ? signatures.keyIds().keyIn(certificate) : key;
            return key;
        }
    }

    /** Each certificate once, by its bytes: these have an order, so that no hash codes, however alike, make a search long. */
    private final Map<ByteBuffer, X509Certificate> distinct = new LinkedHashMap<>();
    /** The youngest first. */
    private final Map<String, List<Candidate>> bySubject = new HashMap<>();
    private final Signatures signatures;

    CertificatePool(Collection<X509Certificate> certificates, Signatures signatures) {
        this.signatures = signatures;
        for (X509Certificate certificate : certificates) {
            distinct.putIfAbsent(bytes(certificate), certificate);
        }
        for (X509Certificate certificate : distinct.values()) {
            bySubject.computeIfAbsent(signatures.names().key(certificate.getSubjectX500Principal()), name -> new ArrayList<>())
                    .add(new Candidate(certificate));
        }
        for (List<Candidate> named : bySubject.values()) {
            named.sort((one, other) -> other.since.compareTo(one.since));
        }
    }

    private static ByteBuffer bytes(X509Certificate certificate) {
        return ByteBuffer.wrap(StoredCertificate.encoded(certificate));
    }

    Signatures signatures() {
        return signatures;
    }

    /** These certificates as the objects that are in here; those that are not in here are left out. */
    Set<X509Certificate> own(Collection<X509Certificate> certificates) {
        Set<X509Certificate> own = Collections.newSetFromMap(new IdentityHashMap<>());
        for (X509Certificate certificate : certificates) {
            X509Certificate known = distinct.get(bytes(certificate));
            if (known != null) {
                own.add(known);
            }
        }
        return own;
    }

    /** The certificates whose key made this one's signature: the named key first, then the youngest. */
    List<X509Certificate> issuersOf(X509Certificate certificate) {
        if (signatures.exhausted()) {
            return Collections.emptyList();
        }
        Optional<String> keyId = signatures.keyIds().of(certificate).authority;
        Map<KeyId, List<Candidate>> candidates = new EnumMap<>(KeyId.class);
        for (Candidate named : candidates(certificate)) {
            if (named.certificate != certificate) {
                candidates.computeIfAbsent(named.compare(keyId), one -> new ArrayList<>()).add(named);
            }
        }
        List<X509Certificate> proven = new ArrayList<>();
        for (List<Candidate> alike : candidates.values()) {
            prove(certificate, alike, proven);
        }
        return proven;
    }

    private void prove(X509Certificate certificate, List<Candidate> candidates, List<X509Certificate> proven) {
        PublicKey key = null;
        boolean right = false;
        for (Candidate candidate : candidates) {
            if (candidate.key() != key) {
                key = candidate.key();
                right = signatures.of(certificate, key) == Verdict.RIGHT;
            }
            if (right) {
                proven.add(candidate.certificate);
            }
        }
    }

    private List<Candidate> candidates(X509Certificate certificate) {
        return bySubject.getOrDefault(signatures.names().key(certificate.getIssuerX500Principal()), Collections.emptyList());
    }

    /** The certificates that have the name of this one's issuer, itself included: the youngest first. */
    List<X509Certificate> named(X509Certificate certificate) {
        return candidates(certificate).stream().map(one -> one.certificate).collect(Collectors.toList());
    }

    KeyId compare(X509Certificate certificate, X509Certificate issuer) {
        return new Candidate(issuer).compare(signatures.keyIds().of(certificate).authority);
    }
}
