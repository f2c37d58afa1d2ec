package io.github.certenroll4j.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.certenroll4j.win.NativeStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The batch files, read by this Windows' cmd: from folders of any name, through the PATH, with every exit code. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchFilesIT {

    private static final String JAVA_HOME = System.getProperty("java.home");

    @TempDir
    Path temp;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"with blanks", "wow!", "hat^top", "a&b", "(brackets)", "[square]", "comma,equals=",
        "f\u00fcr Pr\u00fcfung", "it's"})
    void aFolderOfAnyNameIsFound(String name) throws Exception {
        Path folder = launcherIn(name);

        Ended ended = new Cmd(folder, "certenroll4j.cmd", "3", "two words", "f\u00fcr").run();

        assertThat(ended.exitCode).as(ended.output).isEqualTo(3);
        assertThat(ended.output).contains("<two words>", "<f\u00fcr>");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyExitCodeArrives(int code) throws Exception {
        assertThat(new Cmd(launcherIn("codes"), "certenroll4j.cmd", String.valueOf(code)).run().exitCode).isEqualTo(code);
    }

    /** In quotation marks and through the PATH: then cmd says that the file lies in the current folder. */
    @Test
    void itIsFoundThroughThePath() throws Exception {
        Path folder = launcherIn("on the path");
        Files.createDirectories(temp.resolve("elsewhere"));

        Ended ended = new Cmd(temp.resolve("elsewhere"), "\"certenroll4j\"", "4").path(folder.toString()).run();

        assertThat(ended.exitCode).as(ended.output).isEqualTo(4);
    }

    @Test
    void twoAtOnceDoNotMind() throws Exception {
        Path folder = launcherIn("twice");
        Process first = new Cmd(folder, "certenroll4j.cmd", "1").start();
        Process second = new Cmd(folder, "certenroll4j.cmd", "2").start();

        assertThat(ended(first).exitCode).isEqualTo(1);
        assertThat(ended(second).exitCode).isEqualTo(2);
    }

    /** As Explorer starts it: the window waits for a key, of which stdin has none here. */
    @Test
    void aDoubleClickWaitsForAKeyAndNothingElseDoes() throws Exception {
        Path launcher = launcherIn("clicked").resolve("certenroll4j.cmd");

        // Java sets no marks of its own around a word that has them already, and cmd takes off the first and the last.
        Ended clicked = new Cmd(temp, "\"\"" + launcher + "\" \"").run();
        Ended called = new Cmd(launcher.getParent(), "certenroll4j.cmd").run();

        assertThat(called.output).isEmpty();
        assertThat(clicked.exitCode).as(clicked.output).isZero();
        assumeFalse(NativeStores.isSandbox(), "Wine's cmd does not tell its command line");
        assertThat(clicked.output).isNotEmpty();
    }

    @Test
    void theKitTakesAJavaHomeInQuotationMarksAndSaysWhatItMayNot() throws Exception {
        Path folder = kitIn("the kit & more (x86)");

        Ended ended = new Cmd(folder, "run.cmd", "reports\\", "Install|UndoIT").javaHome('"' + JAVA_HOME + '"').run();

        assertThat(ended.exitCode).as(ended.output).isEqualTo(2);
        assertThat(ended.output).contains("CERTENROLL4J_NATIVE_TESTS");
    }

    @Test
    void theKitWithoutAJavaSaysSo() throws Exception {
        Ended ended = new Cmd(kitIn("no java"), "run.cmd").javaHome("").run();

        assertThat(ended.exitCode).as(ended.output).isEqualTo(5);
        assertThat(ended.output).contains("There is no Java in JAVA_HOME or on the PATH.");
    }

    private Path launcherIn(String name) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(name));
        Files.copy(NativeTestKit.home().resolve("launcher").resolve("certenroll4j.cmd"), folder.resolve("certenroll4j.cmd"),
                StandardCopyOption.REPLACE_EXISTING);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ExitWith.class.getName());
        try (OutputStream file = Files.newOutputStream(folder.resolve("certenroll4j-cli.jar"));
             JarOutputStream jar = new JarOutputStream(file, manifest);
             InputStream exitWith = ExitWith.class.getResourceAsStream("ExitWith.class")) {
            jar.putNextEntry(new ZipEntry(ExitWith.class.getName().replace('.', '/') + ".class"));
            jar.write(bytes(exitWith));
        }
        return folder;
    }

    private Path kitIn(String name) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(name));
        for (String file : new String[] {"run.cmd", "tests.jar", "certenroll4j-cli.jar"}) {
            Files.copy(NativeTestKit.home().resolve(file), folder.resolve(file));
        }
        return folder;
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes.write(buffer, 0, n);
        }
        return bytes.toByteArray();
    }

    private static Ended ended(Process process) throws Exception {
        process.getOutputStream().close();
        byte[] output = bytes(process.getInputStream());
        // What a batch file says is in the console's charset, what Java says under it in another: both write these letters so.
        return new Ended(process.waitFor(), new String(output, System.getProperty("sun.jnu.encoding")));
    }

    /** One call of cmd. */
    private static final class Cmd {
        private final ProcessBuilder builder = new ProcessBuilder();

        Cmd(Path folder, String... words) {
            List<String> command = new ArrayList<>(Arrays.asList("cmd", "/c"));
            command.addAll(Arrays.asList(words));
            builder.command(command).directory(folder.toFile()).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.equalsIgnoreCase("PATH"));
            environment.put("CERTENROLL4J_NATIVE_TESTS", "no");
            path("").javaHome(JAVA_HOME);
        }

        Cmd path(String folder) {
            builder.environment().put("PATH", folder + ";" + System.getenv("SystemRoot") + "\\system32");
            return this;
        }

        Cmd javaHome(String home) {
            builder.environment().remove("JAVA_HOME");
            if (!home.isEmpty()) {
                builder.environment().put("JAVA_HOME", home);
            }
            return this;
        }

        Process start() throws IOException {
            return builder.start();
        }

        Ended run() throws Exception {
            return ended(start());
        }
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
