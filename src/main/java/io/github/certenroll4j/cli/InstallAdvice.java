package io.github.certenroll4j.cli;

import io.github.certenroll4j.DistinguishedName;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why Windows refused this response, on this Windows, with these flags; and the command to type next. */
final class InstallAdvice {

    private final CertificateChain chain;
    private final Optional<FileVersion> windows;
    private final InstallForecast.Caller caller;
    private final Set<InstallRestriction> flags;
    private final Optional<EnrollmentContext> waiting;
    private final String responses;

    /**
     * @param windows   version of Certenroll.dll
     * @param flags     those that were passed
     * @param waiting   where a request for the certificate is pending
     * @param responses the files as they were typed
     */
    InstallAdvice(CertificateChain chain, Optional<FileVersion> windows, InstallForecast.Caller caller,
            Set<InstallRestriction> flags, Optional<EnrollmentContext> waiting, List<String> responses) {
        this.chain = chain;
        this.windows = windows;
        this.caller = caller;
        this.flags = flags;
        this.waiting = waiting;
        this.responses = String.join(" ", responses);
    }

    /** What Windows will answer; empty where its version cannot be read. */
    Optional<InstallForecast> forecast() {
        return windows.filter(version -> HotfixRule.of(version).hasCertEnroll()).map(version -> InstallForecast.of(chain, version, caller, flags));
    }

    /** What in this response led to the refusal; the general cause where nothing more is known. */
    String cause(HResult refusal) {
        switch (refusal.symbol()) {
            case "CERT_E_CHAINING":
                return chain.missingIssuer().map(name -> "The certificate of the issuer " + DistinguishedName.of(name)
                        + " is neither in the response nor on this machine." + addresses()).orElse(CommandWords.in(refusal.cause("InstallResponse")));
            case "CERT_E_UNTRUSTEDROOT":
                return "The chain ends in " + name(root()) + " (SHA-1 " + StoredCertificate.thumbprint(root())
                        + "), which is not in the Trusted Root Certification Authorities store.";
            case "CRYPT_E_NOT_FOUND":
                return "The request for the key of " + name(chain.path().get(0)) + " is pending "
                        + waiting.map(where -> "in the " + where.owner() + "'s REQUEST store, not in the one that was asked for.")
                                .orElse("neither in the user's nor in the machine's REQUEST store: it was made by another user"
                                        + " or on another machine, or it was removed.");
            case "E_ACCESSDENIED":
                return caller == InstallForecast.Caller.WEB_PAGE && !flags.isEmpty()
                        ? "A web page passed " + officialNames(flags) + " to Certenroll.dll "
                                + windows.map(FileVersion::toString).orElse("of unknown version")
                                + ", which lets a page pass " + allowedToPages() + "."
                        : CommandWords.in(refusal.cause("InstallResponse"));
            default:
                return CommandWords.in(refusal.cause("InstallResponse"));
        }
    }

    private String allowedToPages() {
        return hasTheFix() ? "AllowUntrustedRoot only" : "no flag; that takes 6.0.6000.20755 (hotfix) or Windows Vista SP1";
    }

    private boolean hasTheFix() {
        return windows.filter(version -> HotfixRule.of(version).hasFix()).isPresent();
    }

    private String addresses() {
        List<String> addresses = chain.missingIssuerAddresses();
        return addresses.isEmpty() ? "" : " The certificate says that it is at " + String.join(" or ", addresses) + ".";
    }

    /** The next command, with what its flags mean; the general next step where no flag would help. */
    String nextStep(HResult refusal, EnrollmentContext context) {
        if (waiting.isPresent() && waiting.get().isMachine() != context.isMachine()) {
            return "Install where the request is: certenroll4j install " + (waiting.get().isMachine() ? "--machine " : "")
                    + (flags.isEmpty() ? "" : RestrictionOptions.words(flags) + " ") + responses;
        }
        Optional<Set<InstallRestriction>> enough = forecast().flatMap(InstallForecast::wouldInstallWith)
                .filter(better -> !better.equals(flags));
        if (!enough.isPresent()) {
            return CommandWords.in(refusal.nextStep("InstallResponse"));
        }
        return CommandWords.in(refusal.nextStep("InstallResponse")) + " Here, this would install it: certenroll4j install "
                + (context.isMachine() ? "--machine " : "")
                + (caller == InstallForecast.Caller.WEB_PAGE ? "--as-web-page " : "")
                + RestrictionOptions.words(enough.get()) + (enough.get().isEmpty() ? "" : " ") + responses;
    }

    private static String officialNames(Set<InstallRestriction> flags) {
        return flags.stream().map(InstallRestriction::officialName).collect(Collectors.joining(" and "));
    }

    private X509Certificate root() {
        return chain.path().get(chain.path().size() - 1);
    }

    private static String name(X509Certificate certificate) {
        return DistinguishedName.of(certificate.getSubjectX500Principal());
    }
}
