package io.github.certenroll4j.response;

import io.github.certenroll4j.InstallRestriction;
import java.util.EnumSet;
import java.util.Set;

/** One call of {@code InstallResponse} as the rules see it. */
final class ForecastCall {

    final CertificateChain chain;
    final boolean hasHotfix;
    final boolean fromWebPage;
    /** As they were passed. */
    final Set<InstallRestriction> restrictions = EnumSet.noneOf(InstallRestriction.class);
    /** As the rules on trust take them: {@link InstallRule#FLAG_4_IS_FLAG_2_BEFORE_HOTFIX}. */
    private final Set<InstallRestriction> waived = EnumSet.noneOf(InstallRestriction.class);

    ForecastCall(CertificateChain chain, boolean hasHotfix, boolean fromWebPage, Set<InstallRestriction> flags) {
        this.chain = chain;
        this.hasHotfix = hasHotfix;
        this.fromWebPage = fromWebPage;
        this.restrictions.addAll(flags);
        this.waived.addAll(flags);
        if (!hasHotfix && waived.remove(InstallRestriction.ALLOW_UNTRUSTED_ROOT)) {
            waived.add(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE);
        }
    }

    /** The same call with other flags. */
    ForecastCall with(Set<InstallRestriction> flags) {
        return new ForecastCall(chain, hasHotfix, fromWebPage, flags);
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

    /** Whether one of the flags that are passed has this one's meaning there. */
    boolean waives(InstallRestriction flag) {
        return waived.contains(flag);
    }
}
