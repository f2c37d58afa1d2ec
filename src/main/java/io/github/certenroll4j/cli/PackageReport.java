package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.hotfix.PackageAudit;
import io.github.certenroll4j.hotfix.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code status --package} prints of an unpacked hotfix package. */
final class PackageReport {

    private final Path directory;
    private final PackageAudit audit;

    private PackageReport(Path directory, PackageAudit audit) {
        this.directory = directory;
        this.audit = audit;
    }

    static PackageReport of(Path directory) {
        if (Files.isRegularFile(directory)) {
            throw new CommandException(ExitCode.CANNOT_TELL, "--package wants a directory. If this is the package, unpack it first: "
                    + unpack(directory));
        }
        try {
            return new PackageReport(directory, PackageAudit.of(directory));
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "--package " + directory + " cannot be read: " + VersionRow.words(unreadable));
        }
    }

    /** Windows' own program does it; a package within the package needs it once more. */
    private static String unpack(Path packed) {
        return "expand -F:* \"" + packed + "\" DIR";
    }

    int print(Printer out, boolean json) {
        if (json) {
            out.json(json());
        } else {
            text(out);
        }
        if (audit.platform().isEmpty()) {
            return ExitCode.CANNOT_TELL;
        }
        return audit.isComplete() ? ExitCode.YES : ExitCode.NO;
    }

    private void text(Printer out) {
        if (audit.platform().isEmpty()) {
            out.sentence("Nothing in " + directory + " belongs to the hotfix.");
        } else {
            out.line((audit.isComplete() ? "Complete: the " : "Not as listed: the ") + audit.platform() + " package");
        }
        for (PackageFile file : audit.files()) {
            out.line(String.format(Locale.ROOT, "  %-10s %9d  %s", file.comparison(), file.listedSize(), file.name())
                    + (file.detail().isEmpty() ? "" : ": " + file.detail()));
        }
        for (Path packed : audit.packed()) {
            out.line("  still packed: " + packed + "; unpack it with: " + unpack(packed));
        }
    }

    private Json json() {
        return Json.answerOf("status-package")
                .with("platform", audit.platform().isEmpty() ? null : audit.platform())
                .with("complete", audit.isComplete())
                .with("files", audit.files().stream().map(PackageReport::json).collect(Collectors.toList()))
                .with("packed", audit.packed().stream().map(Path::toString).collect(Collectors.toList()));
    }

    private static Object json(PackageFile file) {
        return Json.object()
                .with("name", file.name())
                .with("path", file.path().map(Path::toString).orElse(null))
                .with("listedVersion", file.listedVersion().map(FileVersion::toString).orElse(null))
                .with("listedSize", file.listedSize())
                .with("comparison", file.comparison().name())
                .with("detail", file.detail())
                .asMap();
    }
}
