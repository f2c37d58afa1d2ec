package io.github.certenroll4j.fleet;

/** Why a host gave no answer. */
public enum Trouble {
    /** What was named is no name or address of a host. */
    NO_HOST,
    /** The name has no address. */
    UNKNOWN_HOST,
    /** There is no connection to its SMB port. */
    NO_CONNECTION,
    /** It was connected, and the time was over before it had answered all. */
    NO_ANSWER,
    /** The connection broke, twice. */
    BROKEN,
    /** What it answers is not SMB 2 or 3, or more than there can be. */
    PROTOCOL,
    /** It refused the logon. */
    LOGON_REFUSED,
    /** No Kerberos ticket for it was to be had, or it takes no logon of this kind. */
    NO_LOGON,
    /** It does not sign what it sends, or not as the one who knows the password would. */
    UNSIGNED,
    /** There is no such share, or it may not be used. */
    SHARE_REFUSED,
    /** It was not asked, because other hosts had refused the logon. */
    NOT_TRIED;

    /** Whether nothing is known of the host, not even whether it runs. */
    public boolean isUnreachable() {
        return this == UNKNOWN_HOST || this == NO_CONNECTION || this == NO_ANSWER || this == BROKEN;
    }
}
