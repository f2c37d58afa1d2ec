package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which refusals of a server in a process of its own are asked again, and how often. No Windows is asked. */
class OutOfProcessTest {

    private final AtomicInteger asked = new AtomicInteger();

    private String refuse(String number, int times) throws EnrollmentException {
        if (asked.incrementAndGet() <= times) {
            throw new EnrollmentException(HResult.of((int) Long.parseLong(number, 16)), "CoCreateInstance", "");
        }
        return "made";
    }

    @ParameterizedTest
    @ValueSource(strings = {"80080008", "800706b5", "800706ba", "800706be", "800706bf", "80010108", "80040154", "80004005"})
    void aServerThatIsEndingIsAskedAgain(String number) throws EnrollmentException {
        assertThat(Apartment.outOfProcess(() -> refuse(number, 1))).isEqualTo("made");
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80070005", "80004002", "8007000e", "80080005"})
    void anyOtherRefusalIsTheAnswer(String number) {
        assertThatThrownBy(() -> Apartment.outOfProcess(() -> refuse(number, 1))).isInstanceOfSatisfying(EnrollmentException.class,
                refusal -> assertThat(refusal.hresult()).isEqualTo(HResult.of((int) Long.parseLong(number, 16))));
        assertThat(asked).hasValue(1);
    }

    @Test
    void oneThatNeverAnswersIsAskedFiveTimes() throws EnrollmentException {
        assertThatThrownBy(() -> Apartment.outOfProcess(() -> refuse("800706ba", 5))).isInstanceOf(EnrollmentException.class);
        assertThat(asked).hasValue(5);

        asked.set(0);
        assertThat(Apartment.outOfProcess(() -> refuse("800706ba", 4))).isEqualTo("made");
    }
}
