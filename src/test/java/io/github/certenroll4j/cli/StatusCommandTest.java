package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.hive.TestHive;
import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCommandTest {

    /** 'label'=value[UOM];[warn];[crit];[min];[max], with blanks between (Monitoring Plugins Development Guidelines). */
    private static final String PERFORMANCE_DATA = "[a-z_]+=[0-9]+;;;0;[0-9]+( [a-z_]+=[0-9]+;;;0;[0-9]+)*";

    @TempDir
    Path directory;

    private Run status(String version, String... more) {
        new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86(version));
        String[] args = {"status", "--windows", directory.toString()};
        return Run.of(concat(args, more));
    }

    private static String[] concat(String[] first, String... second) {
        return java.util.stream.Stream.of(first, second).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "6.0.6000.16386, MISSING, 1",
        "6.0.6000.17025, MISSING, 1",
        "6.0.6000.20755, INSTALLED, 0",
        "6.0.6001.18000, INCLUDED, 0",
        "6.1.7601.17514, INCLUDED, 0",
        "10.0.19041.1, INCLUDED, 0",
        "0.0.0.0, UNKNOWN, 4",
    })
    void answersWithTheStateAndItsExitCode(String version, String state, int exitCode) {
        Run run = status(version);

        assertThat(run.out).startsWith(state + System.lineSeparator()).contains(version).contains("reason:");
        assertThat(run.exitCode).isEqualTo(exitCode);
        assertThat(run.err).isEmpty();
    }

    @Test
    void answersAsJson() {
        JsonObject answer = JsonParser.parseString(status("6.0.6000.17025", "--json").out).getAsJsonObject();

        assertThat(answer.keySet()).containsExactly("schema", "state", "required", "reason", "restartPending", "files", "evidence");
        assertThat(answer.get("schema").getAsString()).isEqualTo("certenroll4j.status/1");
        assertThat(answer.get("required").getAsString()).isEqualTo("6.0.6000.20755");
        JsonObject file = answer.getAsJsonArray("files").get(0).getAsJsonObject();
        assertThat(file.keySet()).containsExactly("path", "version", "machine", "size", "branch", "state");
        assertThat(file.get("branch").getAsString()).isEqualTo("GDR");
        assertThat(file.get("machine").getAsString()).isEqualTo("x86");
    }

    @Test
    void aDirectoryThatIsNotThere() {
        Run run = Run.of("status", "--windows", directory.resolve("nowhere").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("nowhere").contains("no such directory");
    }

    /** As an image is whose folder only its owner may enter; to root a link in a circle is closed alike. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDirectoryThatMayNotBeLookedUpIsNotSaidToBeAbsent() throws IOException {
        Path loop = Files.createSymbolicLink(directory.resolve("loop"), Paths.get("loop"));
        Run run = Run.of("status", "--windows", loop.resolve("Windows").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("loop").doesNotContain("no such directory");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withoutADirectoryItNeedsWindowsAndSaysWhatToType() {
        Run run = Run.of("status");

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_HERE);
        assertThat(run.err).contains("--windows DIR").contains("scripts/sandbox.sh --build 6.0.6000.16386 certenroll4j status");
        assertThat(run.out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "6.0.6000.16386, CRITICAL, MISSING, 2, copies=1;;;0;2 copies_without_fix=1;;;0;1",
        "6.0.6000.20755, OK, INSTALLED, 0, copies=1;;;0;2 copies_without_fix=0;;;0;1",
        "6.3.9600.16384, OK, INCLUDED, 0, copies=1;;;0;2 copies_without_fix=0;;;0;1",
        "0.0.0.0, UNKNOWN, UNKNOWN, 3,",
    })
    void answersAsAMonitoringPlugin(String version, String level, String state, int exitCode, String figures) {
        Run run = status(version, "--monitoring");

        String[] parts = run.out.trim().split(" \\| ", -1);
        assertThat(run.out.split("\\R")).hasSize(1);
        assertThat(parts[0]).startsWith("CERTENROLL " + level + " - " + state + ": ").contains(version).doesNotContain("|");
        assertThat(parts).hasSize(figures == null ? 1 : 2);
        if (figures != null) {
            assertThat(parts[1]).startsWith(figures).matches(PERFORMANCE_DATA);
        }
        assertThat(run.exitCode).isEqualTo(exitCode);
    }

    @Test
    void performanceDataCountsBothCopies() {
        new TestWindows(directory).with("System32/ntoskrnl.exe", TestDll.x64("6.0.6000.16386"))
                .with("System32/certenroll.dll", TestDll.x64("6.0.6000.20755"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.16386"));

        assertThat(Run.of("status", "--monitoring", "--windows", directory.toString()).out)
                .startsWith("CERTENROLL CRITICAL - MISSING: ").contains(" | copies=2;;;0;2 copies_without_fix=1;;;0;2");
    }

    @Test
    void aMonitoringPluginThatCannotTellSaysUnknown() {
        Run run = Run.of("status", "--monitoring", "--windows", directory.resolve("nowhere").toString());

        assertThat(run.out).startsWith("CERTENROLL UNKNOWN - ").contains("nowhere");
        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.err).isEmpty();
    }

    @Test
    void aPendingRestartHasItsOwnExitCodeAndItsEvidence() {
        new TestWindows(directory).with("WinSxS/Manifests/x86_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35"
                + "_6.0.6000.20755_none_f20906edaac1f958.manifest", new byte[0])
                .with("System32/config/SOFTWARE", new TestHive()
                        .key("Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending").bytes());
        Run run = status("6.0.6000.16386", "--verbose");

        assertThat(run.out).startsWith("RESTART_PENDING").contains("evidence:").contains("_6.0.6000.20755_none_f20906edaac1f958");
        assertThat(run.exitCode).isEqualTo(ExitCode.RESTART_PENDING);
        assertThat(status("6.0.6000.16386").out).doesNotContain("evidence:");
        assertThat(status("6.0.6000.16386", "--monitoring").out).startsWith("CERTENROLL WARNING - RESTART_PENDING")
                .contains(" | ").contains(" restart_pending=1;;;0;1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image.wim", "install.ESD"})
    void aWimFileIsTakenApartFirst(String name) throws IOException {
        Path image = Files.write(directory.resolve(name), "MSWIM\0\0\0rest".getBytes(StandardCharsets.ISO_8859_1));
        Run run = Run.of("status", "--windows", image.toString());

        assertThat(run.err).contains("WIM").contains("wimlib-imagex extract " + image + " 1 ").contains("/Windows/System32/certenroll.dll");
        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
    }

    /** The name becomes a word of a command, which somebody will paste into a shell. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "install(1).wim, '@/install(1).wim'",
        "$(reboot).wim,  '@/$(reboot).wim'",
        "it's.wim,       '@/it'\\''s.wim'",
        "zwei;drei.wim,  '@/zwei;drei.wim'",
    })
    @DisabledOnOs(OS.WINDOWS)
    void theNameOfAWimFileIsOneWordToAShell(String name, String word) throws IOException {
        Path image = Files.write(directory.resolve(name), "MSWIM\0\0\0rest".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Run.of("status", "--windows", image.toString()).err).contains(" extract " + word.replace("@", directory.toString()) + " 1 ");
    }

    /** Made for a pipe, as wimlib can; as a file it is read alike. */
    @Test
    void aPipableWimFileIsOne() throws IOException {
        Path image = Files.write(directory.resolve("pipable.wim"), "WLPWM\0\0\0rest".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Run.of("status", "--windows", image.toString()).err).contains("it is a WIM file");
    }

    @Test
    void anotherFileIsNoDirectory() throws IOException {
        Path file = Files.write(directory.resolve("image.iso"), new byte[3]);
        Run run = Run.of("status", "--windows", file.toString());

        assertThat(run.err).contains("image.iso").contains("is no directory").doesNotContain("wimlib");
        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
    }
}
