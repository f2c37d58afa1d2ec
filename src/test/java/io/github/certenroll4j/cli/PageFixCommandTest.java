package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFixCommandTest {

    private static final String BEFORE = "<script>\n  e.InstallResponse(0, cert, 1, \"\");\n</script>\n";
    private static final String AFTER = "<script>\n  e.InstallResponse(4, cert, 1, \"\");\n</script>\n";

    @TempDir
    Path directory;
    private Path page;

    @BeforeEach
    void write() throws IOException {
        page = directory.resolve("page.html");
        Files.write(page, BEFORE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void printsADiffAndChangesNothing() throws IOException {
        Run run = Run.of("page", "fix", page.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).isEqualTo("--- " + page + "\n+++ " + page + "\n@@ -1,3 +1,3 @@\n <script>\n"
                + "-  e.InstallResponse(0, cert, 1, \"\");\n+  e.InstallResponse(4, cert, 1, \"\");\n </script>\n");
        assertThat(text(page)).isEqualTo(BEFORE);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void writesWithABackupAndTheSecondTimeNothing() throws IOException {
        Run first = Run.of("page", "fix", "--write", page.toString());

        assertThat(first.exitCode).isZero();
        assertThat(text(page)).isEqualTo(AFTER);
        assertThat(text(directory.resolve("page.html.bak"))).isEqualTo(BEFORE);
        assertThat(first.err).contains("page.html.bak");

        Run second = Run.of("page", "fix", "--write", page.toString());
        assertThat(second.exitCode).isZero();
        assertThat(second.out).isEmpty();
        assertThat(second.err).contains("1 file, nothing is left to mend");
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void anOlderBackupIsKept() throws IOException {
        Run.of("page", "fix", "--write", page.toString());
        write();
        Run.of("page", "fix", "--write", directory.toString());

        assertThat(text(directory.resolve("page.html.bak2"))).isEqualTo(BEFORE);
        assertThat(files()).isEqualTo(3);
    }

    @Test
    void saysWhatItDidNotTouch() throws IOException {
        Files.write(page, "<script>e.InstallResponse(f, cert, 1, '')</script>".getBytes(StandardCharsets.UTF_8));

        Run run = Run.of("page", "fix", "--write", "--for", "6.0.6000.16386", page.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("page.html:1:11: not mended", "f is not set in this file", "cannot be judged");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadIsSaid() {
        Run run = Run.of("page", "fix", directory.resolve("gone.html").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("gone.html: no such file");
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
