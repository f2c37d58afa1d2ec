package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.TestDll;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line prints as a process on a Windows, where nobody tells Java an encoding. */
@Tag("once")
class OutputIT {

    private static final String NAME = "M\u00fcller \u65e5\u672c";

    @TempDir
    Path folder;

    @Test
    void jsonAndCsvAreUtf8() throws Exception {
        Files.write(folder.resolve(NAME + ".dll"), TestDll.x86("1.2.3.4"));

        for (String form : new String[] {"--json", "--csv"}) {
            ProcessRun run = ProcessRun.in(folder).certenroll4j("version", form, ".");

            assertThat(run.exitCode).as(run.err).isZero();
            assertThat(run.text()).contains(NAME + ".dll");
        }
    }

    @Test
    void textIsInTheCodePageAndEscapesWhatThatHasNot() throws Exception {
        Files.write(folder.resolve(NAME + ".dll"), TestDll.x86("1.2.3.4"));
        Charset codePage = Charset.forName(System.getProperty("native.encoding", System.getProperty("sun.jnu.encoding")));

        ProcessRun run = ProcessRun.in(folder).certenroll4j("version", ".");

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(new String(run.out, codePage)).contains(Escapes.expressible(NAME, codePage) + ".dll");
    }

    @Test
    void aDiffHasTheBytesOfItsPage() throws Exception {
        String page = "<p>M\u00fcller</p>\r\n<script>\n e.InstallResponse(0, c, 1, '');\r\n</script>\n";
        String diff = "--- ./p.html\n+++ ./p.html\n@@ -1,4 +1,4 @@\n <p>M\u00fcller</p>\r\n <script>\n"
                + "- e.InstallResponse(0, c, 1, '');\r\n+ e.InstallResponse(4, c, 1, '');\r\n </script>\n";

        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1}) {
            Files.write(folder.resolve("p.html"), page.getBytes(charset));

            ProcessRun run = ProcessRun.in(folder).certenroll4j("page", "fix", "p.html");

            assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.NO);
            assertThat(new String(run.out, StandardCharsets.ISO_8859_1)).isEqualTo(new String(diff.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void whatComesThroughAPipeIsRead() throws Exception {
        byte[] page = "<script>\n e.InstallResponse(0, c, 1, '');\n</script>\n".getBytes(StandardCharsets.UTF_8);
        ProcessRun check = ProcessRun.in(folder).stdin(page).certenroll4j("page", "check", "-");
        assertThat(check.exitCode).as(check.err).isEqualTo(ExitCode.NO);
        assertThat(check.text()).contains("-:2:4: e.InstallResponse(0");

        ProcessRun inspect = ProcessRun.in(folder).stdin("no response".getBytes(StandardCharsets.UTF_8)).certenroll4j("inspect", "-");
        assertThat(inspect.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(inspect.err).doesNotContain("cannot read stdin");
    }
}
