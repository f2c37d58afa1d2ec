package io.github.certenroll4j.fleet;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.NtlmAuthenticator;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.event.SMBEvent;
import com.hierynomus.smbj.event.SMBEventBus;
import com.hierynomus.smbj.server.ServerList;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import com.hierynomus.smbj.session.Session;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.Share;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A connection to one host and the logon on it. The dialects are SMB 2.0.2 to 3.1.1. */
final class SmbSession implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    /** Held here, or its level would be forgotten. smbj logs accounts and what hosts say, and that past the console. */
    private static final Logger SMBJ = Logger.getLogger("com.hierynomus");

    static {
        // Whoever wants to read it says so to Java.
        if (System.getProperty("java.util.logging.config.file") == null) {
            SMBJ.setLevel(Level.OFF);
        }
    }

    /** What smbj would tell itself at the end of a connection; each of ours has its own tables, which end with it. */
    private static final SMBEventBus NOBODY_LISTENS = new SMBEventBus() {
        @Override
        public void subscribe(Object listener) {
            // Nobody.
        }

        @Override
        public void publish(SMBEvent message) {
            // To nobody.
        }
    };
    private static final SmbConfig COMMON = SmbConfig.builder()
            .withAuthenticators(TicketCache.authenticator(), new NtlmAuthenticator.Factory())
            .withBufferSize(BUFFER)
            // Where a host can; some take nothing else.
            .withEncryptData(true)
            .build();

    private final ShareSettings settings;
    private final FrameGuard guard = new FrameGuard();
    private final Connection connection;
    private Transport transport;
    private Session session;

    private SmbSession(ShareSettings settings, Deadline deadline) {
        this.settings = settings;
        SmbConfig.Builder builder = SmbConfig.builder(COMMON);
        if (settings.logon.isAnonymous()) {
            // Nobody has no key, and smbj would derive others from it for SMB 3.
            builder.withDialects(SMB2Dialect.SMB_2_1, SMB2Dialect.SMB_2_0_2).withEncryptData(false);
        }
        SmbConfig config = builder
                // Servers take connections with the same one for channels of one client.
                .withClientGuid(UUID.randomUUID())
                .withSigningRequired(!settings.unsigned)
                // The deadline ends the wait, not this.
                .withTimeout(Math.max(0, deadline.millisLeft()) + 60_000L, TimeUnit.MILLISECONDS)
                .withTransportLayerFactory((handlers, unused) -> transport = new Transport(handlers, guard, settings.connectMillis, deadline))
                .build();
        // No client: it would only serve to go on to other servers, with the same account, if a host asked for that.
        connection = new Connection(config, null, NOBODY_LISTENS, new ServerList());
    }

    static SmbSession open(Host host, ShareSettings settings, Deadline deadline, LogonGate gate) throws ShareException {
        SmbSession opened = new SmbSession(settings, deadline);
        try {
            opened.connect(host);
            opened.logOn(deadline, gate);
            return opened;
        } catch (ShareException | RuntimeException trouble) {
            opened.close();
            throw trouble;
        }
    }

    private void connect(Host host) throws ShareException {
        try {
            connection.connect(host.address(), settings.port);
        } catch (SMBApiException refused) {
            throw failure().orElse(new ShareException(Trouble.PROTOCOL, "speaks neither SMB 2.0.2 nor later" + FrameGuard.OLD_VISTA));
        } catch (IOException | RuntimeException trouble) {
            throw failure().orElse(new ShareException(Trouble.PROTOCOL, "does not agree on SMB 2 or 3: " + Status.cause(trouble)));
        }
    }

    private void logOn(Deadline deadline, LogonGate gate) throws ShareException {
        long before = System.nanoTime();
        gate.enter();
        deadline.extend(System.nanoTime() - before);
        AuthenticationContext context = settings.logon.context();
        ShareException refusal = null;
        try {
            session = connection.authenticate(context);
        } catch (SMB2GuestSigningRequiredException guest) {
            refusal = asGuest();
        } catch (RuntimeException trouble) {
            refusal = failure().orElse(Status.ofLogon(trouble));
        } finally {
            Arrays.fill(context.getPassword(), '\0');
            if (session != null) {
                gate.accepted();
            } else if (refusal != null && refusal.trouble() == Trouble.LOGON_REFUSED) {
                gate.refused();
            } else {
                gate.undecided();
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        protect();
    }

    private void protect() throws ShareException {
        if (settings.unsigned) {
            return;
        }
        boolean encrypted = encrypts();
        if (settings.logon.isAnonymous() || session.isGuest() || session.isAnonymous() || !encrypted && !session.isSigningRequired()) {
            throw asGuest();
        }
        guard.requireProtection(session.getSessionId(), encrypted);
    }

    private boolean encrypts() throws ShareException {
        try {
            return session.shouldEncryptData();
        } catch (TransportException noKey) {
            throw new ShareException(Trouble.PROTOCOL, "wants encryption without a key");
        }
    }

    private static ShareException asGuest() {
        return new ShareException(Trouble.UNSIGNED,
                "took the logon for that of a guest or of nobody, which is not signed; --allow-unsigned reads it all the same");
    }

    /** @param last whether it is trouble that there is no such share; empty if it is not */
    Optional<DiskShare> share(String name, boolean last) throws ShareException {
        try {
            Share share = session.connectShare(name);
            if (share instanceof DiskShare) {
                return Optional.of((DiskShare) share);
            }
            throw new ShareException(Trouble.SHARE_REFUSED, "has a share " + name + " that is no disk");
        } catch (RuntimeException trouble) {
            if (!last && Status.isNoShare(trouble)) {
                return Optional.empty();
            }
            throw failure().orElse(Status.ofShare(name, trouble));
        }
    }

    Optional<ShareException> failure() {
        return transport.failure();
    }

    long traffic() {
        return transport.traffic();
    }

    /** Without a farewell: a host ends the session with the connection, and that is three round trips less. */
    @Override
    public void close() {
        transport.close();
    }
}
