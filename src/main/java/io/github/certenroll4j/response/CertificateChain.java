package io.github.certenroll4j.response;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * The way from the end-entity certificate of a response up to a root. Issuers are found by key identifier, then by name,
 * and every link is a verified signature.
 */
public final class CertificateChain {

    /** What a certificate is in its chain. */
    public enum Role {
        /** The one that was requested. */
        END_ENTITY,
        /** A CA that another CA certified. */
        INTERMEDIATE,
        /** A CA that signed itself. */
        ROOT
    }

    private final List<X509Certificate> candidates;
    private final boolean noAuthority;
    private final boolean answersPending;
    private final List<PathSearch.Path> paths;
    /** Empty where the best path is whole or nobody has the name of the missing issuer. */
    private final Optional<PathSearch.BrokenLink> brokenLink;
    private final List<String> remarks = new ArrayList<>();

    private CertificateChain(CaResponse response, Collection<X509Certificate> trusted,
            Collection<X509Certificate> others, PendingKeys pending) {
        EndEntity found = EndEntity.of(response, pending);
        candidates = found.candidates();
        noAuthority = !candidates.isEmpty() && !found.isAuthority(candidates.get(0));
        answersPending = endEntity().filter(leaf -> pending.mayAnswer(leaf.getPublicKey())).isPresent();
        Set<X509Certificate> all = new LinkedHashSet<>(response.certificates());
        all.addAll(others);
        all.addAll(trusted);
        CertificatePool pool = new CertificatePool(all);
        Set<X509Certificate> anchors = new LinkedHashSet<>(trusted);
        paths = candidates.isEmpty() ? Collections.emptyList() : PathSearch.from(candidates.get(0), pool, anchors);
        brokenLink = complete() || paths.isEmpty() ? Optional.empty() : PathSearch.BrokenLink.above(last(), pool, anchors);
        remark(pool);
    }

    private void remark(CertificatePool pool) {
        if (candidates.size() > 1) {
            remarks.add(candidates.size() + " certificates issued no other; the one taken as the end-entity is the"
                    + " likeliest of them");
        }
        if (pool.exhausted()) {
            remarks.add("after " + CertificatePool.MAX_VERIFICATIONS + " signatures the search for a path was given up");
        }
        if (brokenLink.isPresent()) {
            remarks.add("a certificate of the name \"" + last().getIssuerX500Principal().getName()
                    + "\" is there, but its key did not sign \"" + last().getSubjectX500Principal().getName() + "\"");
        }
        remarks.addAll(PathFaults.of(path()));
    }

    /**
     * Builds the chain of a response.
     *
     * @param response what the CA sent
     * @param trusted  trust anchors; as on Windows only self-signed ones end a chain. Empty: nothing is trusted
     */
    public static CertificateChain of(CaResponse response, Collection<X509Certificate> trusted) {
        return of(response, trusted, Collections.emptyList(), PendingKeys.any());
    }

    /**
     * Builds the chain of a response.
     *
     * @param response what the CA sent
     * @param trusted  trust anchors; as on Windows only self-signed ones end a chain. Empty: nothing is trusted
     * @param others   CA certificates that are at hand besides, those of Windows' CA store for instance
     * @param pending  the requests that wait: a certificate for one of them is the end-entity
     */
    public static CertificateChain of(CaResponse response, Collection<X509Certificate> trusted,
            Collection<X509Certificate> others, PendingKeys pending) {
        return new CertificateChain(response, trusted, others, pending);
    }

    /** The certificate that was requested; empty when the response has no certificate or says that none was granted. */
    public Optional<X509Certificate> endEntity() {
        return candidates.stream().findFirst();
    }

    /** The best path: the end-entity first, the root last if there is one. Empty when there is no certificate. */
    public List<X509Certificate> path() {
        return paths.isEmpty() ? Collections.emptyList() : Collections.unmodifiableList(paths.get(0).certificates);
    }

    /** A path to each certificate where one ends, the best first: trusted, then complete, then those cut short. */
    public List<List<X509Certificate>> paths() {
        return paths.stream().map(path -> Collections.unmodifiableList(path.certificates)).collect(Collectors.toList());
    }

    /** Whether the best path ends in a self-signed certificate. */
    public boolean complete() {
        return !paths.isEmpty() && paths.get(0).complete;
    }

    /** Whether the best path ends in one of the trust anchors. */
    public boolean trusted() {
        return !paths.isEmpty() && paths.get(0).trusted;
    }

    /** The name of the certificate that the best path lacks; empty when it is complete or there is none. */
    public Optional<X500Principal> missingIssuer() {
        return paths.isEmpty() || complete() ? Optional.empty() : Optional.of(last().getIssuerX500Principal());
    }

    /** Where the missing issuer's certificate can be fetched, as the certificate below it says; may be empty. */
    public List<String> missingIssuerAddresses() {
        return missingIssuer().isPresent() ? Extensions.caIssuers(last()) : Collections.emptyList();
    }

    /** What is odd about the chain; one sentence each, without a full stop. */
    public List<String> remarks() {
        return Collections.unmodifiableList(remarks);
    }

    /** What this certificate of the response is. */
    public Role role(X509Certificate certificate) {
        if (endEntity().filter(certificate::equals).isPresent()) {
            return Role.END_ENTITY;
        }
        if (Signatures.selfSigned(certificate)) {
            return Role.ROOT;
        }
        return certificate.getBasicConstraints() >= 0 || !candidates.contains(certificate)
                ? Role.INTERMEDIATE : Role.END_ENTITY;
    }

    /** Whether the end-entity is, or may be, the answer to a request that waits. */
    public boolean answersPending() {
        return answersPending;
    }

    /** Whether every certificate of the path is valid today. */
    public boolean withinValidity() {
        return path().stream().allMatch(CaFaults::withinValidity);
    }

    boolean endEntityIsNoAuthority() {
        return noAuthority;
    }

    /** Whether a path by names ends in a self-signed certificate, right or wrong: a broken signature is another matter. */
    boolean reachesRoot() {
        return complete() || brokenLink.filter(link -> link.reachesRoot).isPresent();
    }

    /** Whether a certificate has the name of the missing issuer and may claim its key, but did not sign. */
    boolean signatureBroken() {
        return brokenLink.isPresent();
    }

    private X509Certificate last() {
        List<X509Certificate> path = path();
        return path.get(path.size() - 1);
    }
}
