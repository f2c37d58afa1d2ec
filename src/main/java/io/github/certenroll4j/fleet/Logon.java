package io.github.certenroll4j.fleet;

import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.GSSAuthenticationContext;
import java.util.Arrays;
import javax.security.auth.Subject;

/**
 * Who logs on to the hosts. It holds the password in memory until it is closed and shows it to nobody; what smbj derives
 * from it during a logon is that library's, and among it are strings, which only the collector takes away.
 */
public final class Logon implements AutoCloseable {

    private final String account;
    private final String user;
    private final String domain;
    private final char[] password;
    /** Null without Kerberos. */
    private final Subject tickets;

    private Logon(String account, String user, String domain, char[] password, Subject tickets) {
        this.account = account;
        this.user = user;
        this.domain = domain;
        this.password = password;
        this.tickets = tickets;
    }

    /**
     * An account with its password, by NTLMv2.
     *
     * @param account  {@code DOMAIN\name}, {@code name@domain}, or the name of an account of each host
     * @param password copied; the caller wipes its own
     * @throws IllegalArgumentException if the account has no name
     */
    public static Logon withPassword(String account, char[] password) {
        int backslash = account.indexOf('\\');
        String user = account.substring(backslash + 1);
        if (user.isEmpty()) {
            throw new IllegalArgumentException("the account " + account + " has no name");
        }
        String domain = backslash < 0 ? "" : account.substring(0, backslash);
        return new Logon(account, user, domain, password.clone(), null);
    }

    /**
     * The ticket of this user in the ticket cache of Kerberos ({@code kinit}, or a logon to the domain).
     *
     * @throws ShareException with {@link Trouble#NO_LOGON} if there is none
     */
    public static Logon withTicket() throws ShareException {
        Subject tickets = TicketCache.logon();
        String principal = tickets.getPrincipals().isEmpty() ? "" : tickets.getPrincipals().iterator().next().getName();
        return new Logon(principal, principal, "", new char[0], tickets);
    }

    /** Nobody: a host that takes it signs nothing. */
    public static Logon anonymous() {
        return new Logon("anonymous", "", "", new char[0], null);
    }

    /** The account, without its password. */
    public String account() {
        return account;
    }

    boolean isAnonymous() {
        return user.isEmpty();
    }

    boolean usesTicket() {
        return tickets != null;
    }

    /** For one logon; whoever asks for it wipes its password afterwards. */
    synchronized AuthenticationContext context() {
        return usesTicket() ? new GSSAuthenticationContext(user, domain, tickets, null)
                : new AuthenticationContext(user, password, domain);
    }

    /** Wipes the password; nobody can log on with it any more. */
    @Override
    public synchronized void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return account;
    }
}
