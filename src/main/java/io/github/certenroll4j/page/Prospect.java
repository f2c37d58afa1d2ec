package io.github.certenroll4j.page;

/** What a call meets on a client. */
public enum Prospect {
    /** It installs, whether the client trusts the root or not. */
    SUCCEEDS,
    /** It installs only if the client trusts the root. */
    IF_TRUSTED,
    /** Windows refuses it, whatever the response. */
    FAILS,
    /** Nobody can say: the page does not show it, or nothing is known of such a client. */
    UNKNOWN
}
