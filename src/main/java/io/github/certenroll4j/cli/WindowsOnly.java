package io.github.certenroll4j.cli;

import io.github.certenroll4j.win.WindowsEnrollment;
import picocli.CommandLine.Model.CommandSpec;

/** Stops a command that only Windows can do, and says where it can be tried. */
final class WindowsOnly {

    private WindowsOnly() {
    }

    static void check(CommandSpec spec) {
        if (!WindowsEnrollment.isPossibleHere()) {
            throw new CommandException(ExitCode.NOT_HERE, spec.name() + " needs Windows; this is "
                    + System.getProperty("os.name") + ". Here it can be tried in the sandbox, from a clone of certenroll4j:",
                    "scripts/sandbox.sh certenroll4j " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        }
    }
}
