package io.github.certenroll4j.cli;

import io.github.certenroll4j.page.ExamplePage;
import java.nio.charset.StandardCharsets;
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

    @Option(names = "--article-order", description = "Pass AllowUntrustedRoot at once, as the knowledge base article has it;"
            + " otherwise only after the chain was refused.")
    private boolean articleOrder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ExamplePage page = vbscript ? ExamplePage.VBSCRIPT : ExamplePage.JSCRIPT;
        Console.of(spec).out().bytes((articleOrder ? page.textInArticleOrder() : page.text()).getBytes(StandardCharsets.US_ASCII));
        return ExitCode.YES;
    }
}
