package io.github.certenroll4j.response;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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
        /** The one that was requested, or one of several that may be. */
        END_ENTITY,
        /** A CA that another CA certified. */
        INTERMEDIATE,
        /** A CA that signed itself. */
        ROOT,
        /** No CA, and not the one that was requested: one who signed the message, for instance. */
        OTHER,
        /** One that cannot be read. */
        UNREADABLE
    }

    private static final int MOST_NAMES = 5;

    private final EndEntity found;
    private final List<ResponseCertificate> unreadable;
    private final Optional<X509Certificate> endEntity;
    private final boolean endEntityIsNoAuthority;
    private final boolean answersPending;
    private final Signatures signatures = new Signatures();
    private final List<PathSearch.Path> paths;
    /** Empty where the best path is whole. */
    private final Optional<OpenEnd> openEnd;
    private final boolean withinValidity;
    private final List<String> remarks = new ArrayList<>();
    /** Null until somebody asks: each takes as long as a signature. */
    private List<String> faults;
    private List<String> doubts;

    private CertificateChain(CaResponse response, Collection<X509Certificate> trusted,
            Collection<X509Certificate> others, PendingKeys pending) {
        found = EndEntity.of(response, pending, signatures);
        unreadable = unreadable(found.likeliest());
        Optional<ResponseCertificate> likeliest = found.likeliest().stream().findFirst().filter(first -> unreadable.isEmpty());
        endEntity = likeliest.flatMap(ResponseCertificate::x509);
        endEntityIsNoAuthority = likeliest.filter(leaf -> !found.isAuthority(leaf)).isPresent();
        answersPending = likeliest.filter(pending::mayAnswer).isPresent();
        List<X509Certificate> all = new ArrayList<>(response.certificates());
        all.addAll(others);
        all.addAll(trusted);
        CertificatePool pool = new CertificatePool(all, signatures);
        Set<X509Certificate> anchors = pool.own(trusted);
        paths = endEntity.map(leaf -> PathSearch.from(leaf, pool, anchors)).orElse(Collections.emptyList());
        openEnd = complete() || paths.isEmpty() ? Optional.empty() : Optional.of(OpenEnd.above(path(), pool, anchors,
                unreadable(response.entries())));
        withinValidity = path().stream().allMatch(CaFaults::withinValidity);
        remark();
    }

    private static List<ResponseCertificate> unreadable(Collection<ResponseCertificate> all) {
        return all.stream().filter(one -> !one.x509().isPresent()).collect(Collectors.toList());
    }

    private void remark() {
        if (!unreadable.isEmpty()) {
            remarks.add(found.isCertain() ? "the certificate that was requested cannot be read"
                    : "a certificate that cannot be read may be the one that was requested");
        } else if (found.likeliest().size() > 1) {
            remarks.add(found.likeliest().size() + " certificates may be the one that was requested, the youngest "
                    + (found.isAmongServices() ? "that is for no service of a CA (OCSP, time stamps, RA) " : "") + "is taken: " + names());
        }
        if (!found.isCertain() && endEntity.filter(WindowsDoubts::isOfRegistrationAuthority).isPresent()) {
            remarks.add("the certificate that is taken for the requested one is for those who request for others (RA); is this what"
                    + " SCEP answers to GetCACert, the CA's own certificates?");
        }
        if (found.lacksNamed() && !found.isCertain()) {
            remarks.add("the certificate that the CA names as issued is not in the response, so the one that is taken for the requested"
                    + " one may be another");
        }
        if (signatures.exhausted()) {
            remarks.add("there are too many signatures to check: the search for a path was given up");
        }
        openEnd.flatMap(OpenEnd::remark).ifPresent(remarks::add);
    }

    private String names() {
        String names = found.likeliest().stream().limit(MOST_NAMES)
                .map(one -> "\"" + one.subject().orElse("") + "\"").collect(Collectors.joining(", "));
        return found.likeliest().size() > MOST_NAMES ? names + " and others" : names;
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

    /**
     * The certificate that was requested. Empty when the response has no certificate or says that none was granted, and
     * while one that cannot be read may be it.
     */
    public Optional<X509Certificate> endEntity() {
        return endEntity;
    }

    /** Whether the end-entity is known by the key of a request, and not only likely; it may be one that cannot be read. */
    public boolean endEntityIsCertain() {
        return found.isCertain();
    }

    /** The certificates that may be the end-entity and cannot be read: while there is one, nothing can be said of the chain. */
    public List<ResponseCertificate> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    /** Whether all that may be the end-entity are certificates of CAs, and no request says that one of them was wanted. */
    public boolean onlyAuthorities() {
        return endEntity.isPresent() && !found.isCertain() && !endEntityIsNoAuthority;
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
        return openEnd.map(end -> last().getIssuerX500Principal());
    }

    /** Where the missing issuer's certificate can be fetched, as the certificate below it says; may be empty. */
    public List<String> missingIssuerAddresses() {
        return missingIssuer().isPresent() ? Extensions.of(last()).caIssuers() : Collections.emptyList();
    }

    /** What makes the best path incomplete, in words that go on a sentence; empty when it is complete or there is none. */
    public Optional<String> whyIncomplete() {
        return openEnd.map(OpenEnd::why);
    }

    /** Whether another certificate would help: none is there that has the missing issuer's name and signed. */
    public boolean lacksCertificate() {
        return openEnd.filter(OpenEnd::lacksCertificate).isPresent();
    }

    /** What a strict reader would object to in the best path; one sentence each, without a full stop. */
    public List<String> faults() {
        synchronized (signatures) {
            if (faults == null) {
                faults = Collections.unmodifiableList(PathFaults.of(path()));
            }
            return faults;
        }
    }

    /** What Windows may object to in the best path though it is right; one sentence each, without a full stop. */
    public List<String> doubts() {
        synchronized (signatures) {
            if (doubts == null) {
                doubts = Collections.unmodifiableList(WindowsDoubts.of(path(), signatures.keyIds()));
            }
            return doubts;
        }
    }

    /** What is odd about the chain, its faults last; one sentence each, without a full stop. */
    public List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(faults());
        return Collections.unmodifiableList(all);
    }

    /** What this certificate of the response is. */
    public Role role(ResponseCertificate certificate) {
        Optional<X509Certificate> x509 = certificate.x509();
        if (!x509.isPresent()) {
            return Role.UNREADABLE;
        }
        if (endEntity.equals(x509)) {
            return Role.END_ENTITY;
        }
        if (signatures.maySignItself(x509.get())) {
            return Role.ROOT;
        }
        return found.isAuthority(certificate) ? Role.INTERMEDIATE
                : found.likeliest().contains(certificate) ? Role.END_ENTITY : Role.OTHER;
    }

    /** What this certificate is. */
    public Role role(X509Certificate certificate) {
        return role(ResponseCertificate.of(certificate));
    }

    /** Whether the end-entity is, or may be, the answer to a request that waits. */
    public boolean answersPending() {
        return answersPending;
    }

    /** Whether every certificate of the path is valid today. */
    public boolean withinValidity() {
        return withinValidity;
    }

    boolean endEntityIsNoAuthority() {
        return endEntityIsNoAuthority;
    }

    /** Whether a path by names ends in a self-signed certificate, right or wrong: a broken signature is another matter. */
    boolean reachesRoot() {
        return complete() || openEnd.filter(end -> end.reachesRoot).isPresent();
    }

    /** Whether a certificate has the name of the missing issuer and may claim its key, but did not sign. */
    boolean signatureBroken() {
        return endsBy(OpenEnd.Cause.WRONG_SIGNATURE);
    }

    /** Whether no key identifiers say that the missing issuer's certificate is the one that is there. */
    boolean missingKeyIsUnnamed() {
        return openEnd.filter(OpenEnd::isUnnamed).isPresent();
    }

    boolean endsBy(OpenEnd.Cause cause) {
        return openEnd.filter(end -> end.cause == cause).isPresent();
    }

    private X509Certificate last() {
        List<X509Certificate> path = path();
        return path.get(path.size() - 1);
    }
}
