package io.github.certenroll4j.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "page", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Enrollment web pages: finds the calls of InstallResponse that fail, and mends them.",
        subcommands = {PageCheckCommand.class, PageFixCommand.class, PageExampleCommand.class, HelpCommand.class})
final class PageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Misuse.whichCommand(spec);
    }
}
