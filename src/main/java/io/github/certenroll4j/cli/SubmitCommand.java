package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.ca.CaException;
import io.github.certenroll4j.ca.Decision;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.PendingKeys;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "submit", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Sends a certificate request to a CA over the web, and fetches what it decides. Runs on any system.",
        footer = {"", "Exit codes: 0 issued; 1 the CA denied it; 3 it is not decided yet, retrieve goes on; 4 the CA cannot be asked."})
final class SubmitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "REQUEST", description = "The request: PKCS #10, as PEM, base64 or DER.")
    private Path file;

    @Mixin
    private CaOptions ca;

    @Option(names = "--out", required = true, paramLabel = "FILE",
            description = "Where to write the certificate with its chain (PKCS #7, PEM); - for stdout.")
    private String out;

    @Option(names = "--force", description = "Overwrite FILE if it is there already.")
    private boolean force;

    @Option(names = "--template", paramLabel = "NAME", description = "The AD CS template to ask for, by its name (not its display name).")
    private Optional<String> template = Optional.empty();

    @Option(names = "--attribute", paramLabel = "NAME:VALUE", description = "A request attribute for AD CS, as certreq -attrib takes it; repeat it.")
    private List<String> attributes = new ArrayList<>();

    @Option(names = "--renewal", description = "EST: ask for a certificate in the place of the one that --client-certificate shows"
            + " (simplereenroll).")
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
        List<String> all = attributes(ca, template, attributes, spec);
        if (renewal && !ca.isEst()) {
            throw new ParameterException(spec.commandLine(), "--renewal goes with --est");
        }
        List<Path> inputs = ca.inputs();
        inputs.add(file);
        byte[] request = RequestArgument.read(file);
        Optional<OutputFile> destination = DecisionReport.destination(out, force, inputs);
        try (AskedCa asked = ca.open()) {
            DecisionReport report = new DecisionReport(Console.of(spec), "submit", json, asked, out);
            Decision decision = wait.decided(asked, asked.submit(request, all, renewal), request, renewal, Console.of(spec).err());
            if (decision.state() == Decision.State.ISSUED) {
                return report.issued(decision, answering(request, asked.response(decision), asked, decision), destination);
            }
            return report.open(decision, goOn(asked, decision));
        } catch (CaException trouble) {
            throw AskedCa.told(trouble);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private String goOn(AskedCa asked, Decision decision) {
        return "certenroll4j retrieve " + asked.words() + " " + (decision.id().isPresent() ? decision.id().getAsLong()
                : CaOptions.quoted(FileName.text(file)) + (renewal ? " --renewal" : "")) + " --out " + CaOptions.quoted(out);
    }

    static List<String> attributes(CaOptions ca, Optional<String> template, List<String> attributes, CommandSpec spec) {
        if (ca.isEst() && (template.isPresent() || !attributes.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--template and --attribute go with --certsrv; EST knows neither");
        }
        List<String> all = new ArrayList<>(attributes);
        template.ifPresent(name -> all.add(0, "CertificateTemplate:" + name));
        return all;
    }

    /** A server that sends another's certificate is mistaken or worse. */
    static CaResponse answering(byte[] request, CaResponse response, AskedCa ca, Decision decision) {
        try {
            PendingKeys keys = PendingKeys.ofRequest(request);
            if (response.certificates().stream().noneMatch(keys::include)) {
                throw new CommandException(ExitCode.CANNOT_TELL, ca + " sent certificates" + DecisionReport.number(decision)
                        + ", and none of them has the key of the request");
            }
            return response;
        } catch (IOException impossible) {
            throw new IllegalStateException("it was read before it was sent", impossible);
        }
    }
}
