package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.win.WindowsStores;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "remove", mixinStandardHelpOptions = true,
        description = "Removes a pending request and deletes its key; the CA's answer to it can then never be installed.")
final class PendingRemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SHA1", description = "The request's SHA-1, as pending shows it.")
    private String thumbprint;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Answer as one JSON object; needs --yes.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (json && !yes) {
            throw new ParameterException(spec.commandLine(), "--json cannot ask whether to remove: give --yes, too");
        }
        WindowsOnly.check(spec);
        Printer out = Console.of(spec).out();
        try {
            Optional<PendingRequest> found = find();
            if (!found.isPresent()) {
                throw new CommandException(ExitCode.NO, "no pending request has the SHA-1 " + thumbprint + "; see certenroll4j pending");
            }
            if (!json) {
                PendingCommand.print(found.get(), out);
            }
            if (!yes && !confirmed(out)) {
                out.line("Nothing was removed.");
                return ExitCode.NO;
            }
            boolean keyDeleted = WindowsStores.of(found.get().dummy().context()).removePending(thumbprint);
            if (json) {
                out.json(Json.answerOf("pending-remove").with("removed", PendingCommand.asMap(found.get())).with("keyDeleted", keyDeleted));
            } else {
                out.sentence(keyDeleted ? "Removed, and its key is deleted."
                        : "Removed. Its key was left: a certificate in MY uses it, or it was gone already.");
            }
            return ExitCode.YES;
        } catch (EnrollmentException refusal) {
            return Failures.of(spec).refused(refusal, spec, ExitCode.NO);
        } catch (IllegalArgumentException noThumbprint) {
            throw new ParameterException(spec.commandLine(), noThumbprint.getMessage());
        }
    }

    private Optional<PendingRequest> find() throws EnrollmentException {
        String wanted = WindowsStores.normalThumbprint(thumbprint);
        for (EnrollmentContext context : PendingCommand.CONTEXTS) {
            for (PendingRequest request : WindowsStores.of(context).pending()) {
                if (request.dummy().thumbprint().equals(wanted)) {
                    return Optional.of(request);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean confirmed(Printer out) {
        out.question("Remove this request and delete its key? Type yes:");
        String answer = System.console() == null ? null : System.console().readLine();
        if (answer == null) {
            out.line();
            throw new CommandException(ExitCode.USAGE, "there is no one to ask; give --yes to remove without a question");
        }
        return answer.trim().equalsIgnoreCase("yes");
    }
}
