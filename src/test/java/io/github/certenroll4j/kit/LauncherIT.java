package io.github.certenroll4j.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.certenroll4j.cli.CertEnroll4j;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** certenroll4j.exe, from a folder with blanks and umlauts; the x86 one is what is shipped. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherIT {

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x86", "x64"})
    void argumentsAndTheExitCodePassThrough(String processor) throws Exception {
        Path folder = install(processor);
        Files.copy(NativeTestKit.locationOf(CertEnroll4j.class), folder.resolve("certenroll4j-cli.jar"));
        Path noProgram = Files.write(folder.resolve("kein Programm, für Prüfung.txt"), new byte[] {1, 2, 3});
        ProcessBuilder launcher = new ProcessBuilder(folder.resolve("certenroll4j.exe").toString(), "version", "--json",
                noProgram.toString());
        launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));

        Ended ended = run(launcher);

        assertThat(ended.exitCode).as(ended.output).isEqualTo(4);
        assertThat(ended.output).contains("\"certenroll4j.version/1\"").contains("für Prüfung.txt");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x86", "x64"})
    void withoutItsJarItSaysWhatIsMissing(String processor) throws Exception {
        Ended ended = run(new ProcessBuilder(install(processor).resolve("certenroll4j.exe").toString()));

        assertThat(ended.exitCode).isEqualTo(5);
        assertThat(ended.output).contains("certenroll4j-cli.jar is not beside");
    }

    private Path install(String processor) throws Exception {
        Path program = NativeTestKit.home().resolve("launcher").resolve(processor).resolve("certenroll4j.exe");
        assumeTrue(Files.exists(program), "this kit was built without it");
        assumeTrue(ThisWindows.canRun(processor), "this Windows runs no " + processor + " programs");
        Path folder = Files.createDirectories(temp.resolve("Prüfung mit Leerzeichen"));
        Files.copy(program, folder.resolve("certenroll4j.exe"));
        return folder;
    }

    /** A program that has just ended, or that a virus scanner looks at, cannot be deleted for a moment. */
    @AfterEach
    void deletePrograms() throws Exception {
        Path program = temp.resolve("Prüfung mit Leerzeichen").resolve("certenroll4j.exe");
        for (int attempt = 0; Files.exists(program) && attempt < 100; attempt++) {
            if (!program.toFile().delete()) {
                Thread.sleep(100);
            }
        }
    }

    private static Ended run(ProcessBuilder launcher) throws Exception {
        Process process = launcher.redirectErrorStream(true).start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int n = process.getInputStream().read(buffer); n >= 0; n = process.getInputStream().read(buffer)) {
            output.write(buffer, 0, n);
        }
        // JSON is UTF-8 on every Windows, and what the launcher itself says is ASCII.
        return new Ended(process.waitFor(), output.toString("UTF-8"));
    }

    private static final class Ended {
        final int exitCode;
        final String output;

        Ended(int exitCode, String output) {
            this.exitCode = exitCode;
            this.output = output;
        }
    }
}
