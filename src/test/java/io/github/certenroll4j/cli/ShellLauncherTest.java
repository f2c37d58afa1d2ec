package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** scripts/certenroll4j.sh, with programs for Java that only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has a launcher of its own")
class ShellLauncherTest {

    @TempDir
    Path folder;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Paths.get("scripts", "certenroll4j.sh"), folder.resolve("certenroll4j.sh"));
        Files.createFile(folder.resolve("certenroll4j-cli.jar"));
    }

    /** @param version what it says when it is asked */
    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path java = home.resolve("bin").resolve("java");
        Files.write(java, ("#!/bin/sh\nif [ \"$1\" = -version ]; then echo asked >>'" + folder.resolve("asked") + "'; printf '%s\\n' '" + version
                + "' >&2; exit; fi\necho \"" + name + " LC_ALL=$LC_ALL LC_CTYPE=$LC_CTYPE\"\nprintf '<%s>' \"$@\"\nexit 3\n").getBytes(StandardCharsets.UTF_8));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private static void release(Path home, String version) throws IOException {
        Files.write(home.resolve("release"), ("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n").getBytes(StandardCharsets.UTF_8));
    }

    private ProcessRun run(List<String> environment, String... args) throws Exception {
        ProcessRun.Start start = ProcessRun.in(folder).environment("XDG_CACHE_HOME=" + folder.resolve("caches"));
        environment.forEach(start::environment);
        List<String> command = new ArrayList<>(Arrays.asList("/bin/sh", folder.resolve("certenroll4j.sh").toString()));
        command.addAll(Arrays.asList(args));
        return start.run(command);
    }

    private static List<String> environment(Path javaHome, Path... onPath) {
        StringBuilder path = new StringBuilder("PATH=:");
        for (Path home : onPath) {
            path.append(home.resolve("bin")).append(':');
        }
        return Arrays.asList("JAVA_HOME=" + javaHome, path + "/usr/bin:/bin", "LANG=C.UTF-8");
    }

    @Test
    void argumentsAndTheExitCodePassThrough() throws Exception {
        ProcessRun run = run(environment(java("java 17 & more", "openjdk version \"17.0.1\" 2021-10-19")), "version", "a b", "*", "", "$x");

        assertThat(run.text()).startsWith("java 17 & more ").endsWith("<-jar><" + folder + "/certenroll4j-cli.jar><version><a b><*><><$x>");
        assertThat(run.exitCode).isEqualTo(3);
    }

    @Test
    void aWrongJavaHomeDoesNotEndTheSearch() throws Exception {
        Path seven = java("seven", "java version \"1.7.0_80\"");
        Path broken = java("broken", "cannot run");
        Path eight = java("eight", "Picked up x: y\nopenjdk version \"1.8.0_292\"");

        for (Path wrong : new Path[] {folder.resolve("nowhere"), seven, broken, folder}) {
            assertThat(run(environment(wrong, broken, seven, folder, eight)).text()).startsWith("eight ");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.7.0_80, false", "1.8.0_292, true", "9, true", "11.0.2, true", "17-ea, true", "25, true", "6, false"})
    void theVersionIsReadRatherThanAskedFor(String version, boolean usable) throws Exception {
        Path home = java("home", "openjdk version \"99\"");
        release(home, version);
        Path link = Files.createSymbolicLink(folder.resolve("java"), home.resolve("bin").resolve("java"));
        List<String> environment = Arrays.asList("JAVA_HOME=", "PATH=" + link.getParent() + ":/usr/bin:/bin", "LANG=C.UTF-8");

        ProcessRun run = run(environment);

        assertThat(run.text().startsWith("home ")).isEqualTo(usable);
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void withoutAJavaThatIsNewEnoughItSaysSo() throws Exception {
        Path seven = java("seven", "java version \"1.7.0_80\"");
        List<String> environment = Arrays.asList("JAVA_HOME=" + seven, "PATH=" + tools());

        ProcessRun run = run(environment);

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_HERE);
        assertThat(run.err).contains("there is no Java 8 or later in JAVA_HOME or on the PATH").contains("seven/bin/java is too old");
        Files.delete(folder.resolve("certenroll4j-cli.jar"));
        assertThat(run(environment).err).contains("no ").contains("mvn package");
    }

    /** What the script needs, without a Java beside. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : new String[] {"readlink", "sed", "head"}) {
            Path own = Files.write(tools.resolve(tool), ("#!/bin/sh\nPATH=/usr/bin:/bin exec " + tool + " \"$@\"\n").getBytes(StandardCharsets.UTF_8));
            assertThat(own.toFile().setExecutable(true)).isTrue();
        }
        return tools;
    }

    @ParameterizedTest
    @CsvSource({
        "C, '', '', true",
        "POSIX, '', de_DE.UTF-8, true",
        "'', C, de_DE.UTF-8, true",
        "'', '', C, true",
        "'', '', '', true",
        "de_DE.UTF-8, C, C, false",
        "'', tr_TR.ISO-8859-9, C, false",
        "'', '', C.UTF-8, false",
    })
    void aLocaleWithoutLettersIsReplacedAndItsCharsetKept(String all, String ctype, String lang, boolean replaced) throws Exception {
        Path home = java("home", "openjdk version \"17\"");
        List<String> environment = new ArrayList<>(environment(home).subList(0, 2));
        environment.addAll(Arrays.asList("LC_ALL=" + all, "LC_CTYPE=" + ctype, "LANG=" + lang));

        String said = run(environment, "explain").text();

        String expected = all.isEmpty() ? "LC_ALL= LC_CTYPE=" + (replaced ? "C.UTF-8" : ctype) : "LC_ALL=" + (replaced ? "C.UTF-8" : all) + " LC_CTYPE=" + ctype;
        assertThat(said).startsWith("home " + expected + "\n");
        assertThat(said.contains("<-Dstdout.encoding=US-ASCII>") && said.contains("<-Dsun.stderr.encoding=US-ASCII>")).isEqualTo(replaced);
        assertThat(said).endsWith("<-jar><" + folder + "/certenroll4j-cli.jar><explain>");
    }

    /** A Java that makes what it is asked to make, if it is one that can. */
    private Path javaWithArchive(String version, boolean able) throws IOException {
        Path home = java("archiving", "openjdk version \"99\"");
        release(home, version);
        Path java = home.resolve("bin").resolve("java");
        String made = "for word in \"$@\"; do case $word in -XX:ArchiveClassesAtExit=*) echo \"$*\" >>'" + folder.resolve("made") + "';"
                + (able ? " echo classes >\"${word#*=}\"; exit 0;;" : " exit 1;;") + " esac; done\n";
        String script = new String(Files.readAllBytes(java), StandardCharsets.UTF_8);
        Files.write(java, script.replace("echo \"archiving", made + "echo \"archiving").getBytes(StandardCharsets.UTF_8));
        return home;
    }

    /** Waits until the folder for caches has a file that is ready. */
    private Path archive() throws Exception {
        for (int i = 0; i < 600; i++) {
            try (Stream<Path> files = Files.list(folder.resolve("caches/certenroll4j"))) {
                Optional<Path> ready = files.filter(file -> file.toString().endsWith(".jsa") && file.toFile().length() > 0).findFirst();
                if (ready.isPresent()) {
                    return ready.get();
                }
            } catch (NoSuchFileException notYet) {
                // The background is not so far.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no archive was made");
    }

    @Test
    void theFirstStartMakesAnArchiveForTheNext() throws Exception {
        Files.createDirectory(folder.resolve("caches"));
        List<String> environment = environment(javaWithArchive("17.0.1", true));

        assertThat(run(environment, "explain", "a b").text()).endsWith("<-jar><" + folder.toRealPath() + "/certenroll4j-cli.jar><explain><a b>");
        Path archive = archive();
        ProcessRun next = run(environment, "explain", "a b");
        assertThat(next.text()).contains("<-XX:SharedArchiveFile=" + archive + ">", "<-Xshare:auto>")
                .endsWith("<-cp><" + folder.toRealPath() + "/certenroll4j-cli.jar><io.github.certenroll4j.cli.CertEnroll4j><explain><a b>");
        assertThat(next.exitCode).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("made"))).as("made once").hasSize(1);
        assertThat(archive.getFileName().toString()).startsWith("java-17.0.1+");
    }

    @Test
    void anOlderArchiveIsMadeAnew() throws Exception {
        Files.createDirectory(folder.resolve("caches"));
        List<String> environment = environment(javaWithArchive("17.0.1", true));
        run(environment);
        Path archive = archive();
        Files.setLastModifiedTime(archive, FileTime.fromMillis(Files.getLastModifiedTime(folder.resolve("certenroll4j-cli.jar")).toMillis() - 100_000));

        assertThat(run(environment).text()).contains("<-jar>");
        for (int i = 0; i < 600 && Files.readAllLines(folder.resolve("made")).size() < 2; i++) {
            Thread.sleep(50);
        }
        assertThat(Files.readAllLines(folder.resolve("made"))).hasSize(2);
    }

    /** Whatever Java leaves out of it, it is right without; it is not tried again and again. */
    @Test
    void aJavaThatMakesNoneIsNotAskedAgain() throws Exception {
        Files.createDirectory(folder.resolve("caches"));
        List<String> environment = environment(javaWithArchive("17.0.1", false));
        run(environment);
        archive();

        assertThat(run(environment, "explain").text()).endsWith("<io.github.certenroll4j.cli.CertEnroll4j><explain>");
        assertThat(Files.readAllLines(folder.resolve("made"))).hasSize(1);
    }

    @Test
    void twoStartsAtOnceMakeOne() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("caches/certenroll4j")).resolve("java-17.0.1"
                + folder.toRealPath().toString().replace('/', '+') + "+certenroll4j-cli.jar.jsa");
        Files.createFile(empty);

        assertThat(run(environment(javaWithArchive("17.0.1", true))).text()).as("somebody is making it").contains("<-jar>");
        Thread.sleep(300);
        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(empty).isEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_292, yes, caches", "12, yes, caches", "17, no, caches", "17, yes, nowhere"})
    void withoutAnArchiveNothingIsDifferent(String version, String wanted, String caches) throws Exception {
        Files.createDirectory(folder.resolve("caches"));
        List<String> environment = new ArrayList<>(environment(javaWithArchive(version, true)));
        environment.addAll(Arrays.asList("CERTENROLL4J_ARCHIVE=" + wanted, "XDG_CACHE_HOME=" + folder.resolve(caches)));

        assertThat(run(environment, "explain").text()).doesNotContain("-XX").endsWith("<-jar><" + folder.toRealPath() + "/certenroll4j-cli.jar><explain>");
        Thread.sleep(200);
        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(folder.resolve("caches")).isEmptyDirectory();
    }
}
