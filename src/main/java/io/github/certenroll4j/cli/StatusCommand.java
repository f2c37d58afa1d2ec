package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Says whether this Windows, or one in a directory, has the hotfix for AllowUntrustedRoot.",
        footer = "%nExit codes: 0 installed, included or not applicable; 1 missing; 3 restart pending; 4 unknown;"
                + " 5 this is not Windows and no directory was named.")
final class StatusCommand implements Callable<Integer> {

    @ArgGroup
    private Place place = new Place();

    static final class Place {
        @Option(names = "--windows", paramLabel = "DIR",
                description = "The Windows directory of a mounted image or backup (the one that holds System32).")
        private Path windows;

        @Option(names = "--package", paramLabel = "DIR",
                description = "Instead compare an unpacked hotfix package with the file table of Microsoft's article.")
        private Path unpacked;
    }

    @ArgGroup
    private Form form = new Form();

    static final class Form {
        @Option(names = "--json", description = "Answer as one JSON object.")
        private boolean json;

        @Option(names = "--verbose", description = "List what else was seen: Windows, component store, registry.")
        private boolean verbose;

        @Option(names = "--monitoring", description = "Answer as a Nagios or Icinga plugin: one line, and its exit codes"
                + " (0 OK, 1 WARNING: restart pending, 2 CRITICAL: missing, 3 UNKNOWN).")
        private boolean monitoring;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (place.unpacked != null) {
            if (form.monitoring) {
                throw new ParameterException(spec.commandLine(), "--monitoring watches a Windows, not a --package");
            }
            return PackageReport.of(place.unpacked).print(out, form.json);
        }
        return form.monitoring ? monitor(out) : answer(out);
    }

    private int answer(PrintWriter out) {
        HotfixStatus status = HotfixStatus.of(windows());
        if (form.json) {
            json(status).print(out);
        } else {
            print(status, out);
        }
        return exitCode(status.state());
    }

    private int monitor(PrintWriter out) {
        try {
            return Monitoring.print(HotfixStatus.of(windows()), out);
        } catch (CommandException trouble) {
            return Monitoring.UNKNOWN.print(trouble.getMessage(), out);
        }
    }

    private WindowsFiles windows() {
        return place.windows == null ? live() : offline(place.windows);
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
            throw new CommandException(ExitCode.CANNOT_TELL, "--windows " + directory + ": there is no such directory");
        }
        return WindowsFiles.in(directory);
    }

    private void print(HotfixStatus status, PrintWriter out) {
        out.println(status.state());
        Lines.labelled(out, "reason", status.reason());
        for (CertenrollCopy copy : status.copies()) {
            Lines.labelled(out, "file", copy.path() + "  " + copy.version().map(FileVersion::toString).orElse("-")
                    + copy.branch().map(branch -> "  " + branch).orElse("")
                    + copy.machine().map(machine -> "  " + machine).orElse("")
                    + "  " + copy.state());
        }
        if (form.verbose) {
            status.evidence().forEach(seen -> Lines.labelled(out, "evidence", seen));
        }
    }

    private static Json json(HotfixStatus status) {
        return Json.answerOf("status")
                .with("state", status.state().name())
                .with("required", status.required().map(FileVersion::toString).orElse(null))
                .with("reason", status.reason())
                .with("restartPending", status.restartPending().orElse(null))
                .with("files", status.copies().stream().map(StatusCommand::json).collect(Collectors.toList()))
                .with("evidence", status.evidence());
    }

    private static Object json(CertenrollCopy copy) {
        return Json.object()
                .with("path", copy.path())
                .with("version", copy.version().map(FileVersion::toString).orElse(null))
                .with("machine", copy.machine().orElse(null))
                .with("size", copy.size().isPresent() ? copy.size().getAsLong() : null)
                .with("branch", copy.branch().map(Enum::name).orElse(null))
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
