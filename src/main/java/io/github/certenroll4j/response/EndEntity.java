package io.github.certenroll4j.response;

import io.github.certenroll4j.CertificateBytes;
import io.github.certenroll4j.StoredCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.util.encoders.Hex;

/**
 * Finds the certificate that the request was for: the one whose key was requested; where that is not known, the one that the
 * CA names as issued (AD CS does, in a full CMC response), then one that issued no other and signed no message.
 */
final class EndEntity {

    /** How many certificates name this issuer: with which key, and in all. */
    private static final class Issued {
        /** "" stands for none. */
        private final Map<String, Integer> byKey = new HashMap<>();
        private int all;

        void add(Optional<String> key) {
            byKey.merge(key.orElse(""), 1, Integer::sum);
            all++;
        }

        /** Those that may mean the issuer who has this key: one that names none may mean each. */
        int by(Optional<String> key) {
            return key.isPresent() ? byKey.getOrDefault(key.get(), 0) + byKey.getOrDefault("", 0) : all;
        }
    }

    /** A certificate that may be it, and what makes that likely. */
    private static final class Candidate {
        final ResponseCertificate certificate;
        final boolean requested;
        final boolean namedByCa;
        /** The likelier, the smaller: its key was requested, then the CA names it, then it is none of a CA, then another issued it. */
        private final int rank;
        /** CAs hand out the certificates of their services beside those that were requested, and renew them often. */
        private final boolean ofService;
        private final Instant since;

        Candidate(ResponseCertificate certificate, boolean requested, boolean namedByCa, boolean selfIssued) {
            this.certificate = certificate;
            this.requested = requested;
            this.namedByCa = namedByCa;
            this.rank = (requested ? 0 : 8) + (namedByCa ? 0 : 4) + (certificate.isCa() ? 2 : 0) + (selfIssued ? 1 : 0);
            this.ofService = certificate.x509().filter(WindowsDoubts::isOfService).isPresent();
            this.since = certificate.notBefore().orElse(Instant.EPOCH);
        }

        /** The likeliest first, of those that are as likely the youngest that is of no service. */
        private static int compare(Candidate one, Candidate other) {
            int byRank = Integer.compare(one.rank, other.rank);
            int byUse = byRank != 0 ? byRank : Boolean.compare(one.ofService, other.ofService);
            return byUse != 0 ? byUse : other.since.compareTo(one.since);
        }
    }

    private final Map<String, Issued> issued = new HashMap<>();
    /** Those of them that the same name and key issued to itself: whoever else has that key issued none of them. */
    private final Map<String, Issued> issuedToItself = new HashMap<>();
    private final Names names;
    private final KeyIds keyIds;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<ResponseCertificate> likeliest = new LinkedHashSet<>();
    private boolean amongServices;
    private boolean lacksNamed;

    private EndEntity(List<ResponseCertificate> certificates, Names names, KeyIds keyIds) {
        this.names = names;
        this.keyIds = keyIds;
        for (ResponseCertificate certificate : certificates) {
            certificate.issuerName().ifPresent(issuer -> count(issuer, certificate));
        }
    }

    private void count(X500Principal issuer, ResponseCertificate certificate) {
        Optional<String> key = keyIds.of(certificate).authority;
        issued.computeIfAbsent(names.key(issuer), name -> new Issued()).add(key);
        if (isSelfIssued(certificate)) {
            issuedToItself.computeIfAbsent(nameAndKey(certificate), both -> new Issued()).add(key);
        }
    }

    private boolean isSelfIssued(ResponseCertificate certificate) {
        Optional<String> subject = certificate.subjectName().map(names::key);
        return subject.isPresent() && subject.equals(certificate.issuerName().map(names::key));
    }

    private String nameAndKey(ResponseCertificate certificate) {
        return certificate.subjectName().map(names::key).orElse("") + '\0'
                + CertificateBytes.publicKey(certificate.encoded()).map(Hex::toHexString).orElse("");
    }

    static EndEntity of(CaResponse response, PendingKeys pending, Signatures of) {
        EndEntity found = new EndEntity(response.entries(), of.names(), of.keyIds());
        boolean granted = !response.cmcStatus().filter(CmcStatus::isRefusal).isPresent();
        if (granted) {
            found.find(response, pending);
        }
        return found;
    }

    private void find(CaResponse response, PendingKeys pending) {
        Optional<String> issuedHash = response.issuedCertificateHash();
        List<Candidate> authorities = new ArrayList<>();
        boolean signed = false;
        boolean named = !issuedHash.isPresent();
        for (ResponseCertificate certificate : response.entries()) {
            boolean namedByCa = issuedHash.filter(hash -> hash.equals(StoredCertificate.thumbprint(certificate.encoded()))).isPresent();
            boolean surelySelfIssued = certificate.x509().isPresent() && isSelfIssued(certificate);
            Candidate candidate = new Candidate(certificate, pending.names(certificate), namedByCa, surelySelfIssued);
            boolean authority = issuedAnother(certificate);
            boolean signer = response.isSigner(certificate);
            if (candidate.requested || namedByCa || !authority && !signer) {
                candidates.add(candidate);
            } else if (!signer) {
                authorities.add(candidate);
            }
            signed |= signer && !authority;
            named |= namedByCa;
        }
        if (candidates.isEmpty() && !signed) {
            candidates.addAll(authorities); // they certify each other in a circle
        }
        lacksNamed = !named;
        candidates.sort(Candidate::compare);
        for (Candidate candidate : candidates) {
            if (candidate.rank == candidates.get(0).rank) {
                likeliest.add(candidate.certificate);
                amongServices |= candidate.ofService && !candidates.get(0).ofService;
            }
        }
    }

    /** Those between which nothing but their use and age decides, the one that is taken first; empty when there is none, or none was granted. */
    Set<ResponseCertificate> likeliest() {
        return likeliest;
    }

    /** Whether some of the likeliest are for a service of a CA, and the first is not. */
    boolean isAmongServices() {
        return amongServices;
    }

    /** Whether it is known by its key, and not only likely. */
    boolean isCertain() {
        return !candidates.isEmpty() && candidates.get(0).requested;
    }

    /** Whether the CA names a certificate as issued that is not there. */
    boolean lacksNamed() {
        return lacksNamed;
    }

    /** Whether the certificate says that it is a CA or issued another. */
    boolean isAuthority(ResponseCertificate certificate) {
        return certificate.isCa() || issuedAnother(certificate);
    }

    /** By names and key identifiers alone: signatures are verified where a path is built. */
    private boolean issuedAnother(ResponseCertificate certificate) {
        Optional<String> subject = certificate.subjectName().map(names::key);
        Issued by = subject.map(issued::get).orElse(null);
        if (by == null) {
            return false;
        }
        Optional<String> own = keyIds.of(certificate).subject;
        Issued toItself = issuedToItself.get(nameAndKey(certificate));
        return by.by(own) > (toItself == null ? 0 : toItself.by(own));
    }
}
