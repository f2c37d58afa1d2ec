package io.github.certenroll4j;

import java.util.Set;

/**
 * What {@code InstallResponse} may let pass. The empty set is Microsoft's {@code AllowNone}; the others combine.
 * This library never adds one that its caller did not ask for.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-installresponserestrictionflags">InstallResponseRestrictionFlags</a>
 */
public enum InstallRestriction {
    /** The response need not answer a pending request of the REQUEST store. A web page may not pass it. */
    ALLOW_NO_OUTSTANDING_REQUEST("AllowNoOutstandingRequest", 1),
    /** Untrusted end-entity and CA certificates are installed. A web page may not pass it. */
    ALLOW_UNTRUSTED_CERTIFICATE("AllowUntrustedCertificate", 2),
    /**
     * As {@link #ALLOW_UNTRUSTED_CERTIFICATE}, and installs even if the chain cannot be built because its root is not
     * trusted. Works from Certenroll.dll 6.0.6000.20755 (hotfix for Windows Vista) and from Windows Vista SP1 on.
     */
    ALLOW_UNTRUSTED_ROOT("AllowUntrustedRoot", 4);

    private final String officialName;
    private final int value;

    InstallRestriction(String officialName, int value) {
        this.officialName = officialName;
        this.value = value;
    }

    /** The name in Microsoft's enumeration. */
    public String officialName() {
        return officialName;
    }

    /** The flag's bit: 1, 2 or 4. */
    public int value() {
        return value;
    }

    /** The sum of the flags, 0 to 7, as {@code InstallResponse} takes it. */
    public static int sum(Set<InstallRestriction> flags) {
        int sum = 0;
        for (InstallRestriction flag : flags) {
            sum |= flag.value;
        }
        return sum;
    }
}
