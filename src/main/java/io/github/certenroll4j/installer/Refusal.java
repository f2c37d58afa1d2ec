package io.github.certenroll4j.installer;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;

/**
 * Windows refused to install a response; the stores are as they were before. Besides what Windows said it tells what in
 * this response, on this Windows and with these flags led to it, as facts and in a sentence, and what helps. What could
 * not be put back is told by the suppressed exceptions.
 */
public final class Refusal extends EnrollmentException {

    private static final long serialVersionUID = 1L;

    private static final String NOWHERE = "neither in the user's nor in the machine's REQUEST store: it was made by another user"
            + " or on another machine, or it was removed.";

    /** Exceptions can be serialized; this one then keeps its number and its words. */
    private final transient PreparedInstallation installation;
    private final String cause;
    private final String nextStep;

    Refusal(EnrollmentException refused, PreparedInstallation installation) {
        super(refused);
        this.installation = installation;
        this.cause = wordCause();
        this.nextStep = wordNextStep();
    }

    /** What was tried. */
    public PreparedInstallation installation() {
        return installation;
    }

    /**
     * The name of the certificate whose absence made Windows refuse with {@code CERT_E_CHAINING}: one of that name with
     * another key may be there. Empty for any other refusal, and where no certificate would help.
     */
    public Optional<X500Principal> missingIssuer() {
        return chain().missingIssuer().filter(name -> is("CERT_E_CHAINING") && chain().lacksCertificate());
    }

    /** Where the missing issuer's certificate can be fetched, as the certificate below it says; may be empty. */
    public List<String> missingIssuerAddresses() {
        return missingIssuer().isPresent() ? chain().missingIssuerAddresses() : Collections.emptyList();
    }

    /** The root that is not trusted, where Windows refused with {@code CERT_E_UNTRUSTEDROOT} for its sake. */
    public Optional<X509Certificate> untrustedRoot() {
        if (!is("CERT_E_UNTRUSTEDROOT") || !chain().complete() || chain().trusted()) {
            return Optional.empty();
        }
        List<X509Certificate> path = chain().path();
        return Optional.of(path.get(path.size() - 1));
    }

    /**
     * The flags with which this Windows would install it for the same caller, the empty set for {@code AllowNone}; empty
     * when those that were passed are enough, when none is known to help, and when the request waits elsewhere.
     */
    public Optional<Set<InstallRestriction>> helpfulFlags() {
        return requestWaitsElsewhere().isPresent() ? Optional.empty()
                : installation.forecast().flatMap(InstallForecast::wouldInstallWith)
                        .filter(better -> !better.equals(installation.restrictions()));
    }

    /** Where the request waits, if not in the context that was asked for. */
    public Optional<EnrollmentContext> requestWaitsElsewhere() {
        return installation.requestWaitsElsewhere() ? installation.requestWaitsIn() : Optional.empty();
    }

    /** What in this response led to the refusal; the general cause where nothing more is known. */
    @Override
    public String cause() {
        return cause;
    }

    /** What to do, for this response on this Windows, in words of this library. */
    @Override
    public String nextStep() {
        return nextStep;
    }

    private String wordCause() {
        switch (hresult().symbol()) {
            case "CERT_E_CHAINING":
                return missingIssuer().map(name -> "The certificate of the issuer " + DistinguishedName.of(name)
                        + ", with the key that signed, is neither in the response nor on this machine." + addresses())
                        .orElseGet(() -> chain().whyIncomplete().map(why -> "The chain breaks off: " + why + ".").orElse(super.cause()));
            case "CERT_E_UNTRUSTEDROOT":
                return untrustedRoot().map(root -> "The chain ends in " + DistinguishedName.of(root.getSubjectX500Principal())
                        + " (SHA-1 " + StoredCertificate.thumbprint(root)
                        + "), which is not in the Trusted Root Certification Authorities store.").orElse(super.cause());
            case "CRYPT_E_NOT_FOUND":
                return "The request for the key of " + DistinguishedName.of(installation.endEntity().getSubjectX500Principal())
                        + " is pending " + installation.requestWaitsIn().map(Refusal::elsewhere).orElse(NOWHERE);
            case "E_ACCESSDENIED":
                return installation.caller() == Caller.WEB_PAGE && !installation.restrictions().isEmpty() ? notForPages() : super.cause();
            default:
                return super.cause();
        }
    }

    private static String elsewhere(EnrollmentContext where) {
        return "in the " + where.owner() + "'s REQUEST store, not in the one that was asked for.";
    }

    private String addresses() {
        List<String> addresses = missingIssuerAddresses();
        return addresses.isEmpty() ? "" : " The certificate says that it is at " + String.join(" or ", addresses) + ".";
    }

    private String notForPages() {
        Optional<FileVersion> certEnroll = installation.certEnroll();
        boolean hasFix = certEnroll.filter(version -> HotfixRule.of(version).hasFix()).isPresent();
        return "A web page passed " + officialNames(installation.restrictions()) + " to Certenroll.dll "
                + certEnroll.map(FileVersion::toString).orElse("of unknown version") + ", which lets a page pass "
                + (hasFix ? "AllowUntrustedRoot only."
                        : "no flag; that takes " + HotfixRule.FIRST_WITH_FIX + " (hotfix) or Windows Vista SP1.");
    }

    private String wordNextStep() {
        return requestWaitsElsewhere().map(where -> "Install where the request is: EnrollmentContext." + where.name() + ".")
                .orElseGet(() -> super.nextStep() + helpfulFlags().map(flags -> " Here, this would install it: "
                        + (flags.isEmpty() ? "AllowNone" : officialNames(flags)) + ".").orElse(""));
    }

    private static String officialNames(Set<InstallRestriction> flags) {
        return flags.stream().map(InstallRestriction::officialName).collect(Collectors.joining(" and "));
    }

    private CertificateChain chain() {
        return installation.chain();
    }

    private boolean is(String symbol) {
        return hresult().symbol().equals(symbol);
    }
}
