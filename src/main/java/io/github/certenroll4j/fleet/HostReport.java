package io.github.certenroll4j.fleet;

import io.github.certenroll4j.hotfix.HotfixStatus;
import java.util.Optional;

/** What came of one host: a status, or the reason why there is none. */
public final class HostReport {

    private final Host host;
    private final Optional<HotfixStatus> status;
    private final Optional<Trouble> trouble;
    private final String error;
    private final long durationMillis;
    private final long traffic;

    private HostReport(Host host, Optional<HotfixStatus> status, Optional<Trouble> trouble, String error, long durationMillis, long traffic) {
        this.host = host;
        this.status = status;
        this.trouble = trouble;
        this.error = error;
        this.durationMillis = durationMillis;
        this.traffic = traffic;
    }

    static HostReport of(Host host, HotfixStatus status, long durationMillis, long traffic) {
        return new HostReport(host, Optional.of(status), Optional.empty(), "", durationMillis, traffic);
    }

    static HostReport failed(Host host, Trouble trouble, String error, long durationMillis) {
        return new HostReport(host, Optional.empty(), Optional.of(trouble), error, durationMillis, 0);
    }

    /** The host as it was named. */
    public Host host() {
        return host;
    }

    /** What its files say; empty if there was trouble. */
    public Optional<HotfixStatus> status() {
        return status;
    }

    /** Why there is no status; empty if there is one. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** The trouble in words, as a sentence without its subject, which is the host; empty if there was none. */
    public String error() {
        return error;
    }

    /** How long it took, in milliseconds. */
    public long durationMillis() {
        return durationMillis;
    }

    /** Bytes of SMB sent and received; 0 if there was trouble. */
    public long traffic() {
        return traffic;
    }
}
