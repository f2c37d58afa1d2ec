package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.EnrollmentException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of Microsoft's own examples, and back. */
class AutomationDateTest {

    @ParameterizedTest
    @CsvSource({"1899-12-30T00:00:00Z, 0", "1899-12-31T00:00:00Z, 1", "1900-01-01T00:00:00Z, 2", "1900-01-04T00:00:00Z, 5",
        "1900-01-04T06:00:00Z, 5.25", "1900-01-04T21:00:00Z, 5.875", "1899-12-29T00:00:00Z, -1", "1899-12-29T06:00:00Z, -1.25",
        "1899-12-29T18:00:00Z, -1.75", "1900-01-02T06:00:00Z, 3.25", "0100-01-01T00:00:00Z, -657434"})
    void theDaysSinceTheEndOf1899(Instant instant, double date) throws EnrollmentException {
        assertThat(AutomationDate.of(instant)).isEqualTo(date);
        assertThat(AutomationDate.instant(date, "x")).isEqualTo(instant);
    }

    @Test
    void everyMillisecondComesBack() throws EnrollmentException {
        Random random = new Random(6000);
        for (int i = 0; i < 100_000; i++) {
            Instant instant = Instant.ofEpochMilli((long) ((random.nextDouble() - 0.1) * 250_000_000_000_000L)).minusSeconds(2_000_000_000L);
            if (instant.isAfter(Instant.parse("0100-01-01T00:00:00Z")) && instant.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
                assertThat(AutomationDate.instant(AutomationDate.of(instant), "x")).isEqualTo(instant);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, 2958466, -657435, 4e9})
    void whatIsNoDateIsRefused(double date) {
        assertThatThrownBy(() -> AutomationDate.instant(date, "get_NotBefore")).isInstanceOf(EnrollmentException.class)
                .hasMessage("DISP_E_OVERFLOW (0x8002000a): get_NotBefore: the server answered the DATE " + date + ", which is no date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0099-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z"})
    void aYearThatADateCannotHaveIsRefused(String instant) {
        assertThatThrownBy(() -> AutomationDate.of(Instant.parse(instant))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a DATE is between 0100-01-01T00:00:00Z and 9999-12-31");
    }
}
