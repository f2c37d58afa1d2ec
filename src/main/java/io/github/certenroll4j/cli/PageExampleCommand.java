package io.github.certenroll4j.cli;

import io.github.certenroll4j.page.ExamplePage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "example", mixinStandardHelpOptions = true,
        description = "Prints a minimal correct enrollment page.")
final class PageExampleCommand implements Callable<Integer> {

    @Option(names = "--vbscript", description = "The page in VBScript; JScript otherwise.")
    private boolean vbscript;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print((vbscript ? ExamplePage.VBSCRIPT : ExamplePage.JSCRIPT).text());
        out.flush();
        return ExitCode.YES;
    }
}
