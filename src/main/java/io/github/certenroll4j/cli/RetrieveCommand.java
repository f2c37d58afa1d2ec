package io.github.certenroll4j.cli;

import io.github.certenroll4j.ca.CaException;
import io.github.certenroll4j.ca.Certsrv;
import io.github.certenroll4j.ca.Decision;
import io.github.certenroll4j.response.CaResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "retrieve", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Fetches from a CA over the web what became of a request, or the CA's own certificates. Runs on any system.",
        footer = {"", "Exit codes: 0 fetched; 1 the CA denied it; 3 it is not decided yet; 4 the CA cannot be asked, or knows no such request."})
final class RetrieveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID|REQUEST", arity = "0..1",
            description = "With --certsrv the number that the CA gave the request; with --est the request itself, which is sent again.")
    private Optional<String> what = Optional.empty();

    @Option(names = "--ca-chain", description = "Fetch the CA's own certificates instead.")
    private boolean chain;

    @Mixin
    private CaOptions ca;

    @Option(names = "--out", required = true, paramLabel = "FILE",
            description = "Where to write the certificate with its chain (PKCS #7, PEM); - for stdout.")
    private String out;

    @Option(names = "--force", description = "Overwrite FILE if it is there already.")
    private boolean force;

    @Option(names = "--renewal", description = "EST: it was sent as a renewal.")
    private boolean renewal;

    @Mixin
    private WaitOption wait;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ca.check();
        if (chain == what.isPresent()) {
            throw misuse("give the request that is meant, or --ca-chain");
        }
        if (renewal && !ca.isEst()) {
            throw misuse("--renewal goes with --est");
        }
        List<Path> inputs = ca.inputs();
        long id = chain || ca.isEst() ? 0 : id(what.get());
        byte[] request = {};
        if (!chain && ca.isEst()) {
            Path file = Misuse.path(what.get());
            inputs.add(file);
            request = RequestArgument.read(file);
        }
        Optional<OutputFile> destination = DecisionReport.destination(out, force, inputs);
        try (AskedCa asked = ca.open()) {
            DecisionReport report = new DecisionReport(Console.of(spec), "retrieve", json, asked, out);
            return chain ? report.chain(asked.chain(), destination) : fetch(asked, id, request, report, destination);
        } catch (CaException trouble) {
            throw AskedCa.told(trouble);
        }
    }

    private int fetch(AskedCa asked, long id, byte[] request, DecisionReport report, Optional<OutputFile> destination) throws CaException {
        Decision first = asked.again(id, request, renewal);
        Decision decision = wait.decided(asked, first, request, renewal, Console.of(spec).err());
        if (decision.state() == Decision.State.ISSUED) {
            CaResponse response = asked.response(decision);
            return report.issued(decision, request.length == 0 ? response : SubmitCommand.answering(request, response, asked, decision), destination);
        }
        return report.open(decision, "the same command again" + (decision.retryAfter().isPresent() ? ", then" : ", later"));
    }

    private long id(String typed) {
        if (!typed.matches("[0-9]{1,10}") || Long.parseLong(typed) < 1 || Long.parseLong(typed) > Certsrv.LARGEST_ID) {
            throw misuse("not the number of a request: " + typed + "; the CA gave it when the request was submitted");
        }
        return Long.parseLong(typed);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
