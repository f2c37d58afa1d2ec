package io.github.certenroll4j.cli;

import io.github.certenroll4j.page.ClientForecast;
import io.github.certenroll4j.page.PageFiles;
import io.github.certenroll4j.page.RootTrust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "check", mixinStandardHelpOptions = true,
        description = {
            "Finds every call of InstallResponse in pages and scripts, and says what it passes and what is wrong with it.",
            "A file that is named is always read; below a directory, files named like pages and scripts are, and every other"
                + " text that has the word InstallResponse.",
            "Exit code 0: no findings. 1: findings. 4: no findings, but something could not be read."})
final class PageCheckCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Pages, scripts, or directories with such; - reads stdin.")
    private List<Path> paths;

    @Mixin
    private PageClients clients;

    @ArgGroup(exclusive = true)
    private Form form = new Form();

    private static final class Form {
        @Option(names = "--json", description = "Answer as one JSON object.")
        private boolean json;

        @Option(names = "--sarif", description = "Answer as a SARIF 2.1.0 log, from which code hosting shows the findings in place.")
        private boolean sarif;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ClientForecast> forecasts = clients.forecasts();
        RootTrust root = clients.root();
        PageFiles files = PageFiles.of(paths);
        List<PageRow> rows = new ArrayList<>();
        files.pages().forEach(path -> rows.add(PageRow.read(path, root)));
        files.troubles().forEach((path, reason) -> rows.add(PageRow.unread(path, reason)));
        if (form.json) {
            PageJson.print(Console.of(spec).out(), rows, forecasts);
        } else if (form.sarif) {
            PageSarif.print(Console.of(spec).out(), rows);
        } else {
            new PageReport(Console.of(spec)).print(rows, paths, files.passedOver(), forecasts);
        }
        FileTrouble.passedOver(files.pipes(), Console.of(spec).err());
        return PageRow.exitCode(rows);
    }
}
