package io.github.certenroll4j.response;

import static io.github.certenroll4j.InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;

import io.github.certenroll4j.HResult;
import java.util.Locale;

/**
 * The rules by which {@code InstallResponse} refuses a response that can be read, in the order in which they are asked:
 * what the caller may not do, then the stores, then trust. The first that refuses decides. The order among them is
 * inferred.
 *
 * <p>Four rules come into play before a response is read and are never forecast: not initialised, a password of more
 * than 64 KB, a text that is not in the encoding given, and content that is neither certificate, PKCS #7 nor CMC.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509enrollment-installresponse">InstallResponse</a>
 */
public enum InstallRule {

    /** A web page passes AllowNoOutstandingRequest or AllowUntrustedCertificate. */
    WEB_PAGE_PASSES_FLAG_1_OR_2(0x80070005, "E_ACCESSDENIED", Source.DOCUMENTED, "IX509Enrollment::InstallResponse, remarks",
            call -> call.fromWebPage && call.passes(ALLOW_NO_OUTSTANDING_REQUEST, ALLOW_UNTRUSTED_CERTIFICATE)),
    /** A web page passes any flag on a Windows Vista without the hotfix. */
    WEB_PAGE_PASSES_ANY_FLAG_BEFORE_HOTFIX(0x80070005, "E_ACCESSDENIED", Source.DOCUMENTED, "knowledge base article, symptoms",
            call -> call.fromWebPage && !call.hasHotfix && !call.restrictions.isEmpty()),
    /** No request with the certificate's key waits, and the flag that would waive it finds no end-entity either. */
    NO_PENDING_REQUEST(0x80092004, "CRYPT_E_NOT_FOUND", Source.INFERRED, "InstallResponseRestrictionFlags, AllowNoOutstandingRequest; the"
            + " number is what AD CS's own page certrsis.asp knows",
            call -> !call.chain.answersPending()
                    && !(call.passes(ALLOW_NO_OUTSTANDING_REQUEST) && call.chain.endEntityIsNoAuthority())),
    /** Refuses nothing: without the hotfix the rules after it take AllowUntrustedRoot for AllowUntrustedCertificate. */
    FLAG_4_IS_FLAG_2_BEFORE_HOTFIX(0, "S_OK", Source.UNCERTAIN,
            "InstallResponseRestrictionFlags, note; the knowledge base article says that the enrollment fails",
            call -> false),
    /** The chain does not end in a self-signed certificate. */
    CHAIN_INCOMPLETE(0x800B010A, "CERT_E_CHAINING", Source.DOCUMENTED, "knowledge base article, symptoms",
            call -> !call.chain.reachesRoot() && !call.waives(ALLOW_UNTRUSTED_ROOT)),
    /** A certificate of the chain is not signed by the key of the one that it names. */
    SIGNATURE_INVALID(0x80096004, "TRUST_E_CERT_SIGNATURE", Source.INFERRED, "no flag speaks of a broken signature",
            call -> call.chain.signatureBroken()),
    /** A certificate of the chain has expired or is not valid yet. */
    NOT_WITHIN_VALIDITY(0x800B0101, "CERT_E_EXPIRED", Source.INFERRED, "no flag speaks of time",
            call -> !call.chain.withinValidity()),
    /**
     * The chain ends in a root that is not trusted. AllowUntrustedCertificate waives a self-signed certificate, and not the
     * root of a CA: the cautious reading, as practice shows no more.
     */
    ROOT_UNTRUSTED(0x800B0109, "CERT_E_UNTRUSTEDROOT", Source.DOCUMENTED, "knowledge base article, symptoms; what AllowUntrustedCertificate"
            + " waives is uncertain: practice (scripts) shows self-signed certificates alone",
            call -> call.chain.reachesRoot() && !call.chain.trusted() && !call.waives(ALLOW_UNTRUSTED_ROOT)
                    && !(call.waives(ALLOW_UNTRUSTED_CERTIFICATE) && call.chain.path().size() == 1));

    /** How we know of a rule. */
    public enum Source {
        /** Microsoft says so. */
        DOCUMENTED,
        /** A reading of ours that only a run on real Windows can settle. */
        INFERRED,
        /** Sources disagree, or only practice speaks: what is answered is no more than the likelier reading. */
        UNCERTAIN
    }


    private interface Check {
        boolean refuses(ForecastCall call);
    }

    private final HResult hresult;
    private final String symbol;
    private final Source source;
    private final String where;
    private final Check check;

    InstallRule(int hresult, String symbol, Source source, String where, Check check) {
        this.hresult = HResult.of(hresult);
        this.symbol = symbol;
        this.source = source;
        this.where = where;
        this.check = check;
    }

    /** The name of the rule, as the stand-in CertEnroll of this project's tests has it: {@code chain-incomplete}. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What {@code InstallResponse} returns when this rule refuses; {@code S_OK} for the rule that never does. */
    public HResult hresult() {
        return hresult;
    }

    /** The name of {@link #hresult()} in Microsoft's headers. */
    public String symbol() {
        return symbol;
    }

    /** How we know. */
    public Source source() {
        return source;
    }

    /** Where it is written, or what it is inferred from. */
    public String where() {
        return where;
    }

    /** Whether it is about the chain of the response, and not about the caller or the stores. */
    boolean judgesChain() {
        return compareTo(CHAIN_INCOMPLETE) >= 0;
    }

    boolean refuses(ForecastCall call) {
        return check.refuses(call);
    }
}
