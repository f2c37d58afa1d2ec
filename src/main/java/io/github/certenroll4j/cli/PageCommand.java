package io.github.certenroll4j.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "page", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Enrollment web pages: finds the calls of InstallResponse that fail, and mends them.",
        subcommands = {PageCheckCommand.class, PageFixCommand.class, PageExampleCommand.class})
final class PageCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command: page check, page fix or page example?");
    }
}
