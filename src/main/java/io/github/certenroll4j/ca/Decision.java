package io.github.certenroll4j.ca;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a CA has decided about a request. Immutable. */
public final class Decision {

    /** The three things that can be. */
    public enum State {
        /** The certificate is there. */
        ISSUED,
        /** Somebody has to look at the request first. */
        PENDING,
        /** There will be no certificate. */
        DENIED
    }

    private static final byte[] NOTHING = {};

    private final State state;
    private final OptionalLong id;
    private final String reason;
    private final Optional<Duration> retryAfter;
    private final byte[] response;

    private Decision(State state, OptionalLong id, String reason, Optional<Duration> retryAfter, byte[] response) {
        this.state = state;
        this.id = id;
        this.reason = reason;
        this.retryAfter = retryAfter;
        this.response = response;
    }

    static Decision issued(OptionalLong id, byte[] response) {
        return new Decision(State.ISSUED, id, "", Optional.empty(), response);
    }

    static Decision pending(OptionalLong id, String reason, Optional<Duration> retryAfter) {
        return new Decision(State.PENDING, id, reason, retryAfter, NOTHING);
    }

    static Decision denied(OptionalLong id, String reason) {
        return new Decision(State.DENIED, id, reason, Optional.empty(), NOTHING);
    }

    /** What was decided. */
    public State state() {
        return state;
    }

    /** The CA's number for the request, 1 to 4294967295; EST has none. */
    public OptionalLong id() {
        return id;
    }

    /** What the CA says about it, in its own words and language; empty where it says nothing. */
    public String reason() {
        return reason;
    }

    /** When the CA wants to be asked again (EST's {@code Retry-After}). */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** What the CA sent, for {@code CaResponse.parse}: base64 or DER of PKCS #7 or a certificate; empty unless issued. */
    public byte[] response() {
        return response.clone();
    }
}
