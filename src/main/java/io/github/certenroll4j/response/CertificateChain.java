package io.github.certenroll4j.response;

import java.security.PublicKey;
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
    private final List<PathSearch.Path> paths;
    private final List<String> remarks = new ArrayList<>();

    private CertificateChain(CaResponse response, Collection<X509Certificate> trusted,
            Collection<X509Certificate> others, Collection<PublicKey> requested) {
        candidates = EndEntity.candidates(response.certificates(), requested);
        Set<X509Certificate> all = new LinkedHashSet<>(response.certificates());
        all.addAll(others);
        all.addAll(trusted);
        CertificatePool pool = new CertificatePool(all);
        paths = candidates.isEmpty() ? Collections.emptyList()
                : PathSearch.from(candidates.get(0), pool, new LinkedHashSet<>(trusted));
        if (candidates.size() > 1) {
            remarks.add(candidates.size() + " certificates may be the end-entity; the first that the path begins with is"
                    + " the likeliest");
        }
        if (pool.exhausted()) {
            remarks.add("after " + CertificatePool.MAX_VERIFICATIONS + " signatures the search was given up");
        }
        missingIssuer().filter(pool::knows).ifPresent(name -> remarks.add(
                "a certificate of that name is there, but its key did not make the signature: " + name.getName()));
    }

    /**
     * Builds the chain of a response.
     *
     * @param response what the CA sent
     * @param trusted  trust anchors; as on Windows only self-signed ones end a chain. Empty: nothing is trusted
     */
    public static CertificateChain of(CaResponse response, Collection<X509Certificate> trusted) {
        return of(response, trusted, Collections.emptyList(), Collections.emptyList());
    }

    /**
     * Builds the chain of a response.
     *
     * @param response  what the CA sent
     * @param trusted   trust anchors; as on Windows only self-signed ones end a chain. Empty: nothing is trusted
     * @param others    CA certificates that are at hand besides, those of Windows' CA store for instance
     * @param requested public keys of pending requests: the certificate of one of them is the end-entity. Empty: any
     */
    public static CertificateChain of(CaResponse response, Collection<X509Certificate> trusted,
            Collection<X509Certificate> others, Collection<PublicKey> requested) {
        return new CertificateChain(response, trusted, others, requested);
    }

    /** The certificate that was requested; empty when the response has no certificate. */
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

    private X509Certificate last() {
        List<X509Certificate> path = path();
        return path.get(path.size() - 1);
    }
}
