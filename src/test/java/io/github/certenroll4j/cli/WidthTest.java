package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

/** Lines end where the terminal does. What has to stay whole may be longer: a path, and a command to be copied. */
class WidthTest {

    @TempDir
    Path folder;

    private static List<String> lines(int width, String... args) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        CertEnroll4j.run(new Console(both, both, new TestTerminal(StandardCharsets.UTF_8, width, false)), args);
        return Arrays.asList(new String(both.toByteArray(), StandardCharsets.UTF_8).split("\\R"));
    }

    private static void assertFits(int width, String... args) {
        assertThat(lines(width, args)).as(String.join(" ", args)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    static Stream<String> commands() {
        List<String> names = new ArrayList<>();
        for (Class<?> type : CertEnroll4j.commands().values()) {
            add(CommandSpec.forAnnotatedObject(type), names);
        }
        return names.stream();
    }

    private static void add(CommandSpec spec, List<String> names) {
        names.add(spec.qualifiedName(" "));
        spec.subcommands().values().forEach(sub -> add(sub.getCommandSpec(), names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ofHelp(String command) {
        for (int width : new int[] {60, 79, 100}) {
            assertFits(width, (command + " --help").split(" "));
        }
        assertFits(79, "--help");
        assertFits(79, (command + " --nonsense").split(" "));
    }

    @Test
    void ofExplanations() {
        HResult.known().forEach(known -> assertFits(79, "explain", known.hex()));
        assertFits(40, "explain", "0x800b0109");
    }

    @Test
    void ofAnswers() throws Exception {
        Path windows = folder.resolve("w");
        new TestWindows(windows).with("System32/certenroll.dll", TestDll.x86("6.0.6000.16386"));
        Path page = Files.write(folder.resolve("p.html"), "<script>e.InstallResponse(0, cert, 1, \"\");</script>".getBytes(StandardCharsets.UTF_8));

        assertFits(79, "status", "--verbose", "--windows", windows.toString());
        assertFits(79, "page", "check", "--for", "6.0.6000.16386", folder.toString());
        assertFits(79, "page", "fix", "--write", page.toString());
        assertFits(79, "inspect", folder.resolve("absent").toString());
        assertFits(79, "inspect", page.toString());
        assertFits(79, "explain", "CERT_E_UNTRUSTEDROT");
    }

    @Test
    void ofTheOneLineForMonitoringNot() {
        assertThat(lines(40, "status", "--monitoring", "--windows", folder.resolve("absent").toString())).hasSize(1);
    }

    /** What follows the fold begins no line that could be taken for one of ours. */
    @Test
    void aFoldedSentenceIsIndented() {
        List<String> folded = lines(40, "status", "--windows", "absent so that it is folded next step: in two or three lines");
        assertThat(folded).hasSizeGreaterThan(2).element(0).asString().startsWith("certenroll4j: ");
        assertThat(folded.subList(1, folded.size())).allSatisfy(line -> assertThat(line).startsWith("  "));
    }

    /** A name with many blanks cannot have a terminal begin a line where it wants to. */
    @Test
    void aLongNameInATreeIsFoldedBelowItsStart() throws Exception {
        TestCa ca = TestCa.root(TestCa.Spec.of("Good CA" + new String(new char[32]).replace('\0', ' ') + "next step:  pay").keys(TestCa.Keys.EC));
        Path response = Files.write(folder.resolve("r"), ca.certificate().getEncoded());

        assertThat(lines(79, "inspect", response.toString())).filteredOn(line -> line.contains("Good CA") || line.contains("pay"))
                .hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(79).startsWith("  "));
    }

    @ParameterizedTest
    @CsvSource({"80, 79", "132, 131", "40, 39", "1000, 999"})
    void followsWhatTheTerminalSays(String columns, int width) {
        assertThat(Terminal.width(columns)).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-80", "8", "39", "1001", "99999999999", "eighty", "80 "})
    void passesOverNonsense(String columns) {
        assertThat(Terminal.width(columns)).isEqualTo(79);
        assertThat(Terminal.width(null)).isEqualTo(79);
    }
}
