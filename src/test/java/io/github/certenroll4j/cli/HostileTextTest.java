package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names, files and arguments that would write lines of their own, move the cursor or turn the text round. {@link Run}
 * asserts of every output that nothing of the kind is in it; here it is also looked for as an escape.
 */
class HostileTextTest {

    private static final String EVIL = "x\r\n  next step:  pay\u001b[2J\u009b8m\u202e\u2028\u200b\ud83d";
    private static final String SHOWN = "x\\u000d\\u000a  next step:  pay\\u001b[2J\\u009b8m\\u202e\\u2028\\u200b\\ud83d";
    /** Files and certificates can be named so: no half pairs. */
    private static final String EVIL_WHOLE = EVIL.substring(0, EVIL.length() - 1);
    private static final String EVIL_NAME = EVIL_WHOLE + ".dll";
    private static final String SHOWN_NAME = SHOWN.substring(0, SHOWN.length() - 6) + ".dll";
    private static final String CALL = "e.InstallResponse(0, cert, 1, \"\");";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {
        "EVIL", "--EVIL", "explain EVIL", "explain --EVIL", "explain 1 EVIL", "inspect EVIL", "inspect --windows EVIL response",
        "inspect --trust EVIL response", "inspect --with EVIL response", "status --windows EVIL", "status --package EVIL",
        "status --monitoring --windows EVIL", "status EVIL", "version EVIL", "version --csv EVIL", "version --json EVIL",
        "version --match {EVIL .", "page EVIL", "page check EVIL", "page check --for EVIL x", "page fix EVIL", "page check --json EVIL",
        "request --subject CN=EVIL --out x", "request --subject CN=x --key EVIL --out x", "request --subject CN=x --san EVIL --out x",
        "request --inf EVIL --out x", "request --from EVIL --out x", "install EVIL", "verify EVIL", "pending EVIL",
        "pending remove --yes EVIL"})
    void anArgumentIsRepeatedOnOneLine(String line) throws Exception {
        Path response = Files.write(directory.resolve("response"), TestCa.root("Root").certificate().getEncoded());
        String[] args = Arrays.stream(line.split(" ")).map(word -> word.equals("response") ? response.toString() : word.replace("EVIL", EVIL))
                .toArray(String[]::new);

        assertForgesNothing(Run.of(args));
    }

    @Test
    void theNamesInAResponseForgeNoAdvice() throws Exception {
        Path evil = directory.resolve("evil.p7b");
        try (InputStream in = TestCa.class.getResourceAsStream("evil.p7b")) {
            Files.copy(in, evil);
        }

        for (String form : new String[] {"--windows=6.0.6000.16386", "--json"}) {
            Run run = Run.of("inspect", form, evil.toString());
            assertForgesNothing(run);
            assertThat(run.out).contains("Good CA", "[8m");
        }
    }

    @Test
    void neitherDoesALabelATextOfTheCaOrAnAddress() throws Exception {
        TestCa ca = TestCa.root(TestCa.Spec.of(EVIL_WHOLE).keys(TestCa.Keys.EC));
        TestCa issuing = ca.intermediate(TestCa.Spec.of(EVIL_WHOLE).keys(TestCa.Keys.EC).caIssuers("http://ca/" + EVIL_WHOLE));
        X509Certificate leaf = issuing.issue(TestCa.Spec.of(EVIL_WHOLE).caIssuers("http://ca/" + EVIL_WHOLE),
                TestCa.Keys.EC.generate().getPublic());

        Run missing = inspect(issuing.leafOnly(leaf));
        assertThat(missing.out).contains("its certificate may be at");
        inspect(TestForms.cmc(ca, 2, EVIL_WHOLE, "1", Collections.emptyList()));
        inspect(TestForms.pem("CERT\u001b[2JIFICATE", leaf.getEncoded()).getBytes(StandardCharsets.UTF_8));
        inspect(("<title>" + EVIL + "</title><html>").getBytes(StandardCharsets.UTF_8));
    }

    private Run inspect(byte[] response) throws Exception {
        Path file = Files.write(directory.resolve("response"), response);
        assertForgesNothing(Run.of("inspect", "--json", file.toString()));
        assertForgesNothing(Run.of("install", file.toString()));
        Run run = Run.of("inspect", file.toString());
        assertForgesNothing(run);
        return run;
    }

    @Test
    void neitherDoStringsOfAProgram() throws Exception {
        byte[] dll = TestDll.x86().version(0x0409, "1.2.3.4").string("CompanyName", EVIL).bytes();
        Path file = Files.write(directory.resolve("a.dll"), dll);

        Run run = Run.of("version", "--strings", file.toString());

        assertForgesNothing(run);
        assertThat(run.out).contains("    CompanyName: " + SHOWN);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it allows no such names")
    void neitherDoesTheNameOfAFile() throws Exception {
        Files.write(directory.resolve(EVIL_NAME), TestDll.x86("1.2.3.4"));
        Files.write(directory.resolve(EVIL_NAME + ".txt"), new byte[3]);
        Files.createDirectory(directory.resolve("locked" + EVIL_NAME)).toFile().setReadable(false);

        for (String form : new String[] {"--strings", "--csv", "--json"}) {
            Run run = Run.of("version", form, directory.toString());
            assertForgesNothing(run);
            assertThat(run.out).contains(form.equals("--json") ? "x\\r\\n  next" : SHOWN_NAME);
            assertThat(run.out + run.err).contains(form.equals("--json") ? "pay\\u001b" : SHOWN_NAME + ".txt");
        }
        assertForgesNothing(Run.of("status", "--package", directory.toString()));
        Run monitoring = Run.of("status", "--monitoring", "--windows", directory.resolve(EVIL_NAME + "|a=1").toString());
        assertForgesNothing(monitoring);
        assertThat(monitoring.out.split("\\R")).hasSize(1);
        assertThat(monitoring.out).doesNotContain("|");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it allows no such names")
    void neitherDoesAWindowsDirectory() throws Exception {
        Path windows = Files.createDirectory(directory.resolve(EVIL_NAME));
        new TestWindows(windows).with("System32/certenroll.dll", TestDll.x86("6.0.6000.16386"));

        for (String form : new String[] {"--verbose", "--json", "--monitoring"}) {
            assertForgesNothing(Run.of("status", "--windows", windows.toString(), form));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it allows no such names")
    void neitherDoesAPage() throws Exception {
        Path page = directory.resolve(EVIL_NAME + ".js");
        Files.write(page, (CALL + "\ne.InstallResponse(\u001b[2J\u202ef,\r\n c, 'next step:', \"\");").getBytes(StandardCharsets.UTF_8));

        assertForgesNothing(Run.of("page", "check", directory.toString()));
        assertForgesNothing(Run.of("page", "check", "--json", directory.toString()));
        Run fix = Run.of("page", "fix", "--write", directory.toString());
        assertThat(fix.err).contains(SHOWN_NAME + ".js: written; the old file is");
        assertForgesNothing(fix);
    }

    @Test
    void neitherDoSettings() throws Exception {
        Path inf = Files.write(directory.resolve("a.inf"),
                ("[NewRequest]\nSubject=\"CN=x\"\n\u001b[2J\u202ePrivateKeyArchive=\u009bTRUE\n").getBytes(StandardCharsets.UTF_8));
        Path properties = Files.write(directory.resolve("a.properties"), "subject = CN=x\nke\\u001by = 1\n".getBytes(StandardCharsets.UTF_8));

        assertForgesNothing(Run.of("request", "--inf", inf.toString(), "--out", "-"));
        Run run = Run.of("request", "--from", properties.toString(), "--out", "-");
        assertForgesNothing(run);
        assertThat(run.err).contains("ke\\u001by");
    }

    /** No line begins like one of ours, and something was said. */
    private static void assertForgesNothing(Run run) {
        assertThat(run.out + run.err).isNotEmpty();
        assertThat((run.out + run.err).split("\\R")).noneMatch(line -> line.startsWith("  next step:  pay"));
    }
}
