package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickStatusTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String[] words(String line) {
        new TestWindows(directory).with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.20755"));
        return Arrays.stream(line.split(" ")).map(word -> word.equals("DIR") ? directory.toString() : word).toArray(String[]::new);
    }

    private OptionalInt quick(String line) {
        Console console = Run.console(out, new ByteArrayOutputStream());
        OptionalInt exitCode = QuickStatus.answer(console.out(), words(line));
        console.finish(0);
        return exitCode;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "status --windows DIR",
        "status --windows DIR --verbose",
        "status --windows DIR --json",
        "status --windows DIR --monitoring",
        "status --windows nowhere --monitoring",
    })
    void answersAsPicocliWould(String line) {
        OptionalInt exitCode = quick(line);

        ByteArrayOutputStream same = new ByteArrayOutputStream();
        Console console = Run.console(same, new ByteArrayOutputStream());
        int expected = console.finish(CertEnroll4j.byPicocli(console, words(line)));
        assertThat(exitCode).hasValue(expected);
        assertThat(out.toString()).isEqualTo(same.toString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "version DIR",
        "status --help",
        "status --windows",
        "status --windows --json",
        "status --windows @arguments",
        "status --windows=DIR",
        "status --package DIR",
        "status --json --verbose",
        "status --json --windows DIR",
        "status --windows DIR --json --json",
        "status --windows DIR --windows DIR",
        "status --windows DIR more",
    })
    void leavesTheRestToPicocli(String line) {
        assertThat(quick(line)).isEmpty();
        assertThat(out.toString()).isEmpty();
    }
}
