package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.FileVersion;
import java.nio.file.Path;
import java.util.ArrayList;
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
            "A pipe or device that is named is read, at most 16 MiB of it; in directories they are passed over with a remark.", "",
            "Exit code 1 if --at-least is given and a file is older; else 4 if one of the files or directories named has no version"
                    + " to show."})
final class VersionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or directories.")
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
        NamePattern pattern = pattern();
        FileVersion limit = limit();
        boolean everyPlaceHasOne = true;
        List<VersionRow> rows;
        List<Path> empty = new ArrayList<>();
        List<Path> passedOver;
        try (Progress progress = Progress.onStderr(Console.of(spec), "file")) {
            VersionScan scan = new VersionScan(pattern, strings, progress);
            for (Path place : places) {
                int before = scan.rows().size();
                everyPlaceHasOne &= scan.add(place);
                if (scan.rows().size() == before) {
                    empty.add(place);
                }
            }
            rows = scan.rows();
            passedOver = scan.passedOver();
        }
        print(rows, limit);
        FileTrouble.passedOver(passedOver, Console.of(spec).err());
        empty.forEach(place -> Console.of(spec).err().sentence("certenroll4j: there is no file "
                + (glob.equals("*") ? "" : "named like " + glob + " ") + "in " + FileName.text(place)));
        return limit != null && isOneOlder(rows, limit) ? ExitCode.NO : everyPlaceHasOne ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }

    private static boolean isOneOlder(List<VersionRow> rows, FileVersion limit) {
        for (VersionRow row : rows) {
            if (row.isOlderThan(limit)) {
                return true;
            }
        }
        return false;
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

    private void print(List<VersionRow> rows, FileVersion limit) {
        Printer out = Console.of(spec).out();
        if (form.json) {
            List<Object> files = new ArrayList<>();
            rows.forEach(row -> files.add(row.json(strings, limit)));
            out.json(Json.answerOf("version").with("files", files));
        } else if (form.csv) {
            VersionRow.printCsvHeader(out, strings, limit);
            rows.forEach(row -> row.printCsv(out, strings, limit));
        } else {
            rows.forEach(row -> row.print(Console.of(spec), limit));
        }
    }
}
