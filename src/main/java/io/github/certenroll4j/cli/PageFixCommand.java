package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.FileName;
import io.github.certenroll4j.page.ClientForecast;
import io.github.certenroll4j.page.Finding;
import io.github.certenroll4j.page.PageFiles;
import io.github.certenroll4j.page.PageFix;
import io.github.certenroll4j.page.PageWriter;
import io.github.certenroll4j.page.RootTrust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "fix", mixinStandardHelpOptions = true,
        description = {
            "Prints, as a unified diff for git apply or patch -p1, what makes the calls of InstallResponse pass AllowUntrustedRoot"
                + " and compile.",
            "A call with an argument that the file does not show is never touched. Remarks go to stderr.",
            "Exit code 0: nothing is left to mend. 1: there is a change that was not written, or a call that cannot be"
                + " mended. 4: something could not be read or written."})
final class PageFixCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Pages, scripts, or directories with such; - reads stdin.")
    private List<Path> paths;

    @Option(names = "--write", description = "Change the files; each old one is kept beside, with .bak at the end.")
    private boolean write;

    @Mixin
    private PageClients clients;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ClientForecast> forecasts = clients.forecasts();
        RootTrust root = clients.root();
        PageFiles files = PageFiles.of(paths);
        List<PageRow> rows = new ArrayList<>();
        boolean unwritten = false;
        boolean addsFlag = false;
        for (Path path : files.pages()) {
            try {
                Optional<String> refusal = files.folderOf(path).isPresent() ? PageWriter.refusal(files.folderOf(path).get(), path)
                        : Optional.empty();
                if (refusal.isPresent()) {
                    rows.add(leftAlone(path, refusal.get(), root));
                    continue;
                }
                byte[] content = PageRow.content(path);
                PageFix fix = PageFix.of(path.getFileName().toString(), content, root);
                show(path, fix, content);
                unwritten |= fix.changes() && !write;
                addsFlag |= fix.addsFlag();
                rows.add(new PageRow(path, fix.after(), fix.after().diagnostics()));
            } catch (IOException e) {
                rows.add(PageRow.unread(path, FileTrouble.words(e)));
            }
        }
        files.troubles().forEach((path, reason) -> rows.add(PageRow.unread(path, reason)));
        remark(rows);
        FileTrouble.passedOver(files.pipes(), Console.of(spec).err());
        if (!unwritten && rows.stream().noneMatch(row -> row.page.hasFindings() || !row.troubles.isEmpty())) {
            Console.of(spec).err().sentence(Count.of(rows.size(), "file") + ", nothing is left to mend");
        }
        if (addsFlag) {
            Console.of(spec).err().sentence("What passing AllowUntrustedRoot gives up:");
            PageReport.advise(Console.of(spec).err());
        }
        PageClients.print(Console.of(spec).err(), forecasts, rows);
        return unwritten ? ExitCode.NO : PageRow.exitCode(rows);
    }

    /** A page that is not ours: what is in it is said, and stays. */
    private PageRow leftAlone(Path path, String refusal, RootTrust root) {
        PageRow row = PageRow.read(path, root);
        if (row.page.hasFindings()) {
            Console.of(spec).err().sentence(row.name() + ": not changed: " + refusal + "; name the file to change it");
        }
        return row;
    }

    private void show(Path path, PageFix fix, byte[] before) throws IOException {
        Printer out = Console.of(spec).out();
        if (Console.of(spec).isTerminal(Terminal.Stream.STDOUT)) {
            fix.diffLines(path).forEach(line -> out.line(line.replace("\t", "    ")));
        } else {
            out.bytes(fix.unifiedDiff(path));
        }
        if (fix.changes() && write && PageRow.isStdin(path)) {
            throw new IOException("stdin cannot be changed");
        }
        if (fix.changes() && write) {
            Path backup = PageWriter.write(path, before, fix.content());
            Console.of(spec).err().sentence(FileName.text(path) + ": written; the old file is " + FileName.text(backup)
                    + " (move it away if a web server would show it)");
        }
    }

    private void remark(List<PageRow> rows) {
        Printer err = Console.of(spec).err();
        for (PageRow row : rows) {
            row.troubles.forEach(trouble -> err.line(row.name() + ": " + trouble));
            row.page.calls().stream().filter(call -> !call.findings().isEmpty()).forEach(call -> {
                err.line(row.name() + ":" + call.line() + ":" + call.column() + ": not mended: " + call.text());
                for (Finding finding : call.findings()) {
                    err.labelled("finding", finding.meaning());
                }
                err.labelled("flags", call.flagsUnknown());
                err.labelled("encoding", call.encodingUnknown());
            });
        }
    }
}
