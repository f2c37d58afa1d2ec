package io.github.certenroll4j.ca;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Who asks the CA. It holds the password in memory until it is closed and shows it to nobody; what is sent is a string,
 * because the JDK's HTTP client takes no other, and only the collector takes that away.
 */
public final class CaLogon implements AutoCloseable {

    private final String account;
    private final char[] password;

    private CaLogon(String account, char[] password) {
        this.account = account;
        this.password = password;
    }

    /**
     * Whoever runs this program, by Negotiate (RFC 4559) if the server asks for it: the JDK takes the Kerberos ticket of
     * the logon or of {@code kinit}.
     */
    public static CaLogon ofThisUser() {
        return new CaLogon("", new char[0]);
    }

    /**
     * An account with its password, by basic authentication (RFC 7617).
     *
     * @param account  {@code DOMAIN\name}, {@code name@domain} or a name
     * @param password copied; the caller wipes its own
     * @throws IllegalArgumentException for an account that cannot be sent: empty, or with a colon or a control character
     */
    public static CaLogon withPassword(String account, char[] password) {
        if (account.isEmpty() || account.indexOf(':') >= 0 || account.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no account that can be sent: it is empty, or has a colon or a control character");
        }
        return new CaLogon(account, password.clone());
    }

    boolean hasPassword() {
        return !account.isEmpty();
    }

    /** The header {@code Authorization}; empty without a password. */
    synchronized Optional<String> authorization() {
        if (!hasPassword()) {
            return Optional.empty();
        }
        CharBuffer text = CharBuffer.allocate(account.length() + 1 + password.length);
        text.put(account).put(':').put(password).flip();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        try {
            return Optional.of("Basic " + StandardCharsets.US_ASCII.decode(Base64.getEncoder().encode(bytes.duplicate())));
        } finally {
            Arrays.fill(text.array(), '\0');
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    /** Wipes the password; nobody can log on with it any more. */
    @Override
    public synchronized void close() {
        Arrays.fill(password, '\0');
    }

    /** The account, without its password. */
    @Override
    public String toString() {
        return hasPassword() ? account : "this user";
    }
}
