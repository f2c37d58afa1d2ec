package io.github.certenroll4j.response;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.InstallRestriction;
import java.util.EnumSet;
import java.util.Set;

/** One call of {@code InstallResponse} as the rules see it. */
final class InstallCall {

    final CertificateChain chain;
    final boolean hasHotfix;
    final boolean fromWebPage;
    final Set<InstallRestriction> restrictions = EnumSet.noneOf(InstallRestriction.class);

    InstallCall(CertificateChain chain, FileVersion windows, InstallForecast.Caller caller, Set<InstallRestriction> flags) {
        this.chain = chain;
        this.hasHotfix = HotfixRule.of(windows).hasFix();
        this.fromWebPage = caller == InstallForecast.Caller.WEB_PAGE;
        this.restrictions.addAll(flags);
    }

    /** Whether one of these flags is passed. */
    boolean passes(InstallRestriction... flags) {
        for (InstallRestriction flag : flags) {
            if (restrictions.contains(flag)) {
                return true;
            }
        }
        return false;
    }

    /** Changes what the flag means for the rules after this one; refuses nothing. */
    boolean takeFlag4AsFlag2() {
        if (!hasHotfix && restrictions.remove(InstallRestriction.ALLOW_UNTRUSTED_ROOT)) {
            restrictions.add(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE);
        }
        return false;
    }
}
