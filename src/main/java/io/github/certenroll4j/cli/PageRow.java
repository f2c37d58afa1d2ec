package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.page.EnrollmentPage;
import io.github.certenroll4j.page.PageFiles;
import io.github.certenroll4j.page.RootTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/** A file of the command line: what its page holds, or why it was not read. */
final class PageRow {

    final Path path;
    final List<String> troubles;
    final EnrollmentPage page;

    PageRow(Path path, EnrollmentPage page, List<String> troubles) {
        this.path = path;
        this.page = page;
        this.troubles = troubles;
    }

    /** The path, for people. */
    String name() {
        return FileName.text(path);
    }

    static PageRow read(Path path, RootTrust root) {
        try {
            EnrollmentPage page = EnrollmentPage.of(path.getFileName().toString(), content(path), root);
            return new PageRow(path, page, page.diagnostics());
        } catch (IOException e) {
            return unread(path, FileTrouble.words(e));
        }
    }

    /** The bytes of a file, or of stdin for {@code -}. */
    static byte[] content(Path path) throws IOException {
        return isStdin(path) ? PageFiles.read(new Stdin()) : PageFiles.read(path);
    }

    static boolean isStdin(Path path) {
        return Stdin.isNamedBy(path);
    }

    static PageRow unread(Path path, String reason) {
        return new PageRow(path, EnrollmentPage.of("", new byte[0]), Collections.singletonList(reason));
    }

    /** Findings weigh more than trouble: they are certain. */
    static int exitCode(List<PageRow> rows) {
        if (rows.stream().anyMatch(row -> row.page.hasFindings())) {
            return ExitCode.NO;
        }
        return rows.stream().allMatch(row -> row.troubles.isEmpty()) ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }
}
