package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import java.util.Optional;

/**
 * The two lines in which Microsoft serviced Windows Vista. A file of one line may have a higher date than one of the
 * other and still lack its fixes, so only the numbers count.
 */
public enum ServicingBranch {
    /** General distribution: security and other widely offered updates. */
    GDR,
    /** Limited distribution: hotfixes, and everything that GDR has. */
    LDR;

    private static final int FIRST_LDR_REVISION = 20000;

    /** The line of a file of Windows Vista (6.0.6000 to 6.0.6002); empty for pre-releases and other Windows. */
    public static Optional<ServicingBranch> of(FileVersion version) {
        boolean vista = version.major() == 6 && version.minor() == 0;
        if (!vista || version.build() < 6000 || version.build() > 6002) {
            return Optional.empty();
        }
        if (version.revision() >= FIRST_LDR_REVISION) {
            return Optional.of(LDR);
        }
        int firstGdr = version.build() == 6000 ? 16000 : 18000;
        int endOfGdr = version.build() == 6000 ? 18000 : FIRST_LDR_REVISION;
        return version.revision() >= firstGdr && version.revision() < endOfGdr ? Optional.of(GDR) : Optional.empty();
    }
}
