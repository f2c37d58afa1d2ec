package io.github.certenroll4j;

/**
 * What a version of Certenroll.dll means: whether there is a CertEnroll at all, and whether a page may pass
 * {@code AllowUntrustedRoot} to it. This rule stands here and nowhere else.
 *
 * <p>Source: Microsoft's knowledge base article on the hotfix, its file table above all; that service packs include it is
 * documented with {@code InstallResponseRestrictionFlags}. Only the four numbers count, never dates: a file of the general
 * branch of Windows Vista without a service pack (revisions 16xxx and 17xxx) never got the fix, and its number is lower.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-installresponserestrictionflags">InstallResponseRestrictionFlags</a>
 */
public enum HotfixRule {
    /** A file without a real version. */
    NO_WINDOWS(false, false),
    /** Before Windows Vista, which brought CertEnroll. */
    BEFORE_CERTENROLL(false, false),
    /** A build before 6000: nothing is known of it. */
    PRE_RELEASE(false, false),
    /** Windows Vista without a service pack, and without the hotfix. */
    WITHOUT_FIX(true, false),
    /** Windows Vista without a service pack, with the hotfix or a later one. */
    WITH_FIX(true, true),
    /** Windows Vista with a service pack. */
    SERVICE_PACK(true, true),
    /** Windows 7, Windows Server 2008 R2 and later. */
    AFTER_VISTA(true, true);

    /** The lowest version with the fix. */
    public static final FileVersion FIRST_WITH_FIX = FileVersion.parse("6.0.6000.20755");

    private static final FileVersion WINDOWS = FileVersion.parse("1.0.0.0");
    private static final FileVersion LONGHORN = FileVersion.parse("6.0.0.0");
    private static final FileVersion VISTA = FileVersion.parse("6.0.6000.0");
    private static final FileVersion SERVICE_PACK_1 = FileVersion.parse("6.0.6001.0");
    private static final FileVersion WINDOWS_7 = FileVersion.parse("6.1.0.0");

    private final boolean hasCertEnroll;
    private final boolean hasFix;

    HotfixRule(boolean hasCertEnroll, boolean hasFix) {
        this.hasCertEnroll = hasCertEnroll;
        this.hasFix = hasFix;
    }

    /**
     * What a version means.
     *
     * @param certenroll the fixed file version of Certenroll.dll
     * @return the rule for it; there is one for every version
     */
    public static HotfixRule of(FileVersion certenroll) {
        return !certenroll.atLeast(WINDOWS) ? NO_WINDOWS
                : !certenroll.atLeast(LONGHORN) ? BEFORE_CERTENROLL
                : !certenroll.atLeast(VISTA) ? PRE_RELEASE
                : !certenroll.atLeast(FIRST_WITH_FIX) ? WITHOUT_FIX
                : !certenroll.atLeast(SERVICE_PACK_1) ? WITH_FIX
                : !certenroll.atLeast(WINDOWS_7) ? SERVICE_PACK : AFTER_VISTA;
    }

    /** @throws IllegalArgumentException if no CertEnroll of this version is known; the message says why */
    public static void requireCertEnroll(FileVersion certenroll) {
        HotfixRule rule = of(certenroll);
        if (!rule.hasCertEnroll) {
            throw new IllegalArgumentException("there is no forecast: " + certenroll + " " + rule.words());
        }
    }

    /** Whether it is known to have CertEnroll. */
    public boolean hasCertEnroll() {
        return hasCertEnroll;
    }

    /** Whether a page may pass {@code AllowUntrustedRoot}. */
    public boolean hasFix() {
        return hasFix;
    }

    /** What it is, in words that go on after "6.0.6000.16386": {@code is older than …}. */
    public String words() {
        switch (this) {
            case NO_WINDOWS:
                return "is no version of Windows";
            case BEFORE_CERTENROLL:
                return "is older than Windows Vista, which brought CertEnroll";
            case PRE_RELEASE:
                return "is a pre-release of Windows Vista, of which nothing is known";
            case WITHOUT_FIX:
                return "is older than " + FIRST_WITH_FIX + ", the first with the fix";
            case WITH_FIX:
                return "is " + FIRST_WITH_FIX + " or later, which has the fix";
            case SERVICE_PACK:
                return "is of Windows Vista Service Pack 1 or later, which includes the hotfix";
            default:
                return "is later than Windows Vista, and the hotfix is included";
        }
    }
}
