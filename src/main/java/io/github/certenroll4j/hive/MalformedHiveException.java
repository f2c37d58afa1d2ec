package io.github.certenroll4j.hive;

import java.io.IOException;

/** The bytes are not what a hive promises; told apart from a channel that fails. */
final class MalformedHiveException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedHiveException(String message) {
        super(message);
    }
}
