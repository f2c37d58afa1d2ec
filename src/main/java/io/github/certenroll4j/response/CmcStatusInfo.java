package io.github.certenroll4j.response;

import io.github.certenroll4j.response.CmcStatus.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What became of some parts of a request: one CMCStatusInfo or CMCStatusInfoV2 of a CMC response (RFC 5272 section 6.1). */
public final class CmcStatusInfo {

    private final State state;
    private final List<String> bodyParts;
    private final Optional<String> text;
    private Optional<String> failInfo = Optional.empty();
    private Optional<CmcFailure> failure = Optional.empty();
    private Optional<String> requestId = Optional.empty();
    private Optional<Instant> askAgain = Optional.empty();

    CmcStatusInfo(State state, List<String> bodyParts, Optional<String> text) {
        this.state = state;
        this.bodyParts = Collections.unmodifiableList(new ArrayList<>(bodyParts));
        this.text = text;
    }

    void failed(CmcFailure known) {
        failure = Optional.of(known);
        failInfo = Optional.of(known.standardName());
    }

    void failedOtherwise(String name) {
        failInfo = Optional.of(name);
    }

    void pending(String token, Optional<Instant> time) {
        requestId = Optional.of(token);
        askAgain = time;
    }

    /** What became of them. */
    public State state() {
        return state;
    }

    /** The numbers of the parts of the request that it is about; a path where parts have parts: {@code 2/1}. */
    public List<String> bodyParts() {
        return bodyParts;
    }

    /** The CA's own words, when it sent any; not more than so many, but whatever they are. */
    public Optional<String> text() {
        return text;
    }

    /** Why it failed: the name in RFC 5272, a number that it does not have, or the identifier of another's reason. */
    public Optional<String> failInfo() {
        return failInfo;
    }

    /** Why it failed, where that is a reason of RFC 5272. */
    public Optional<CmcFailure> failure() {
        return failure;
    }

    /** The token to ask again with (the request id at AD CS): its digits, or its bytes in hexadecimal. */
    public Optional<String> requestId() {
        return requestId;
    }

    /** When it makes sense to ask again. */
    public Optional<Instant> askAgain() {
        return askAgain;
    }
}
