package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FleetProgressTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final FleetCounts counts = new FleetCounts();

    private String run(boolean shown, OptionalInt total, long... millis) {
        try (FleetProgress progress = new FleetProgress(Run.console(new ByteArrayOutputStream(), terminal).err(), shown, clock::get, total)) {
            for (long now : millis) {
                clock.set(now);
                counts.add(FleetRow.parse("{\"schema\":\"certenroll4j.fleet/1\",\"host\":\"a\",\"state\":\"MISSING\"}").get());
                progress.step(counts);
            }
        }
        return terminal.toString();
    }

    @Test
    void saysNothingInTheFirstSecondAndNothingToAFile() {
        assertThat(run(true, OptionalInt.of(10), 0, 999)).isEmpty();
        assertThat(run(false, OptionalInt.of(10), 0, 5000)).isEmpty();
    }

    @Test
    void saysHowManyAndHowLongAndWipesItsLine() {
        String line = "2 of 10 hosts, 2 without the hotfix, 0 unreachable, 5 s left ...";
        assertThat(run(true, OptionalInt.of(10), 0, 1000)).isEqualTo("\r" + line + "\r" + line.replaceAll(".", " ") + "\r");
    }

    @Test
    void saysMinutesOfALongRun() {
        assertThat(run(true, OptionalInt.of(1000), 0, 1000)).contains("2 of 1000 hosts").contains(", 9 min left ...");
    }

    @Test
    void saysNothingOfAnEndThatIsNotKnown() {
        assertThat(run(true, OptionalInt.empty(), 0, 1000)).startsWith("\r2 hosts, 2 without the hotfix, 0 unreachable ...\r");
    }
}
