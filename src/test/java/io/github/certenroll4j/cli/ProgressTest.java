package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private void run(boolean shown, long... millis) {
        try (Progress progress = new Progress(Run.console(new ByteArrayOutputStream(), terminal).err(), shown, clock::get, "file")) {
            for (long now : millis) {
                clock.set(now);
                progress.step();
            }
        }
    }

    @Test
    void saysNothingInTheFirstSecond() {
        run(true, 0, 500, 999);

        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void countsAfterASecondAndWipesItsLine() {
        run(true, 0, 1000, 1100, 1250);

        assertThat(terminal.toString()).isEqualTo("\r2 files ...\r4 files ...\r           \r");
    }

    @Test
    void saysNothingToAFile() {
        run(false, 0, 5000);

        assertThat(terminal.toString()).isEmpty();
    }
}
