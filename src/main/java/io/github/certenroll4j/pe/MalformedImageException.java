package io.github.certenroll4j.pe;

import java.io.IOException;

/** The bytes are not what the PE format promises; told apart from a channel that fails. */
final class MalformedImageException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedImageException(String message) {
        super(message);
    }
}
