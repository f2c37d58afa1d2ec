package io.github.certenroll4j.page;

/** What is known of the root certificate that the clients of a page meet. */
public enum RootTrust {
    /** Nothing: a page has to pass {@code AllowUntrustedRoot} to be sure. */
    UNKNOWN,
    /** The clients trust it, so a page that passes no flag installs. */
    TRUSTED
}
