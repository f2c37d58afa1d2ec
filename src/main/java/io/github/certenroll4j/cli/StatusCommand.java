package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.hotfix.SystemCharacteristics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
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

        @Option(names = Monitoring.OPTION, description = "Answer as a Nagios or Icinga plugin: one line, and its exit codes"
                + " (0 OK, 1 WARNING: restart pending, 2 CRITICAL: missing, 3 UNKNOWN).")
        private boolean monitoring;
    }

    @Option(names = "--oval", paramLabel = "FILE",
            description = "Write what was found as OVAL System Characteristics, too, for the definitions in scripts/admin/oval")
    private Optional<Path> oval = Optional.empty();

    @Option(names = "--force", description = "Overwrite that FILE if it is there already.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Printer out = Console.of(spec).out();
        if (place.unpacked != null) {
            if (form.monitoring) {
                throw new ParameterException(spec.commandLine(), "--monitoring watches a Windows, not a --package");
            }
            return PackageReport.of(place.unpacked).print(Console.of(spec), form.json);
        }
        StatusReport report = new StatusReport(place.windows, form());
        oval.ifPresent(file -> write(file, SystemCharacteristics.of(report.windows())));
        return report.print(out);
    }

    private void write(Path file, String content) {
        OutputFile output = OutputFile.at(file, force, Collections.emptyList());
        try {
            output.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot write " + FileName.text(file) + ": " + FileTrouble.words(trouble));
        }
    }

    private StatusReport.Form form() {
        return form.json ? StatusReport.Form.JSON
                : form.verbose ? StatusReport.Form.VERBOSE
                : form.monitoring ? StatusReport.Form.MONITORING
                : StatusReport.Form.TEXT;
    }
}
