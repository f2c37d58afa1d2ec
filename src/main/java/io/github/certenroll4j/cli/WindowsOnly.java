package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.win.InterruptedInstallation;
import io.github.certenroll4j.win.WindowsEnrollment;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Stops a command that only Windows can do, and says where it can be tried. Where it can be done, what an interrupted
 * installation left is undone before.
 */
final class WindowsOnly {

    private WindowsOnly() {
    }

    static void check(CommandSpec spec) {
        if (!WindowsEnrollment.isPossibleHere()) {
            throw new CommandException(ExitCode.NOT_HERE, spec.name() + " needs Windows; this is "
                    + System.getProperty("os.name") + ". Here it can be tried in the sandbox, from a clone of certenroll4j:",
                    "scripts/sandbox.sh certenroll4j " + String.join(" ", spec.commandLine().getParseResult().originalArgs()));
        }
        tellInterrupted(spec);
    }

    /** A command that only looks goes on where Windows refuses it, one that installs is refused, too. */
    static void tellInterrupted(CommandSpec spec) {
        Printer err = Console.of(spec).err();
        for (EnrollmentContext context : PendingCommand.CONTEXTS) {
            try {
                InterruptedInstallation.finish(context).forEach(interrupted -> err.line(interrupted.toString()));
            } catch (EnrollmentException refused) {
                err.line("An interrupted installation could not be undone yet: " + refused.getMessage());
            }
        }
    }
}
