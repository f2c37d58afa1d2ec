package io.github.certenroll4j.response;

import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;

import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.response.InstallRule.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What makes a forecast less sure than the rule that it is made by. */
enum ForecastDoubt {

    /** Only practice shows what the flag waives. */
    FLAG_2_AND_SELF_SIGNED(Source.INFERRED, "that AllowUntrustedCertificate installs a self-signed certificate is shown by"
            + " scripts alone", call -> leansOnFlag2(call) && call.chain.path().size() == 1),
    /** The reference's note, read with the article, says that the flag does not waive it; its own sentence says that it does. */
    FLAG_2_AND_CHAIN(Source.UNCERTAIN, "whether AllowUntrustedCertificate waives the untrusted root of a CA: the reference's"
            + " note on Windows Vista speaks against it, and practice shows it with self-signed certificates alone",
            call -> leansOnFlag2(call) && call.chain.path().size() != 1),
    /** The reference says that the flag is another one there, the article that the installation fails. */
    FLAG_4_BEFORE_HOTFIX(Source.UNCERTAIN, "AllowUntrustedRoot from a program before " + HotfixRule.FIRST_WITH_FIX + ": the reference"
            + " takes it for AllowUntrustedCertificate, the article says that the installation fails",
            call -> !call.hasHotfix && call.passes(ALLOW_UNTRUSTED_ROOT) && !call.chain.trusted()),
    /** The chain engine has an error for what the remarks say, and asks no flag. */
    FAULTS(Source.INFERRED, "Windows' chain engine may refuse what the remarks speak of, and no flag is documented to waive it",
            call -> !call.chain.faults().isEmpty() || !call.chain.doubts().isEmpty()),
    /** What nobody here can read or check, Windows perhaps can. */
    NOT_READ(Source.UNCERTAIN, "a certificate or signature could be neither read nor checked here, Windows perhaps can",
            call -> !call.chain.unreadable().isEmpty() || call.chain.endsBy(OpenEnd.Cause.UNREADABLE)
                    || call.chain.endsBy(OpenEnd.Cause.UNCHECKED));

    private interface Check {
        boolean concerns(ForecastCall call);
    }

    private final Source certainty;
    private final String words;
    private final Check check;

    ForecastDoubt(Source certainty, String words, Check check) {
        this.certainty = certainty;
        this.words = words;
        this.check = check;
    }

    /** The doubts about a call as it was made; none where the chain was never looked at. */
    static List<ForecastDoubt> about(ForecastCall call, Optional<InstallRule> refusedBy) {
        if (refusedBy.isPresent() && !refusedBy.get().judgesChain()) {
            return call.chain.unreadable().isEmpty() ? Collections.emptyList() : Collections.singletonList(NOT_READ);
        }
        InstallRule rule = refusedBy.orElse(null);
        boolean whateverTheFlags = rule == InstallRule.SIGNATURE_INVALID || rule == InstallRule.NOT_WITHIN_VALIDITY;
        List<ForecastDoubt> doubts = new ArrayList<>();
        for (ForecastDoubt doubt : values()) {
            if ((doubt.compareTo(FAULTS) >= 0 || !whateverTheFlags) && doubt.check.concerns(call)) {
                doubts.add(doubt);
            }
        }
        return doubts;
    }

    /** Whether nothing but the flag AllowUntrustedCertificate stands against an untrusted root. */
    private static boolean leansOnFlag2(ForecastCall call) {
        return call.passes(ALLOW_UNTRUSTED_CERTIFICATE) && !call.passes(ALLOW_UNTRUSTED_ROOT)
                && call.chain.reachesRoot() && !call.chain.trusted();
    }

    Source certainty() {
        return certainty;
    }

    String words() {
        return words;
    }
}
