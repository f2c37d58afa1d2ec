package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickAnswerTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC));
    private static final byte[] RESPONSE = CA.fullChain(CA.issue("leaf", TestCa.Keys.EC.generate().getPublic()));
    private static final Path HELP = Paths.get("src", "main", "resources", "io", "github", "certenroll4j", "cli", QuickHelp.RESOURCE);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String[] words(String line) {
        new TestWindows(directory).with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.20755")).with("response.p7b", RESPONSE);
        return Arrays.stream(line.split(" ")).map(word -> word.replace("DIR", directory.toString())).toArray(String[]::new);
    }

    /** Whether the quick way takes the call. */
    private boolean isQuick(String line) {
        Console console = Run.console(out, new ByteArrayOutputStream());
        try {
            return QuickAnswer.of(console, words(line)).isPresent();
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
        "version DIR",
        "version DIR/System32/certenroll.dll DIR/SysWOW64/certenroll.dll",
        "version --json DIR/System32/certenroll.dll",
        "version DIR/System32/certenroll.dll --json DIR",
        "version nowhere",
        "version DIR/response.p7b",
        "version --json nowhere",
        "explain 0x80070005",
        "explain --json CERT_E_CHAINING",
        "explain 13 --json",
        "explain 0x8abcdef0",
        "inspect DIR/response.p7b",
        "inspect DIR/response.p7b --json",
        "inspect nowhere",
        "inspect --json nowhere",
        "inspect DIR/System32/certenroll.dll",
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
        "version",
        "version --json",
        "version --csv DIR",
        "version DIR --json --json",
        "version DIR /?",
        "version -h",
        "version -- DIR",
        "explain",
        "explain --list",
        "explain NO_SUCH_NAME",
        "explain 1 2",
        "inspect",
        "inspect -",
        "inspect DIR DIR",
        "inspect DIR --details",
        "install DIR",
        "--help status",
        "--help --help",
        "help",
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

    /** Written anew by {@link #main}. */
    @Test
    void theHelpIsWhatPicocliPrints() throws IOException {
        assertThat(new String(Files.readAllBytes(HELP), StandardCharsets.UTF_8)).isEqualTo(help(QuickHelp.WIDTH));
        Console console = usualConsole(QuickHelp.WIDTH);
        assertThat(QuickAnswer.of(console, "--help")).hasValue(ExitCode.YES);
        console.finish(0);
        assertThat(out.toString("UTF-8").replace("\r\n", "\n")).isEqualTo(help(QuickHelp.WIDTH));
    }

    @Test
    void aTerminalOfAnotherWidthHasItsOwnHelp() {
        assertThat(QuickAnswer.of(usualConsole(QuickHelp.WIDTH + 1), "--help")).isEmpty();
    }

    private Console usualConsole(int width) {
        return new Console(out, new ByteArrayOutputStream(), new TestTerminal(StandardCharsets.UTF_8, width, false));
    }

    private static String help(int width) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Console console = new Console(text, new ByteArrayOutputStream(), new TestTerminal(StandardCharsets.UTF_8, width, false));
        console.finish(CertEnroll4j.byPicocli(console, "--help"));
        return text.toString("UTF-8").replace("\r\n", "\n");
    }

    /** Writes the help anew: java -cp target/test-classes:target/classes:target/lib/* io.github.certenroll4j.cli.QuickAnswerTest. */
    public static void main(String[] args) throws IOException {
        Files.write(HELP, help(QuickHelp.WIDTH).getBytes(StandardCharsets.UTF_8));
    }
}
