package io.github.certenroll4j.response;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.response.CertificatePool.KeyId;
import io.github.certenroll4j.response.Signatures.Verdict;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/** Where a path ends without a root: what there is of the missing issuer's name, and why it does not do. */
final class OpenEnd {

    /** Why the path does not go on. */
    enum Cause {
        /** Nothing has the issuer's name. */
        NOBODY,
        /** The issuer is below already: CAs certify each other, and none of them itself. */
        CIRCLE,
        /** What has the issuer's name cannot be read. */
        UNREADABLE,
        /** What has the issuer's name may have signed, but nobody here can check it. */
        UNCHECKED,
        /** What has the issuer's name may have its key, too, but did not sign. */
        WRONG_SIGNATURE,
        /** What has the issuer's name says itself that its key is another. */
        OTHER_KEY
    }

    private static final int MOST_NAMES = 5;

    final Cause cause;
    /** Whether names alone lead to a self-signed certificate, whatever the signature. */
    final boolean reachesRoot;
    private final List<X509Certificate> path;
    private final X509Certificate last;
    private final KeyId keyId;

    private OpenEnd(List<X509Certificate> path, Cause cause, KeyId keyId, boolean reachesRoot) {
        this.path = path;
        this.last = path.get(path.size() - 1);
        this.cause = cause;
        this.keyId = keyId;
        this.reachesRoot = reachesRoot;
    }

    /**
     * @param path       what there is, the end-entity first
     * @param unreadable certificates that nobody could read, but whose name may be had
     */
    static OpenEnd above(List<X509Certificate> path, CertificatePool pool, Set<X509Certificate> trusted,
            Collection<ResponseCertificate> unreadable) {
        X509Certificate last = path.get(path.size() - 1);
        List<X509Certificate> named = pool.named(last);
        if (anyIs(Verdict.RIGHT, named, last, pool)) {
            return new OpenEnd(path, Cause.CIRCLE, KeyId.SILENT, false);
        }
        if (unreadable.stream().anyMatch(certificate -> certificate.subjectName()
                .filter(name -> Names.same(name, last.getIssuerX500Principal())).isPresent())) {
            return new OpenEnd(path, Cause.UNREADABLE, KeyId.SILENT, false);
        }
        List<X509Certificate> possible = named.stream().filter(one -> pool.compare(last, one) != KeyId.CONTRADICTS)
                .collect(Collectors.toList());
        if (possible.isEmpty()) {
            return new OpenEnd(path, named.isEmpty() ? Cause.NOBODY : Cause.OTHER_KEY, KeyId.CONTRADICTS, false);
        }
        X509Certificate first = possible.contains(last) ? last : possible.get(0);
        return new OpenEnd(path, anyIs(Verdict.UNCHECKED, possible, last, pool) ? Cause.UNCHECKED : Cause.WRONG_SIGNATURE,
                pool.compare(last, first), first.equals(last) || PathSearch.from(first, pool, trusted).get(0).complete);
    }

    private static boolean anyIs(Verdict verdict, List<X509Certificate> issuers, X509Certificate certificate, CertificatePool pool) {
        return issuers.stream().anyMatch(issuer -> pool.signatures().of(certificate, issuer) == verdict);
    }

    /** Whether nothing can help but a certificate that is not there; otherwise it is there, and something else is amiss. */
    boolean lacksCertificate() {
        return cause == Cause.NOBODY || cause == Cause.OTHER_KEY || cause == Cause.WRONG_SIGNATURE;
    }

    /** Whether the key identifiers, which could tell, are silent on whose key it is. */
    boolean isUnnamed() {
        return keyId == KeyId.SILENT && !Names.same(last.getSubjectX500Principal(), last.getIssuerX500Principal());
    }

    /** What makes the path incomplete, in words that go on a sentence. */
    String why() {
        String issuer = quoted(last.getIssuerX500Principal());
        switch (cause) {
            case CIRCLE:
                return "its CAs certify each other" + inARing() + ", and there is no root";
            case UNREADABLE:
                return "the certificate of " + issuer + " is there, but cannot be read";
            case UNCHECKED:
                return "whether the certificate of " + issuer + " is the issuer's could not be checked";
            default:
                return "the certificate of " + issuer + " is missing";
        }
    }

    /** What there is to say of it in a sentence without a full stop; empty where the missing name says it all. */
    Optional<String> remark() {
        String name = quoted(last.getSubjectX500Principal());
        String issuer = quoted(last.getIssuerX500Principal());
        switch (cause) {
            case NOBODY:
                return Optional.empty();
            case CIRCLE:
                return Optional.of(ringNames() + " certify each other" + inARing() + ": every signature is right, but there is no"
                        + " root, a self-signed certificate, above them");
            case UNREADABLE:
                return Optional.of("a certificate of the name " + issuer + " is there, but it cannot be read, so nobody can say"
                        + " whether it issued " + name);
            case UNCHECKED:
                return Optional.of("a certificate of the name " + issuer + " is there, but whether its key signed " + name
                        + " could not be checked");
            case OTHER_KEY:
                return Optional.of("a certificate of the name " + issuer + " is there, but not the one that issued " + name
                        + ": same name, another key (renewed CA?)");
            default:
                return Optional.of(wrongSignature(issuer, name));
        }
    }

    private String wrongSignature(String issuer, String name) {
        String wrong = "a certificate of the name " + issuer + " is there, but its key did not sign " + name;
        return keyId == KeyId.AGREES ? wrong + ", though both name the same key: one of them was changed or damaged"
                : wrong + ": same name, another key (renewed CA?), or one of them was changed or damaged";
    }

    /** The CAs that certify each other, each by the next and the last by the first. */
    private List<X509Certificate> ring() {
        int first = path.size() - 1;
        while (first > 0 && !Names.same(path.get(first).getSubjectX500Principal(), last.getIssuerX500Principal())) {
            first--;
        }
        return path.subList(first, path.size());
    }

    private String inARing() {
        return ring().size() > 2 ? " in a ring" : "";
    }

    private String ringNames() {
        List<String> names = ring().stream().limit(MOST_NAMES).map(one -> quoted(one.getSubjectX500Principal())).collect(Collectors.toList());
        String end = ring().size() > MOST_NAMES ? "others" : names.remove(names.size() - 1);
        return String.join(", ", names) + " and " + end;
    }

    private static String quoted(X500Principal name) {
        return "\"" + DistinguishedName.of(name) + "\"";
    }
}
