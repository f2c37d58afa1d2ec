package io.github.certenroll4j.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.certenroll4j.cli.CertEnroll4j;
import io.github.certenroll4j.pe.TestDll;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * certenroll4j.exe, of which the x86 one is shipped, and certenroll4j.cmd, from a folder with blanks, umlauts and what a
 * batch file may stumble over.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherIT {

    private static final String JAR = "certenroll4j-cli.jar";
    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x86", "x64", "cmd"})
    void argumentsAndTheExitCodePassThrough(String launcher) throws Exception {
        String inQuotationMarks = '"' + JAVA_HOME + '"';
        Path noProgram = Files.write(folder().resolve("kein Programm, f\u00fcr Pr\u00fcfung.txt"), new byte[] {1, 2, 3});

        Ended ended = run(installed(launcher), inQuotationMarks, "", "version", "--json", noProgram.toString());

        assertThat(ended.exitCode).as(ended.output).isEqualTo(4);
        assertThat(ended.output).contains("\"certenroll4j.version/1\"").contains("f\u00fcr Pr\u00fcfung.txt");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x86", "x64", "cmd"})
    void aWrongJavaHomeDoesNotEndTheSearch(String launcher) throws Exception {
        String path = "C:\\nowhere (x86) & co;;" + oldJava().resolve("bin") + ";\"" + JAVA_HOME + "\\bin\"";

        assertExplains(run(installed(launcher), "C:\\nowhere", path, "explain", "5"));
        assertExplains(run(installed(launcher), oldJava().toString(), path, "explain", "5"));
    }

    /** A Windows with a Java in its registry goes on with that one. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x86", "x64", "cmd"})
    void aJavaThatIsTooOldIsNotStarted(String launcher) throws Exception {
        Ended ended = run(installed(launcher), oldJava().toString(), "", "explain", "5");

        if (ended.exitCode == 5) {
            assertThat(ended.output).contains("there is no Java 8 or later");
        } else {
            assertExplains(ended);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x86", "x64", "cmd"})
    void withoutItsJarItSaysWhatIsMissing(String launcher) throws Exception {
        Path program = installed(launcher);
        Files.delete(folder().resolve(JAR));

        Ended ended = run(program, JAVA_HOME, "");

        assertThat(ended.exitCode).isEqualTo(5);
        assertThat(ended.output).contains(JAR);
    }

    /** java.exe puts names in the place of a pattern, as a shell does elsewhere. */
    @Test
    void aPatternNeedsQuotationMarks() throws Exception {
        Path jar = NativeTestKit.locationOf(CertEnroll4j.class);
        for (String name : new String[] {"a.dll", "b.dll"}) {
            Files.write(folder().resolve(name), TestDll.x64("1.2.3.4"));
        }
        String[] java = {JAVA_HOME + "\\bin\\java.exe", "-cp", jar.toString(), CertEnroll4j.class.getName(), "version", "--match"};

        Ended expanded = run(with(java, "*.dll", "."));
        assertThat(expanded.exitCode).as(expanded.output).isEqualTo(2);
        assertThat(expanded.output).contains("--match=\"*.dll\"");

        java[java.length - 1] = "--match=\"*.dll\"";
        Ended quoted = run(with(java, "."));
        assertThat(quoted.exitCode).as(quoted.output).isZero();
        assertThat(quoted.output).contains("a.dll", "b.dll");
    }

    private ProcessBuilder with(String[] command, String... more) {
        List<String> words = new ArrayList<>(Arrays.asList(command));
        words.addAll(Arrays.asList(more));
        return new ProcessBuilder(words).directory(folder().toFile());
    }

    private static void assertExplains(Ended ended) {
        assertThat(ended.exitCode).as(ended.output).isZero();
        assertThat(ended.output).contains("E_ACCESSDENIED (0x80070005)");
    }

    private Path folder() {
        return temp.resolve("Pr\u00fcfung (x86) & Leerzeichen");
    }

    /** Only a name and a version: the launcher asks the exe for it, the batch file the text beside. */
    private Path oldJava() throws Exception {
        Path home = temp.resolve("Java (7) & alt");
        Files.createDirectories(home.resolve("bin"));
        Files.write(home.resolve("bin").resolve("java.exe"), TestDll.x86("7.0.800.15"));
        Files.write(home.resolve("release"), "JAVA_VERSION=\"1.7.0_80\"\r\n".getBytes(StandardCharsets.US_ASCII));
        return home;
    }

    private Path installed(String launcher) throws Exception {
        boolean cmd = launcher.equals("cmd");
        Path shipped = NativeTestKit.home().resolve("launcher").resolve(cmd ? "certenroll4j.cmd" : launcher + "/certenroll4j.exe");
        assumeTrue(Files.exists(shipped), "this kit was built without it");
        assumeTrue(cmd || ThisWindows.canRun(launcher), "this Windows runs no " + launcher + " programs");
        Files.copy(NativeTestKit.locationOf(CertEnroll4j.class), folder().resolve(JAR), StandardCopyOption.REPLACE_EXISTING);
        return Files.copy(shipped, folder().resolve(shipped.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    @BeforeEach
    void createFolder() throws Exception {
        Files.createDirectories(folder());
    }

    /** A program that has just ended, or that a virus scanner looks at, cannot be deleted for a moment. */
    @AfterEach
    void deletePrograms() throws Exception {
        Path program = folder().resolve("certenroll4j.exe");
        for (int attempt = 0; Files.exists(program) && attempt < 100; attempt++) {
            if (!program.toFile().delete()) {
                Thread.sleep(100);
            }
        }
    }

    /** @param path folders to look into before those of Windows */
    private static Ended run(Path launcher, String javaHome, String path, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        if (launcher.toString().endsWith(".cmd")) {
            builder.command("cmd", "/c", launcher.getFileName().toString()).directory(launcher.getParent().toFile());
        }
        builder.command().addAll(Arrays.asList(arguments));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.equalsIgnoreCase("PATH") || name.equals("JAVA_HOME"));
        environment.put("PATH", path + ";" + System.getenv("SystemRoot") + "\\system32");
        if (!javaHome.isEmpty()) {
            environment.put("JAVA_HOME", javaHome);
        }
        return run(builder);
    }

    private static Ended run(ProcessBuilder launcher) throws Exception {
        Process process = launcher.redirectErrorStream(true).start();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int n = process.getInputStream().read(buffer); n >= 0; n = process.getInputStream().read(buffer)) {
            output.write(buffer, 0, n);
        }
        // JSON is, whatever the code page; all else that is asked for is ASCII.
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
