package io.github.certenroll4j;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** From when to when a self-signed certificate is valid, to the second. Immutable. */
public final class ValidityPeriod {

    /** A validity ends in the year 9999 at the latest (RFC 5280, 4.1.2.5). */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Instant FIRST = Instant.parse("1950-01-01T00:00:00Z");
    /** Clocks differ: what begins this very minute is not yet valid elsewhere. */
    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final int MAX_DAYS = 36_525;

    private final Instant notBefore;
    private final Instant notAfter;

    private ValidityPeriod(Instant notBefore, Instant notAfter) {
        this.notBefore = notBefore;
        this.notAfter = notAfter;
    }

    /**
     * From ten minutes before now on.
     *
     * @param days 1 to 36525, a hundred years
     * @throws IllegalArgumentException if it is not in that range
     */
    public static ValidityPeriod days(int days, Instant now) {
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalArgumentException("a certificate is valid for 1 to " + MAX_DAYS + " days, not for " + days);
        }
        return between(now.minus(SKEW), now.plus(Duration.ofDays(days)));
    }

    /** @throws IllegalArgumentException if it ends before it begins, or is not within the years 1950 to 9999 */
    public static ValidityPeriod between(Instant notBefore, Instant notAfter) {
        Objects.requireNonNull(notBefore, "notBefore");
        Objects.requireNonNull(notAfter, "notAfter");
        if (notBefore.isBefore(FIRST) || notAfter.isAfter(LAST)) {
            throw new IllegalArgumentException("the validity is not within the years 1950 to 9999: " + notBefore + " to " + notAfter);
        }
        if (!notBefore.isBefore(notAfter)) {
            throw new IllegalArgumentException("the validity ends before it begins: " + notBefore + " to " + notAfter);
        }
        return new ValidityPeriod(notBefore.truncatedTo(ChronoUnit.SECONDS), notAfter.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The first second. */
    public Instant notBefore() {
        return notBefore;
    }

    /** The last one. */
    public Instant notAfter() {
        return notAfter;
    }

    @Override
    public String toString() {
        return notBefore + " to " + notAfter;
    }
}
