package io.github.certenroll4j.ca;

import java.io.IOException;

/** A CA that could not be asked, or whose answer says nothing about the request. The message is a sentence without a full stop. */
public final class CaException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Trouble {
        /** There is no such host, or nothing answers there. */
        UNREACHABLE,
        /** It did not answer in time. */
        TIME,
        /** There is no TLS with it, or it cannot prove who it is. */
        TLS,
        /** It does not know who asks (HTTP 401). */
        LOGON,
        /** It knows who asks, and refuses (HTTP 403). */
        FORBIDDEN,
        /** There is no such page (HTTP 404). */
        NOT_FOUND,
        /** It sends to another place. */
        REDIRECT,
        /** It is in trouble itself (HTTP 5xx), or refuses for another reason. */
        SERVER,
        /** It answers more than any CA would. */
        TOO_LARGE,
        /** It answers something else than a CA does. */
        NO_CA,
        /** The CA answers with an error: it knows no such request, for instance. */
        CA_ERROR
    }

    private final Trouble trouble;
    private final int status;
    private final String nextStep;

    CaException(Trouble trouble, String message, String nextStep) {
        this(trouble, 0, message, nextStep);
    }

    CaException(Trouble trouble, int status, String message, String nextStep) {
        super(message);
        this.trouble = trouble;
        this.status = status;
        this.nextStep = nextStep;
    }

    CaException because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** What kind of trouble it is. */
    public Trouble trouble() {
        return trouble;
    }

    /** The HTTP status that said so, 0 where none did. */
    public int status() {
        return status;
    }

    /** What to do; a sentence. */
    public String nextStep() {
        return nextStep;
    }
}
