package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/**
 * DATE: days since the end of 1899. The fraction is the time of day, before that day too: -1.25 is six o'clock on the 29th
 * of December.
 *
 * @see <a href="https://learn.microsoft.com/cpp/atl-mfc-shared/date-type">DATE</a>
 */
final class AutomationDate {

    private static final HResult DISP_E_OVERFLOW = HResult.of(0x8002000a);

    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long ZERO = LocalDate.of(1899, 12, 30).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    private static final Instant FIRST = Instant.parse("0100-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private AutomationDate() {
    }

    /** @throws IllegalArgumentException for a year before 100 or after 9999 */
    static double of(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException("a DATE is between " + FIRST + " and " + LAST + ", and " + instant + " is not");
        }
        long millis = instant.toEpochMilli() - ZERO;
        long days = Math.floorDiv(millis, DAY);
        double time = Math.floorMod(millis, DAY) / (double) DAY;
        return days < 0 ? days - time : days + time;
    }

    /** @throws EnrollmentException {@code DISP_E_OVERFLOW} for a number that is no date */
    static Instant instant(double date, String operation) throws EnrollmentException {
        // Not a number, and what has no place in a long, are no dates either.
        if (!(Math.abs(date) < Integer.MAX_VALUE)) {
            throw noDate(date, operation);
        }
        long days = (long) date;
        Instant instant = Instant.ofEpochMilli(ZERO + days * DAY + Math.round(Math.abs(date - days) * DAY));
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw noDate(date, operation);
        }
        return instant;
    }

    private static EnrollmentException noDate(double date, String operation) {
        return new EnrollmentException(DISP_E_OVERFLOW, operation, "the server answered the DATE " + date + ", which is no date");
    }
}
