package io.github.certenroll4j;

/**
 * The system stores that an enrollment touches.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/seccrypto/system-store-locations">System Store Locations</a>
 */
public enum StoreName {
    /** Personal certificates, with their keys. */
    MY("MY"),
    /** Certificates of intermediate CAs. */
    CA("CA"),
    /** Root certificates that are trusted. Nothing here writes to it. */
    ROOT("Root"),
    /** Dummy certificates of pending requests, with their keys. */
    REQUEST("REQUEST");

    private final String officialName;

    StoreName(String officialName) {
        this.officialName = officialName;
    }

    /** The name that Windows opens it by. */
    public String officialName() {
        return officialName;
    }
}
