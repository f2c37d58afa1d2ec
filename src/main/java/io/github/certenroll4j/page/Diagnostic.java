package io.github.certenroll4j.page;

/** Something in a file that hinders reading it. */
final class Diagnostic {

    final int offset;
    final String message;

    Diagnostic(int offset, String message) {
        this.offset = offset;
        this.message = message;
    }
}
