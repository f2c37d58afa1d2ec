package io.github.certenroll4j.response;

/** The bytes are not what a CA answers. The message says what they are instead, where, and what to give. */
public class NotACaResponseException extends Exception {

    private static final long serialVersionUID = 1L;

    NotACaResponseException(String message) {
        super(message);
    }
}
