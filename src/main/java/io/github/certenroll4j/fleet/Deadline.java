package io.github.certenroll4j.fleet;

/** When the time of a host is over. */
final class Deadline {

    private final int millis;
    private volatile long endNanos;

    Deadline(int millis) {
        this.millis = millis;
        this.endNanos = System.nanoTime() + millis * 1_000_000L;
    }

    /** Not more than there was, and below zero when it is over. */
    int millisLeft() {
        return (int) ((endNanos - System.nanoTime()) / 1_000_000);
    }

    /** What the host did not take itself. */
    void extend(long nanos) {
        endNanos += nanos;
    }

    ShareException missed() {
        return new ShareException(Trouble.NO_ANSWER, "has not answered all in " + millis + " ms");
    }
}
