package io.github.certenroll4j.response;

/** The bytes are not what a CA answers. The message says what they are instead, where, and what to give. */
public class NotACaResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether it is more than anybody reads, in whatever way. */
    private final boolean tooMuch;

    NotACaResponseException(String message) {
        this(message, false);
    }

    private NotACaResponseException(String message, boolean tooMuch) {
        super(message);
        this.tooMuch = tooMuch;
    }

    /** @param what what there is too much of */
    static NotACaResponseException tooMuch(String what) {
        return new NotACaResponseException("too much for a CA response: " + what, true);
    }

    boolean isTooMuch() {
        return tooMuch;
    }

    /** The same, after a word that says where. */
    NotACaResponseException in(String place) {
        return new NotACaResponseException("in " + place + ": " + getMessage(), tooMuch);
    }
}
