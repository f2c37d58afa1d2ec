package io.github.certenroll4j.hotfix;

/** What can be said of the hotfix on one Windows, from the worst to the best. */
public enum HotfixState {
    /** Windows Vista without a service pack, and Certenroll.dll lacks the fix. */
    MISSING,
    /** The files could not be read, or their versions belong to nothing known. */
    UNKNOWN,
    /** Certenroll.dll lacks the fix, and a newer one waits in the component store for the restart. */
    RESTART_PENDING,
    /** Certenroll.dll of the hotfix or a later one is there. */
    INSTALLED,
    /** This Windows came with the behaviour: Vista from Service Pack 1 on, and everything later. */
    INCLUDED,
    /** This Windows is older than Vista and has no CertEnroll. */
    NOT_APPLICABLE
}
