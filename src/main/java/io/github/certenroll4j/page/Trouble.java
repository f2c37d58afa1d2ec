package io.github.certenroll4j.page;

/** Something in a file that hinders reading it. */
final class Trouble {

    final int offset;
    final String message;

    Trouble(int offset, String message) {
        this.offset = offset;
        this.message = message;
    }
}
