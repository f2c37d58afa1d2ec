package io.github.certenroll4j.fleet;

import java.io.IOException;

/** A host that could not be read, and why. The message is a sentence without its subject, which is the host. */
public final class ShareException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    ShareException(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    /** What kind of trouble it is. */
    public Trouble trouble() {
        return trouble;
    }
}
