package io.github.certenroll4j.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a full CMC response says about the request: all its CMC status info controls together (RFC 5272 section 6.1). */
public final class CmcStatus {

    /** CMCStatus of RFC 5272 section 6.1.3, by its number; AD CS uses the first, third and fourth. */
    public enum State {
        /** 0: granted. */
        SUCCESS,
        /** 1, which RFC 5272 leaves unused. */
        RESERVED,
        /** 2: denied or faulty. */
        FAILED,
        /** 3: somebody has to decide first. */
        PENDING,
        /** 4: the CA does not know how. */
        NO_SUPPORT,
        /** 5: the CA waits for a confirmation. */
        CONFIRM_REQUIRED,
        /** 6: the CA waits for a proof of possession. */
        POP_REQUIRED,
        /** 7: some parts were granted, some not. */
        PARTIAL;

        /** Its name in wincrypt.h, which does not have all of them. */
        public Optional<String> microsoftName() {
            return this == RESERVED || this == POP_REQUIRED || this == PARTIAL ? Optional.empty()
                    : Optional.of("CMC_STATUS_" + name());
        }
    }

    private final List<CmcStatusInfo> statuses;
    private final Optional<String> issuedCertificateHash;

    /** @param statuses at least one */
    CmcStatus(List<CmcStatusInfo> statuses, Optional<String> issuedCertificateHash) {
        this.statuses = Collections.unmodifiableList(new ArrayList<>(statuses));
        this.issuedCertificateHash = issuedCertificateHash;
    }

    /** Every status in the order of the response: a request may have parts, and each its fate. */
    public List<CmcStatusInfo> statuses() {
        return statuses;
    }

    /** What became of the whole: what became of each part, or PARTIAL if some were granted and some not. */
    public State state() {
        State worst = decisive().state();
        boolean some = statuses.stream().anyMatch(status -> isGranted(status.state()));
        return some && !isGranted(worst) ? State.PARTIAL : worst;
    }

    /** The status that matters most: the first that is no success; of several, one that failed. */
    private CmcStatusInfo decisive() {
        Optional<CmcStatusInfo> failed = statuses.stream().filter(status -> status.state() == State.FAILED).findFirst();
        Optional<CmcStatusInfo> bad = statuses.stream().filter(status -> !isGranted(status.state())).findFirst();
        return failed.orElse(bad.orElse(statuses.get(0)));
    }

    private static boolean isGranted(State state) {
        return state == State.SUCCESS || state == State.PARTIAL || state == State.CONFIRM_REQUIRED;
    }

    /** Whether no certificate was granted: denied, or not decided yet. */
    boolean isRefusal() {
        return !isGranted(state());
    }

    /** Whether no part was denied or left open. */
    boolean isWhollyGranted() {
        return isGranted(decisive().state());
    }

    private <T> Optional<T> said(Function<CmcStatusInfo, Optional<T>> what) {
        Optional<T> first = what.apply(decisive());
        return first.isPresent() ? first
                : statuses.stream().map(what).filter(Optional::isPresent).findFirst().orElse(Optional.empty());
    }

    /** The CA's own words, when it sent any: those about what failed before others. */
    public Optional<String> text() {
        return said(CmcStatusInfo::text);
    }

    /** Why it failed: see {@link CmcStatusInfo#failInfo()}. */
    public Optional<String> failInfo() {
        return said(CmcStatusInfo::failInfo);
    }

    /** Why it failed, where that is a reason of RFC 5272. */
    public Optional<CmcFailure> failure() {
        return said(CmcStatusInfo::failure);
    }

    /** The token to ask again with (the request id at AD CS): its digits, or its bytes in hexadecimal. */
    public Optional<String> requestId() {
        return said(CmcStatusInfo::requestId);
    }

    /** When it makes sense to ask again. */
    public Optional<Instant> askAgain() {
        return said(CmcStatusInfo::askAgain);
    }

    /**
     * The SHA-1 hash of the certificate that was issued, lower-case hexadecimal, where the CA names it
     * ({@code szOID_ISSUED_CERT_HASH}, an attribute that AD CS adds).
     */
    public Optional<String> issuedCertificateHash() {
        return issuedCertificateHash;
    }
}
