package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.hotfix.PackageAudit;
import io.github.certenroll4j.hotfix.PackageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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
            throw new CommandException(ExitCode.CANNOT_TELL, "--package " + FileName.text(directory) + " cannot be read: "
                    + FileTrouble.words(directory, unreadable));
        }
    }

    /** Windows' own program does it; a package within the package needs it once more. */
    private static String unpack(Path packed) {
        return "expand -F:* \"" + FileName.text(packed) + "\" DIR";
    }

    int print(Console console, boolean json) {
        if (json) {
            console.out().json(json());
        } else {
            text(console.out());
        }
        FileTrouble.passedOver(audit.pipes(), console.err());
        if (audit.isComplete()) {
            return ExitCode.YES;
        }
        // What was not found may be where nobody could look.
        return audit.platform().isEmpty() || !audit.troubles().isEmpty() ? ExitCode.CANNOT_TELL : ExitCode.NO;
    }

    private void text(Printer out) {
        if (audit.platform().isEmpty()) {
            out.sentence("Nothing in " + FileName.text(directory) + " belongs to the hotfix.");
        } else {
            out.line((audit.isComplete() ? "Complete: the " : "Not as listed: the ") + audit.platform() + " package");
        }
        for (PackageFile file : audit.files()) {
            out.line(String.format(Locale.ROOT, "  %-10s %9d  %s", file.comparison(), file.listedSize(), file.name())
                    + (file.detail().isEmpty() ? "" : ": " + file.detail()));
        }
        audit.troubles().forEach((path, trouble) ->
                out.line("  cannot be read: " + FileName.text(path) + ": " + FileTrouble.words(trouble)));
        for (Path packed : audit.packed()) {
            out.line("  still packed: " + FileName.text(packed) + "; unpack it with: " + unpack(packed));
        }
    }

    private Json json() {
        return Json.answerOf("status-package")
                .with("platform", audit.platform().isEmpty() ? null : audit.platform())
                .with("complete", audit.isComplete())
                .with("files", audit.files().stream().map(PackageReport::json).collect(Collectors.toList()))
                .with("packed", audit.packed().stream().map(FileName::text).collect(Collectors.toList()))
                .with("unreadable", audit.troubles().entrySet().stream().map(PackageReport::json).collect(Collectors.toList()));
    }

    private static Object json(Map.Entry<Path, IOException> trouble) {
        return Json.object()
                .with("path", FileName.text(trouble.getKey()))
                .with("error", FileTrouble.words(trouble.getValue()))
                .asMap();
    }

    private static Object json(PackageFile file) {
        return Json.object()
                .with("name", file.name())
                .with("path", file.path().map(FileName::text).orElse(null))
                .with("listedVersion", file.listedVersion().map(FileVersion::toString).orElse(null))
                .with("listedSize", file.listedSize())
                .with("comparison", file.comparison().name())
                .with("detail", file.detail())
                .asMap();
    }
}
