package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
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
        return Arrays.stream(line.split(" ")).map(word -> word.replace("DIR", directory.toString())).toArray(String[]::new);
    }

    /** Whether the quick way takes the call. */
    private boolean isQuick(String line) {
        Console console = Run.console(out, new ByteArrayOutputStream());
        try {
            return QuickStatus.answer(console.out(), words(line)).isPresent();
        } catch (CommandException taken) {
            return true;
        } finally {
            console.finish(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "status",
        "status --json",
        "status --verbose",
        "status --monitoring",
        "status --windows DIR",
        "status --windows DIR --verbose",
        "status --windows DIR --json",
        "status --windows DIR --monitoring",
        "status --verbose --windows DIR",
        "status --json --windows DIR",
        "status --monitoring --windows DIR",
        "status --windows=DIR",
        "status --windows=DIR --verbose",
        "status --windows=DIR --json",
        "status --windows=DIR --monitoring",
        "status --json --windows=DIR",
        "status --windows nowhere",
        "status --windows nowhere --json",
        "status --monitoring --windows=nowhere",
        "status --windows @DIR",
        "status --windows DIR=DIR",
        "status --windows==DIR",
    })
    void answersAsPicocliWould(String line) throws Exception {
        assertThat(isQuick(line)).isTrue();

        Run quick = Run.of(words(line));
        ByteArrayOutputStream sameOut = new ByteArrayOutputStream();
        ByteArrayOutputStream sameErr = new ByteArrayOutputStream();
        Console console = Run.console(sameOut, sameErr);
        int expected = console.finish(CertEnroll4j.byPicocli(console, words(line)));
        assertThat(quick.exitCode).isEqualTo(expected);
        assertThat(quick.out).isEqualTo(sameOut.toString("UTF-8"));
        assertThat(quick.err).isEqualTo(sameErr.toString("UTF-8"));
        assertThat(quick.out + quick.err).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "version DIR",
        "status --help",
        "status --windows",
        "status --json --windows",
        "status --windows --json",
        "status --windows -h",
        "status --windows /?",
        "status --windows=",
        "status --windows=-x",
        "status --windowsDIR",
        "status --package DIR",
        "status --json --verbose",
        "status --json=true",
        "status --windows DIR --json --json",
        "status --windows DIR --windows DIR",
        "status --windows=DIR --windows DIR",
        "status --monitoring --windows=DIR --json",
        "status --windows DIR more",
        "status more --windows DIR",
        "status -- --json",
    })
    void leavesTheRestToPicocli(String line) {
        assertThat(isQuick(line)).isFalse();
        assertThat(out.size()).isZero();
    }
}
