package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code status} prints of one Windows. */
final class StatusReport {

    /** How it is told. */
    enum Form { TEXT, VERBOSE, JSON, MONITORING }

    private final Path directory;
    private final Form form;

    /** @param directory a Windows directory, or null for the Windows that runs */
    StatusReport(Path directory, Form form) {
        this.directory = directory;
        this.form = form;
    }

    /** @return the exit code */
    int print(Printer out) {
        HotfixStatus status = HotfixStatus.of(windows());
        if (form == Form.MONITORING) {
            return Monitoring.print(status, out);
        }
        if (form == Form.JSON) {
            out.json(json(status));
        } else {
            print(status, out);
        }
        return exitCode(status.state());
    }

    WindowsFiles windows() {
        return directory == null ? live() : offline(directory);
    }

    private static WindowsFiles live() {
        try {
            return WindowsFiles.live();
        } catch (UnsupportedOperationException elsewhere) {
            throw new CommandException(ExitCode.NOT_HERE, elsewhere.getMessage() + ". Name the Windows directory of an image"
                    + " or backup with --windows DIR, or try it in the sandbox:"
                    + " scripts/sandbox.sh --build 6.0.6000.16386 certenroll4j status");
        }
    }

    private static WindowsFiles offline(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CommandException(ExitCode.CANNOT_TELL, "--windows " + FileName.text(directory) + ": " + whyNoDirectory(directory));
        }
        return WindowsFiles.in(directory);
    }

    private static String whyNoDirectory(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException absent) {
            return "there is no such directory" + FileTrouble.lostLetters(file);
        } catch (IOException closed) {
            return FileTrouble.words(closed);
        }
        return WimFile.is(file) ? "it is a WIM file, whose files have to be taken out first: " + WimFile.command(file) : "it is no directory";
    }

    private void print(HotfixStatus status, Printer out) {
        out.line(status.state().name());
        out.labelled("reason", status.reason());
        for (CertenrollCopy copy : status.copies()) {
            out.labelled("file", copy.path() + column(copy.version(), "-") + column(copy.branch(), "")
                    + column(copy.machine(), "") + "  " + copy.state());
        }
        if (form == Form.VERBOSE) {
            for (String seen : status.evidence()) {
                out.labelled("evidence", seen);
            }
        }
    }

    private static String column(Optional<?> value, String otherwise) {
        return value.isPresent() ? "  " + value.get() : otherwise.isEmpty() ? "" : "  " + otherwise;
    }

    private static Json json(HotfixStatus status) {
        List<Object> files = new ArrayList<>();
        for (CertenrollCopy copy : status.copies()) {
            files.add(json(copy));
        }
        return Json.answerOf("status")
                .with("state", status.state().name())
                .with("required", text(status.required()))
                .with("reason", status.reason())
                .with("restartPending", status.restartPending().orElse(null))
                .with("files", files)
                .with("evidence", status.evidence());
    }

    /** For JSON, which has null for what is not known. */
    private static String text(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : null;
    }

    private static Object json(CertenrollCopy copy) {
        return Json.object()
                .with("path", copy.path())
                .with("version", text(copy.version()))
                .with("machine", copy.machine().orElse(null))
                .with("size", copy.size().isPresent() ? copy.size().getAsLong() : null)
                .with("branch", text(copy.branch()))
                .with("state", copy.state().name())
                .asMap();
    }

    private static int exitCode(HotfixState state) {
        switch (state) {
            case MISSING:
                return ExitCode.NO;
            case RESTART_PENDING:
                return ExitCode.RESTART_PENDING;
            case UNKNOWN:
                return ExitCode.CANNOT_TELL;
            default:
                return ExitCode.YES;
        }
    }
}
