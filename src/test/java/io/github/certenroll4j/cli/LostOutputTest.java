package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed does not arrive: never a success, and said once. */
class LostOutputTest {

    private static final byte[] RESPONSE = TestForms.p7b(Collections.singleton(
            TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC)).certificate()));

    @TempDir
    Path folder;

    /** A disk with room for so many bytes. */
    private static final class Full extends OutputStream {
        private int room;

        Full(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--help", "--version", "explain --help", "explain --list", "explain 13", "explain --json 13", "version FOLDER", "version --csv FOLDER",
        "version --json FOLDER", "status --windows FOLDER", "status --windows FOLDER --json", "status --package FOLDER", "inspect RESPONSE",
        "inspect --json RESPONSE", "page check FOLDER", "page check --json FOLDER", "page fix FOLDER", "page example",
        "explain --json nonsense"})
    void endsWithExitCode4AndOneSentence(String line) throws Exception {
        Files.write(folder.resolve("a.dll"), TestDll.x86("1.2.3.4"));
        Files.write(folder.resolve("p.js"), "e.InstallResponse(0, c, 1, '')".getBytes(StandardCharsets.US_ASCII));
        Path response = Files.write(folder.resolve("response"), RESPONSE);
        String[] args = Arrays.stream(line.split(" ")).map(word -> word.equals("FOLDER") ? folder.toString()
                : word.equals("RESPONSE") ? response.toString() : word).toArray(String[]::new);

        for (int room : new int[] {0, 1, 20}) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int exitCode = CertEnroll4j.run(Run.console(new Full(room), err), args);

            assertThat(exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(new String(err.toByteArray(), StandardCharsets.UTF_8))
                    .containsOnlyOnce("certenroll4j: cannot write to stdout: No space left on device").doesNotContain("unforeseen");
        }
    }

    /** Trouble has its words even if the answers before it are lost. */
    @Test
    void doesNotHideWhatElseWentWrong() throws Exception {
        Files.write(folder.resolve("a.dll"), TestDll.x86("1.2.3.4"));
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        CertEnroll4j.run(Run.console(new Full(0), err), "version", folder.resolve("a.dll").toString(), folder.resolve("absent").toString());

        assertThat(new String(err.toByteArray(), StandardCharsets.UTF_8)).contains("absent: there is no such file", "cannot write to stdout");
    }

    @ParameterizedTest
    @CsvSource({"explain 13, 0", "explain nonsense, 2", "inspect nowhere, 4", "status --windows nowhere, 4"})
    void onStderrChangesNoExitCode(String line, int exitCode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(CertEnroll4j.run(Run.console(out, new Full(0)), line.split(" "))).isEqualTo(exitCode);
        assertThat(CertEnroll4j.run(Run.console(new Full(0), new Full(0)), line.split(" "))).isNotZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such device")
    void isSeenOnAFullDevice() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "this system has no /dev/full");

        for (String word : new String[] {"--version", "explain --list"}) {
            ProcessRun run = ProcessRun.in(folder).to(full).certenroll4j(word.split(" "));
            assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(run.err).startsWith("certenroll4j: cannot write to stdout: ").hasLineCount(1);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no shell like this")
    void isQuietWhenTheReaderHasGone() throws Exception {
        Path code = folder.resolve("code");
        ProcessRun run = ProcessRun.in(folder).shell("(certenroll4j explain --list; echo $? >code) | :");

        assertThat(Files.readAllLines(code)).containsExactly("4");
        assertThat(run.err).as("who pipes into head wants no more").isEmpty();
    }
}
