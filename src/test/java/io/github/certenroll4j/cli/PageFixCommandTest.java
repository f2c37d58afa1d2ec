package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    void saysWhatTheFlagThatItWritesGivesUp() {
        assertThat(Run.of("page", "fix", page.toString()).err).contains("costs:      Windows installs", "stricter:   Deploy the root");
        assertThat(Run.of("page", "fix", "--root", "trusted", page.toString()).out).isEmpty();
        assertThat(Run.of("page", "fix", "--root", "trusted", page.toString()).err).doesNotContain("costs:");
    }

    @Test
    void theCodeOfOthersIsToldAndNotChanged() throws IOException {
        for (String others : new String[] {"node_modules", "vendor", ".git"}) {
            Files.createDirectories(directory.resolve(others + "/deep"));
            Files.copy(page, directory.resolve(others + "/deep/page.html"));
        }
        Files.delete(page);

        Run run = Run.of("page", "fix", "--write", directory.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("it lies in node_modules", "it lies in vendor").doesNotContain(".git", "costs:");
        assertThat(text(directory.resolve("vendor/deep/page.html"))).isEqualTo(BEFORE);
        assertThat(Run.of("page", "fix", "--write", directory.resolve("vendor/deep/page.html").toString()).exitCode).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it takes an administrator to make a link")
    void noLinkLeadsOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Path site = Files.createDirectories(directory.resolve("site"));
        Files.move(page, outside.resolve("page.html"));
        Files.createSymbolicLink(site.resolve("link"), outside);
        Files.createSymbolicLink(site.resolve("file.html"), outside.resolve("page.html"));

        Run run = Run.of("page", "fix", "--write", site.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.err).contains("link/page.html: not changed: it lies outside of the folder", "file.html: not changed");
        assertThat(text(outside.resolve("page.html"))).isEqualTo(BEFORE);
        assertThat(Files.list(outside)).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aReadOnlyFileIsDeniedAndLeavesNothingBehind() throws IOException {
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("r--r--r--"));

        Run run = Run.of("page", "fix", "--write", page.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("page.html: access denied");
        assertThat(text(page)).isEqualTo(BEFORE);
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
