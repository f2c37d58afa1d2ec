package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command line that is wrong is told, and how one gets help. */
class MisuseTest {

    @TempDir
    Path folder;

    private static Run run(String line) {
        return Run.of(line.isEmpty() ? new String[0] : line.split(" "));
    }

    private static void assertTold(Run run, String message, String help) {
        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err.split("\\R")).containsExactly("certenroll4j: " + message, "See " + help);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stauts | certenroll4j has no command stauts; did you mean status? | certenroll4j --help",
        "stauts --json x | certenroll4j has no command stauts; did you mean status? | certenroll4j --help",
        "instal x.p7b | certenroll4j has no command instal; did you mean install? | certenroll4j --help",
        "frobnicate | certenroll4j has no command frobnicate | certenroll4j --help",
        "page chekc x | certenroll4j page has no command chekc; did you mean check? | certenroll4j page --help",
        "help instal | certenroll4j has no command instal; did you mean install? | certenroll4j --help",
        "help page chekc | certenroll4j page has no command chekc; did you mean check? | certenroll4j page --help",
        "version --jsn x | certenroll4j version has no option --jsn; did you mean --json? | certenroll4j version --help",
        "version -json x | certenroll4j version has no option -json; did you mean --json? | certenroll4j version --help",
        "status --window=x | certenroll4j status has no option --window; did you mean --windows? | certenroll4j status --help",
        "status -x | certenroll4j status has no option -x | certenroll4j status --help",
        "status System32 | certenroll4j status takes no argument System32 | certenroll4j status --help",
        "--json version x | certenroll4j has no option --json before the command; put it behind | certenroll4j --help",
        "explain CERT_E_UNTRUSTEDROT | not an error code: CERT_E_UNTRUSTEDROT; did you mean CERT_E_UNTRUSTEDROOT, CERT_E_UNTRUSTEDCA"
            + " or SEC_E_UNTRUSTED_ROOT? | certenroll4j explain --help",
        "status --json --verbose | --json, --verbose are mutually exclusive (specify only one) | certenroll4j status --help",
        "version | Missing required parameter: 'FILE' | certenroll4j version --help",
    })
    void oneMessageTheNearestNamesAndWhereHelpIs(String line, String message, String help) {
        assertTold(run(line), message, help);
    }

    @Test
    void aMistypedValueIsAnsweredWithTheNearestToo() {
        Run run = run("request --subject CN=x --out - --key rsa-2408");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err.split("\\R")).hasSize(2);
        assertThat(run.err).contains("did you mean rsa-2048?");
    }

    @Test
    void aMistypedSettingIsAnsweredWithTheNearestToo() throws Exception {
        Path file = Files.write(folder.resolve("r.properties"), "sbject = CN=x".getBytes(StandardCharsets.US_ASCII));
        Run run = Run.of("request", "--from", file.toString(), "--out", "-");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("no such setting: sbject").contains("did you mean subject?");
    }

    @Test
    void withoutACommandItSaysWhatThereIs() {
        Run program = run("");
        assertThat(program.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(program.err).startsWith("Usage: certenroll4j [-hV] COMMAND").contains("  inspect ", "  status ", "  help ")
                .endsWith("See certenroll4j --help" + System.lineSeparator()).doesNotContain("Exit codes");
        assertThat(program.out).isEmpty();

        Run page = run("page");
        assertThat(page.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(page.err).startsWith("Usage: certenroll4j page [-hV] COMMAND").contains("  check ", "  fix ")
                .endsWith("See certenroll4j page --help" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"version --help", "version -h", "version -?", "version /?", "help version", "version /? x", "version x /?"})
    void helpOnACommandIsFoundByEverySignForIt(String line) {
        Run run = run(line);

        assertThat(run.exitCode).isZero();
        assertThat(run.out).startsWith("Usage: certenroll4j version ").contains("--match").contains("/?");
        assertThat(run.err).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-?", "/?", "help"})
    void helpOnAllToo(String line) {
        Run run = run(line);

        assertThat(run.exitCode).isZero();
        assertThat(run.out).startsWith("Usage: certenroll4j ").contains("Exit codes");
        assertThat(run.err).isEmpty();
    }

    @Test
    void andOnHelpItself() {
        assertThat(run("help --help").out).startsWith("Usage: certenroll4j help ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help page check", "page help check", "page check /?"})
    void andOnACommandOfACommand(String line) {
        assertThat(run(line).out).startsWith("Usage: certenroll4j page check ");
        assertThat(run(line).exitCode).isZero();
    }

    @Test
    void aNameThatBeginsWithAnAtIsAName() throws Exception {
        Files.write(folder.resolve("list"), "--json".getBytes(StandardCharsets.US_ASCII));

        Run named = Run.of("version", "@" + folder.resolve("list"));
        assertThat(named.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(named.err).contains("@" + folder.resolve("list") + ": there is no such file");
        assertThat(run("@list").err).contains("has no command @list");
        assertThat(Run.of("explain", "@" + folder.resolve("list")).err).contains("not an error code: @");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "page check", "status --windows", "inspect x --with"})
    void anEmptyNameIsNoFile(String line) {
        String[] words = (line + " x").split(" ");
        words[words.length - 1] = "";
        Run run = Run.of(words);

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("a file name is empty");
    }

    @Test
    void aNameThatNoFileCanHaveIsAMistakeOfUsage() {
        Run run = Run.of("version", "a\0b");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("no file can be named a\\u0000b").doesNotContain("Exception");
    }

    @Test
    void controlCharactersOfTheLineStayOnTheirLine() {
        String[] lines = Run.of("sta\n\u001b[31mtus").err.split("\\R");

        assertThat(lines).hasSize(2);
        assertThat(lines[0]).contains("sta\\u000a\\u001b[31mtus");
    }

    @Test
    void lettersAreTheSameInTurkey() {
        Locale before = Locale.getDefault();
        Locale.setDefault(new Locale("tr", "TR"));
        try {
            assertThat(run("explain cert_e_untrustedroot").out).startsWith("CERT_E_UNTRUSTEDROOT");
            assertThat(run("explain 0X800B010A").out).startsWith("CERT_E_CHAINING");
            assertThat(run("VERIFI x").err).contains("did you mean verify?");
            assertThat(run("request --subject CN=x --out - --hash SHA256 --key-usage KEYENCIPHERMENT --eku SERVERAUTH --san IP:192.0.2.1"
                    + " --key RSA-2048").err).doesNotContain("no such").doesNotContain("neither");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "status --monitoring --bogus",
        "status --bogus --monitoring",
        "status --monitoring more",
        "status more --monitoring",
        "status --verbose --monitoring",
        "status --monitoring --monitoring",
        "status --monitoring=perhaps",
        "status --monitoring --windows",
        "status --windows --monitoring",
        "status --windows nowhere --monitoring",
        "status --monitoring --windows nowhere",
        "status --monitoring --windows=",
        "status --monitoring --package nowhere",
        "status --package nowhere --monitoring",
        "status --package . --monitoring",
        "--monitoring status",
        "stauts --monitoring",
        "--monitoring",
    })
    void aMistakeIsUnknownToMonitoring(String line) {
        Run run = run(line);

        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.out.split("\\R")).singleElement().asString().startsWith("CERTENROLL UNKNOWN - ").doesNotContain("|");
        assertThat(run.err).isEmpty();
    }

    @Test
    void monitoringWinsOverJson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = CertEnroll4j.run(Run.console(out, err), "status", "--json", "--monitoring");

        assertThat(exitCode).isEqualTo(3);
        assertThat(out.toString().split("\\R")).singleElement().asString().startsWith("CERTENROLL UNKNOWN - --json, --monitoring");
        assertThat(err.size()).isZero();
    }

    @Test
    void monitoringIsNotAskedForBehindTwoDashes() {
        assertThat(run("explain -- --monitoring").exitCode).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLineThatDoesNotArriveIsUnknownToMonitoring() throws Exception {
        for (String line : new String[] {"status --monitoring --windows .", "status --monitoring --bogus", "status --monitoring --windows nowhere"}) {
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
            assertThat(CertEnroll4j.run(Run.console(full, new ByteArrayOutputStream()), line.split(" "))).isEqualTo(3);
        }
    }

    @Test
    void whatAFileNameHasInItForgesNoFiguresAndNoLine() {
        Run run = Run.of("status", "--monitoring", "--windows", "x|'a'=1\nCERTENROLL OK -");

        assertThat(run.exitCode).isEqualTo(3);
        assertThat(run.out.split("\\R")).singleElement().asString().startsWith("CERTENROLL UNKNOWN - ").doesNotContain("|");
    }

    @ParameterizedTest
    @CsvSource({
        "io.github.certenroll4j.hotfix.HotfixStatus, status --monitoring --windows .",
        "io.github.certenroll4j.cli.Misuse, status --monitoring --bogus",
        "io.github.certenroll4j.cli.VersionCommand, status --monitoring --windows . --verbose",
    })
    void whatNobodyForesawIsUnknownToMonitoring(String missing, String line) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (URLClassLoader damaged = damaged(missing)) {
            Constructor<?> terminal = damaged.loadClass(Terminal.class.getName()).getDeclaredConstructor();
            terminal.setAccessible(true);
            Class<?> consoleClass = damaged.loadClass(Console.class.getName());
            Constructor<?> constructor = consoleClass.getDeclaredConstructor(
                    OutputStream.class, OutputStream.class, terminal.getDeclaringClass());
            constructor.setAccessible(true);
            Object console = constructor.newInstance(out, err, terminal.newInstance());
            Method run = damaged.loadClass(CertEnroll4j.class.getName()).getDeclaredMethod("run", consoleClass, String[].class);
            run.setAccessible(true);

            assertThat(run.invoke(null, console, line.split(" "))).isEqualTo(3);
        }
        assertThat(out.toString().split("\\R")).singleElement().asString().startsWith("CERTENROLL UNKNOWN - something unforeseen");
        assertThat(err.toString()).isEmpty();
    }

    /** The program out of a jar that lacks a class. */
    private static URLClassLoader damaged(String missing) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Paths.get(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getSystemClassLoader().getParent()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(missing)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
    }
}
