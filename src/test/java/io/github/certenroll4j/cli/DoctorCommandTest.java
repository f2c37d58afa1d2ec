package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.certenroll4j.win.WindowsEnrollment;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the doctor says where there is no Windows; DoctorIT asks it on one. */
class DoctorCommandTest {

    @Test
    void whereThereIsNoWindowsItSaysWhatWorksHere() {
        assumeFalse(WindowsEnrollment.isPossibleHere(), "this is Windows");
        Run run = Run.of("doctor");

        assertThat(run.exitCode).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("not here programs: needs Windows; this is " + System.getProperty("os.name"),
                "ok       java: " + System.getProperty("java.version"), "ok       any system: status --windows, version, inspect,");
        assertThat(run.out).doesNotContain("NO  ");
    }

    @Test
    void asJsonItHasTheSameChecks() {
        assertThat(Run.of("doctor", "--json").out).contains("\"certenroll4j.doctor/1\"", "\"NOT_HERE\"", "\"key providers\"");
    }

    @Test
    void aClockThatStandsBeforeAnyCertificateOfTodayIsAmiss() {
        assertThat(clock("2025-12-31T23:59:59Z").result).isEqualTo(Checkup.Result.NO);
        assertThat(clock("2025-12-31T23:59:59Z").advice).startsWith("Set the clock");
        assertThat(clock("2026-01-01T00:00:00Z").result).isEqualTo(Checkup.Result.OK);
        assertThat(clock("2026-01-01T00:00:00Z").found).isEqualTo("2026-01-01T00:00:00Z");
    }

    private static Checkup.Finding clock(String now) {
        List<Checkup.Finding> clock = new Checkup(Collections.emptyMap(), Instant.parse(now)).run().stream()
                .filter(finding -> finding.name.equals("clock")).collect(Collectors.toList());
        assertThat(clock).hasSize(1);
        return clock.get(0);
    }
}
