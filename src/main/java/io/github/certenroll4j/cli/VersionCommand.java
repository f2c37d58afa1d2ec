package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "version", mixinStandardHelpOptions = true,
        description = "Prints file version, machine and size of programs, DLLs and drivers; directories are walked.",
        footer = {"",
            "A pipe or device that is named, or stdin, is read, at most 16 MiB of it; in directories pipes and devices are passed over"
                    + " with a remark.", "",
            "Exit code 1 if --at-least is given and a file is older; else 4 if one of the files or directories named has no version"
                    + " to show."})
final class VersionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or directories; - reads stdin.")
    private List<Path> places;

    @Option(names = "--match", paramLabel = "GLOB", defaultValue = "*",
            description = "In directories only files with such names, in any case of letters. In quotes, or the names of files"
                    + " here come instead of the pattern: --match=\"*.dll\", or --match=\"{*.exe,*.sys}\".")
    private String glob;

    @ArgGroup
    private Form form = new Form();

    static final class Form {
        @Option(names = "--json", description = "Answer as one JSON object.")
        private boolean json;

        @Option(names = "--csv", description = "Answer as comma-separated values that a spreadsheet may open.")
        private boolean csv;
    }

    @Option(names = "--strings", description = "Print the strings of each version resource, too.")
    private boolean strings;

    @Option(names = "--at-least", paramLabel = "VERSION", description = "Say of each file whether it is this version or a later one,"
            + " like --at-least 6.0.6000.20755.")
    private String atLeast;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        VersionReport.Form as = form.json ? VersionReport.Form.JSON : form.csv ? VersionReport.Form.CSV : VersionReport.Form.TEXT;
        return new VersionReport(pattern(), glob, as, strings, limit()).print(Console.of(spec), places);
    }

    /** Null if any version will do. */
    private FileVersion limit() {
        try {
            return atLeast == null ? null : FileVersion.parse(atLeast);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--at-least " + atLeast + ": " + wrong.getMessage());
        }
    }

    private NamePattern pattern() {
        new ExpandedPattern(glob, places).check(spec.commandLine());
        try {
            return new NamePattern(glob);
        } catch (PatternSyntaxException wrong) {
            throw new ParameterException(spec.commandLine(), "--match " + glob + ": " + wrong.getDescription());
        }
    }
}
