package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names that the locale cannot express, in a JVM of their own, for Java asks for the locale when it starts. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names are letters, whatever the locale")
class FileNameTest {

    private static final String PAGE = "<script>obj.InstallResponse(0, r, 1, '');</script>\n";

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.write(folder.resolve("a.dll"), TestDll.x86("1.2.3.4"));
        Files.write(folder.resolve("page.html"), PAGE.getBytes(StandardCharsets.UTF_8));
        // The test's own locale may be as poor: sh makes the names.
        assertThat(sh("cp a.dll 'M\u00fcnchen.dll'; cp a.dll \"$(printf 'M\\374n.dll')\"; mkdir 'B\u00fcro'; cp a.dll 'B\u00fcro/\u0394.dll'; cp page.html 'M\u00fcller.html'").exitCode)
                .isZero();
    }

    private ProcessRun sh(String line) throws Exception {
        return ProcessRun.in(folder).script(line);
    }

    @Test
    void eachFileOfAFolderHasItsRowAndItsName() throws Exception {
        ProcessRun run = sh("LC_ALL=C certenroll4j version .");

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.text().split("\\R")).satisfiesExactly(
                row -> assertThat(row).startsWith("1.2.3.4 ").endsWith("./B\\u00fcro/\\u0394.dll"),
                row -> assertThat(row).startsWith("1.2.3.4 ").endsWith("./M\\u00fcnchen.dll"),
                row -> assertThat(row).startsWith("1.2.3.4 ").endsWith("./M\\xfcn.dll"),
                row -> assertThat(row).startsWith("1.2.3.4 ").endsWith("./a.dll"));
        assertThat(run.err).contains("./M\\u00fcller.html: ", "./page.html: ");
        assertThat(sh("LC_ALL=C.UTF-8 certenroll4j version .").text()).contains("./M\u00fcnchen.dll", "./M\\xfcn.dll", "./B\u00fcro/\u0394.dll");
    }

    @Test
    void jsonAndCsvHaveTheLettersInEveryLocale() throws Exception {
        for (String locale : new String[] {"C", "POSIX", "C.UTF-8"}) {
            String json = sh("LC_ALL=" + locale + " certenroll4j version --json .").text();
            assertThat(JsonParser.parseString(json).toString()).contains("./M\u00fcnchen.dll", "./B\u00fcro/\u0394.dll", "M\\\\xfcn.dll");
            assertThat(sh("LC_ALL=" + locale + " certenroll4j version --csv .").text()).contains("./M\u00fcnchen.dll,1.2.3.4");
        }
    }

    @Test
    void aLinkToNowhereIsNotBlamedOnTheLocale() throws Exception {
        assertThat(sh("mkdir links; ln -s nowhere links/M\u00fcnchen.dll; LC_ALL=C certenroll4j version links").err)
                .contains("M\\u00fcnchen.dll: there is no such file").doesNotContain("locale");
    }

    @Test
    void aPatternMatchesThem() throws Exception {
        assertThat(sh("LC_ALL=C certenroll4j version --match='m\u00dc*.DLL' .").text().split("\\R")).singleElement().asString()
                .endsWith("./M\\u00fcnchen.dll");
    }

    @Test
    void oneThatIsNamedIsFound() throws Exception {
        for (String name : new String[] {"M\u00fcnchen.dll", "./M\u00fcnchen.dll", "B\u00fcro//\u0394.dll", "B\u00fcro/../M\u00fcnchen.dll", "B\u00fcro/", "$PWD/M\u00fcnchen.dll"}) {
            ProcessRun run = sh("LC_ALL=C certenroll4j version \"" + name + "\" a.dll");
            assertThat(run.exitCode).as(name + run.err).isZero();
            assertThat(run.text().split("\\R")).as(name).hasSize(2).allMatch(row -> row.startsWith("1.2.3.4"));
        }
        assertThat(sh("LC_ALL=C certenroll4j version --json M\u00fcnchen.dll").text()).contains("\"M\u00fcnchen.dll\"");
    }

    @Test
    void oneThatIsNamedByBytesThatAreNoLettersIsToldSo() throws Exception {
        ProcessRun utf8 = sh("LC_ALL=C.UTF-8 certenroll4j version \"$(printf 'M\\374n.dll')\" a.dll");
        assertThat(utf8.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(utf8.err).contains("there is no such file; its name cannot be expressed in the locale's character set (UTF-8): name the folder");
        assertThat(utf8.text()).contains("1.2.3.4");

        ProcessRun ascii = sh("LC_ALL=C certenroll4j inspect --with \"$(printf 'M\\374n.dll')\" a.dll");
        assertThat(ascii.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(ascii.err).contains("cannot be").contains("LC_ALL=C.UTF-8").doesNotContain("Exception");
    }

    @Test
    void aFolderThatJavaCannotExpressIsSaidToBeTheReason() throws Exception {
        ProcessRun run = sh("cd B\u00fcro; LC_ALL=C certenroll4j version \u0394.dll");

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("there is no such file; the name of the current folder cannot be expressed").contains("LC_ALL=C.UTF-8");
        assertThat(sh("cd B\u00fcro; LC_ALL=C certenroll4j status --monitoring --windows .").text())
                .contains("no such directory; the name of the current folder cannot be expressed");
    }

    @Test
    void pagesAreCheckedAndMended() throws Exception {
        ProcessRun check = sh("LC_ALL=C certenroll4j page check .");
        assertThat(check.exitCode).as(check.err).isEqualTo(ExitCode.NO);
        assertThat(check.text()).contains("./M\\u00fcller.html:1:", "./page.html:1:", "2 files, 2 calls");
        assertThat(sh("LC_ALL=C certenroll4j page check --json .").text()).contains("./M\u00fcller.html");
        assertThat(sh("LC_ALL=C certenroll4j page check M\u00fcller.html").text()).contains("M\\u00fcller.html:1:");

        assertThat(sh("LC_ALL=C certenroll4j page fix M\u00fcller.html").text()).contains("--- \"./M\\303\\274ller.html\"");
        ProcessRun fix = sh("LC_ALL=C certenroll4j page fix --write . >/dev/null; LC_ALL=C certenroll4j page fix --write page.html M\u00fcller.html");
        assertThat(fix.exitCode).as(fix.err).isZero();
        ProcessRun written = sh("grep -l 'InstallResponse(4,' *; grep -l 'InstallResponse(0,' *");
        assertThat(written.text().split("\n")).containsExactlyInAnyOrder("M\u00fcller.html", "page.html", "M\u00fcller.html.bak", "page.html.bak");
    }

    @Test
    void certificatesAreReadFromThem() throws Exception {
        TestCa ca = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC));
        X509Certificate leaf = ca.issue("leaf", TestCa.Keys.EC.generate().getPublic());
        Files.write(folder.resolve("leaf.cer"), leaf.getEncoded());
        Files.write(folder.resolve("root.cer"), ca.certificate().getEncoded());
        sh("mv root.cer B\u00fcro/W\u00fcrzel.cer; mv leaf.cer M\u00fcller.cer");

        for (String option : new String[] {"--trust", "--with"}) {
            for (String place : new String[] {"B\u00fcro", "B\u00fcro/W\u00fcrzel.cer"}) {
                ProcessRun run = sh("LC_ALL=C certenroll4j inspect M\u00fcller.cer " + option + " " + place);
                assertThat(run.exitCode).as(run.err).isZero();
                assertThat(run.text()).contains("CN=Root").doesNotContain("incomplete");
            }
        }
        ProcessRun out = sh("LC_ALL=C certenroll4j inspect M\u00fcller.cer --with B\u00fcro --complete V\u00f6llig.p7b --pem P\u00e4m; ls V\u00f6llig.p7b P\u00e4m");
        assertThat(out.exitCode).as(out.err).isZero();
        assertThat(out.text()).contains("1-end-entity.pem");
    }

    @Test
    void aWindowsAndAPackageAreLookedInto() throws Exception {
        new TestWindows(folder.resolve("Windows")).with("System32/certenroll.dll", TestDll.x86("6.0.6000.20755"));
        sh("cp a.dll Windows/System32/M\u00fcnchen.dll; mv Windows B\u00fcro; mkdir -p paket/B\u00fcro; mv B\u00fcro/Windows/System32/certenroll.dll paket/B\u00fcro; cp paket/B\u00fcro/* B\u00fcro/Windows/System32; touch paket/\u00fc.cab");

        assertThat(sh("LC_ALL=C certenroll4j status --windows B\u00fcro/Windows").text()).startsWith("INSTALLED");
        assertThat(sh("LC_ALL=C certenroll4j status --json --windows=B\u00fcro/Windows").text())
                .contains("\"path\": \"B\u00fcro/Windows/System32/certenroll.dll\"");
        ProcessRun audit = sh("LC_ALL=C certenroll4j status --package paket");
        assertThat(audit.exitCode).as(audit.err).isEqualTo(ExitCode.NO);
        assertThat(audit.text()).startsWith("Not as listed: the x86 package").contains("paket/\\u00fc.cab");
        assertThat(sh("LC_ALL=C certenroll4j status --package paket --json").text()).contains("paket/B\u00fcro/certenroll.dll", "paket/\u00fc.cab");
    }

    @Test
    void otherArgumentsKeepTheirLettersToo() throws Exception {
        assertThat(sh("LC_ALL=C certenroll4j explain M\u00fcnchen").err).contains("not an error code: M\\u00fcnchen");
    }
}
