package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import java.util.Optional;

/** The state of a file with one version of Certenroll.dll, and why. */
final class Verdict {

    final HotfixState state;
    /** One sentence without its subject, which is the file or the Windows. */
    final String reason;

    private Verdict(HotfixState state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    static Verdict of(FileVersion version) {
        HotfixRule rule = HotfixRule.of(version);
        boolean general = ServicingBranch.of(version).equals(Optional.of(ServicingBranch.GDR));
        return new Verdict(state(rule), rule == HotfixRule.WITHOUT_FIX && general
                ? "is of the GDR branch, which never got the fix; it needs " + HotfixRule.FIRST_WITH_FIX + " or later of the LDR branch"
                : rule.words());
    }

    private static HotfixState state(HotfixRule rule) {
        switch (rule) {
            case NO_WINDOWS:
            case PRE_RELEASE:
                return HotfixState.UNKNOWN;
            case BEFORE_CERTENROLL:
                return HotfixState.NOT_APPLICABLE;
            case WITHOUT_FIX:
                return HotfixState.MISSING;
            case WITH_FIX:
                return HotfixState.INSTALLED;
            default:
                return HotfixState.INCLUDED;
        }
    }
}
