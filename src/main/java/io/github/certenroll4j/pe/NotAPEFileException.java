package io.github.certenroll4j.pe;

import java.io.IOException;

/** The bytes are those of something else than a PE file; told apart from a file that cannot be read. */
public final class NotAPEFileException extends IOException {

    private static final long serialVersionUID = 1L;

    NotAPEFileException(String why) {
        super("not a PE file: " + why);
    }
}
