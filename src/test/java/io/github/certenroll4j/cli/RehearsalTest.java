package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
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
                "response.SignedReader ", "response.PemText ", "picocli.CommandLine ");
    }

    /** One class that is missing, and Java opens the jar with its ten thousand entries, which takes as long as the answer. */
    @Test
    void whatIsAskedMostIsInTheArchiveAsAWhole() throws Exception {
        Path windows = new TestWindows(folder.resolve("Windows")).with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386")).root;
        List<String> jars = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isRegularFile(Paths.get(part))) {
                jars.add(part);
            } else if (Files.exists(Paths.get(part, "io", "github", "certenroll4j", "cli", "Rehearsal.class"))) {
                // There is no archive of what lies in folders.
                jars.add(jar(Paths.get(part)).toString());
            }
        }
        String classPath = String.join(File.pathSeparator, jars);
        Path archive = folder.resolve("archive.jsa");
        ProcessRun made = java("-XX:ArchiveClassesAtExit=" + archive, "-cp", classPath, Rehearsal.class.getName());
        assertThat(archive).as(made.text() + made.err).exists();

        for (String[] call : new String[][] {
            {"status", "--windows", windows.toString()}, {"status", "--windows", windows.toString(), "--json"},
            {"status", "--windows", windows.resolve("System32/certenroll.dll").toString()},
            {"version", windows.resolve("System32/certenroll.dll").toString()}, {"explain", "5"}, {"--help"}}) {
            Path log = folder.resolve("classes");
            List<String> words = new ArrayList<>(Arrays.asList("-Xlog:class+load:file=" + log, "-XX:SharedArchiveFile=" + archive,
                    "-cp", classPath, CertEnroll4j.class.getName()));
            words.addAll(Arrays.asList(call));
            java(words.toArray(new String[0]));

            assertThat(Files.readAllLines(log)).as(String.join(" ", call))
                    .anyMatch(line -> line.contains("cli.QuickAnswer ") && line.contains("shared objects file"))
                    .noneMatch(line -> line.contains("source: file:"));
        }
    }

    private ProcessRun java(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(Arrays.asList(new File(System.getProperty("java.home"), "bin/java").getPath(), "-Xlog:disable"));
        command.addAll(Arrays.asList(arguments));
        return ProcessRun.in(folder).run(command);
    }

    private Path jar(Path classes) throws IOException {
        Path jar = folder.resolve("classes.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toArray(Path[]::new)) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Writes what it reads. */
    public static void main(String[] args) throws IOException {
        TestCa ca = TestCa.root("Root").intermediate(TestCa.Spec.of("Issuing").keys(TestCa.Keys.EC));
        Files.write(RESOURCES.resolve("rehearsal.dll"), TestDll.x64("6.0.6000.16386"));
        Files.write(RESOURCES.resolve("rehearsal.p7b"), ca.fullChain(ca.issue("host.example", TestCa.Keys.RSA.generate().getPublic())));
    }
}
