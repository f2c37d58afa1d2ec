package io.github.certenroll4j.page;

/**
 * What the advice to pass {@code AllowUntrustedRoot} costs, and what would be stricter.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-installresponserestrictionflags">InstallResponseRestrictionFlags</a>
 */
public final class Advice {

    private Advice() {
    }

    /** What passing the flag gives up. */
    public static String cost() {
        return "Windows installs without checking that it trusts the issuer; the root stays untrusted; CA certificates go to the CA"
                + " store.";
    }

    /** What makes the flag unnecessary. */
    public static String stricterCure() {
        return "Deploy the root to the clients, by Group Policy for instance; then a page needs no flag (--root trusted).";
    }
}
