package io.github.certenroll4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "version", mixinStandardHelpOptions = true,
        description = "Prints file version, machine and size of programs, DLLs and drivers; directories are walked.",
        footer = "Exit code 4 if one of the files or directories named has no version to show.")
final class VersionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or directories.")
    private List<Path> places;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<VersionRow> rows = new ArrayList<>();
        boolean everyPlaceHasOne = true;
        for (Path place : places) {
            List<VersionRow> here = rowsOf(place);
            everyPlaceHasOne &= here.stream().anyMatch(VersionRow::hasVersion);
            rows.addAll(here);
        }
        print(rows);
        return everyPlaceHasOne ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }

    private static List<VersionRow> rowsOf(Path place) throws IOException {
        List<VersionRow> rows = new ArrayList<>();
        Files.walkFileTree(place, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                rows.add(VersionRow.of(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException trouble) {
                rows.add(VersionRow.unreadable(file, trouble));
                return FileVisitResult.CONTINUE;
            }
        });
        return rows;
    }

    private void print(List<VersionRow> rows) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.answerOf("version")
                    .with("files", rows.stream().map(VersionRow::json).collect(Collectors.toList()))
                    .print(out);
            return;
        }
        for (VersionRow row : rows) {
            out.println(String.format("%-20s %-6s %12s  %s", row.version(), row.machine(), row.size(), row.path())
                    + (row.hasVersion() ? "" : ": " + row.error()));
        }
    }
}
