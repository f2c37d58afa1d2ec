package io.github.certenroll4j.win;

import java.time.Duration;
import java.time.Instant;

/**
 * Automation's {@code DATE}: days since 30 December 1899, the time of day behind the point.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varianttimetosystemtime">VariantTimeToSystemTime</a>
 */
final class OleDate {

    private static final Instant ZERO = Instant.parse("1899-12-30T00:00:00Z");
    private static final double SECONDS_OF_A_DAY = 86_400;

    private OleDate() {
    }

    /** @param time from 1900 on: before that the number has two parts with signs of their own */
    static double of(Instant time) {
        return Duration.between(ZERO, time).getSeconds() / SECONDS_OF_A_DAY;
    }
}
