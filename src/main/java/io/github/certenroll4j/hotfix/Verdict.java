package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import java.util.Optional;

/** The rule: what one version of Certenroll.dll means. It stands here and nowhere else. */
final class Verdict {

    static final FileVersion REQUIRED = FileVersion.parse("6.0.6000.20755");
    private static final FileVersion VISTA = FileVersion.parse("6.0.6000.0");
    private static final FileVersion SERVICE_PACK_1 = FileVersion.parse("6.0.6001.0");
    private static final FileVersion AFTER_VISTA = FileVersion.parse("6.1.0.0");

    final HotfixState state;
    /** One sentence without its subject, which is the file or the Windows. */
    final String reason;

    private Verdict(HotfixState state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    static Verdict of(FileVersion version) {
        if (version.major() == 0) {
            return new Verdict(HotfixState.UNKNOWN, "is no version of Windows");
        }
        if (version.major() < 6) {
            return new Verdict(HotfixState.NOT_APPLICABLE, "is older than Windows Vista, which brought CertEnroll");
        }
        if (!version.atLeast(VISTA)) {
            return new Verdict(HotfixState.UNKNOWN, "is a pre-release of Windows Vista, of which nothing is known");
        }
        if (version.atLeast(AFTER_VISTA)) {
            return new Verdict(HotfixState.INCLUDED, "is later than Windows Vista, and the hotfix is included");
        }
        if (version.atLeast(SERVICE_PACK_1)) {
            return new Verdict(HotfixState.INCLUDED, "is of Windows Vista Service Pack 1 or later, which includes the hotfix");
        }
        return version.atLeast(REQUIRED)
                ? new Verdict(HotfixState.INSTALLED, "is " + REQUIRED + " or later, which has the fix")
                : new Verdict(HotfixState.MISSING, whyMissing(version));
    }

    private static String whyMissing(FileVersion version) {
        boolean general = ServicingBranch.of(version).equals(Optional.of(ServicingBranch.GDR));
        return general
                ? "is of the GDR branch, which never got the fix; it needs " + REQUIRED + " or later of the LDR branch"
                : "is older than " + REQUIRED + ", the first with the fix";
    }
}
