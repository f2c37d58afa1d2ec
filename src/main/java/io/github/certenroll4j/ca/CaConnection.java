package io.github.certenroll4j.ca;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;

/** How a CA is reached: who asks, which servers are believed besides the usual ones, and how long it may take. Immutable. */
public final class CaConnection {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    final CaLogon logon;
    final Collection<X509Certificate> roots;
    final Optional<ClientCertificate> client;
    final Duration connect;
    final Duration answer;

    private CaConnection(CaLogon logon, Collection<X509Certificate> roots, Optional<ClientCertificate> client, Duration connect,
            Duration answer) {
        this.logon = logon;
        this.roots = roots;
        this.client = client;
        this.connect = connect;
        this.answer = answer;
    }

    /** @param logon stays the caller's to close */
    public static CaConnection as(CaLogon logon) {
        return new CaConnection(Objects.requireNonNull(logon, "logon"), Collections.emptyList(), Optional.empty(), CONNECT, ANSWER);
    }

    /** The same, with more roots that the server's chain may end in. */
    public CaConnection trusting(Collection<X509Certificate> more) {
        return new CaConnection(logon, new ArrayList<>(more), client, connect, answer);
    }

    /** The same, with a certificate to show in the handshake. */
    public CaConnection showing(ClientCertificate certificate) {
        return new CaConnection(logon, roots, Optional.of(certificate), connect, answer);
    }

    /**
     * The same, with other limits.
     *
     * @param connecting for the connection; 10 seconds if not called
     * @param each       for each answer as a whole, from the first to the last byte; a minute if not called
     * @throws IllegalArgumentException for less than a millisecond or more than a day
     */
    public CaConnection within(Duration connecting, Duration each) {
        for (Duration limit : new Duration[] {connecting, each}) {
            if (limit.toMillis() < 1 || limit.toDays() >= 1) {
                throw new IllegalArgumentException("a limit is a millisecond at least and less than a day, not " + limit);
            }
        }
        return new CaConnection(logon, roots, client, connecting, each);
    }
}
