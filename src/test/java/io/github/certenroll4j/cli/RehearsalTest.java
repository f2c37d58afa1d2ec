package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a process of its own, with its own folder for temporary files. */
class RehearsalTest {

    private static final Path RESOURCES = Paths.get("src", "main", "resources", "io", "github", "certenroll4j", "cli");

    @TempDir
    Path folder;

    @Test
    void answersTheUsualCallsAndLeavesNothingBehind() throws Exception {
        List<String> command = Arrays.asList(new File(System.getProperty("java.home"), "bin/java").getPath(), "-Xlog:class+load:file=" + folder + "/loaded",
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("tmp")), "-cp", System.getProperty("java.class.path"), Rehearsal.class.getName());
        ProcessRun run = ProcessRun.in(folder).run(command);

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.text() + run.err).isEmpty();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
        String loaded = new String(Files.readAllBytes(folder.resolve("loaded")), "UTF-8");
        assertThat(loaded).contains("cli.QuickStatus ", "cli.VersionReport ", "cli.Explanation ", "cli.InspectText ", "cli.QuickHelp ",
                "cli.JsonText ", "pe.VersionResource ", "response.InstallForecast ",
                "response.SignedReader ", "response.PemText ");
        assertThat(loaded).as("the calls are answered without it").doesNotContain("picocli.CommandLine ");
    }

    /** Writes what it reads. */
    public static void main(String[] args) throws IOException {
        TestCa ca = TestCa.root(TestCa.Spec.of("Example Root").keys(TestCa.Keys.EC)).intermediate("Example CA");
        Files.write(RESOURCES.resolve("rehearsal.dll"), TestDll.x64("6.0.6000.16386"));
        Files.write(RESOURCES.resolve("rehearsal.p7b"), ca.fullChain(ca.issue("example", TestCa.Keys.EC.generate().getPublic())));
    }
}
