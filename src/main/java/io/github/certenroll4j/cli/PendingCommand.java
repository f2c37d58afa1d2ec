package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyLocation;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.win.WindowsStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "pending", mixinStandardHelpOptions = true, subcommands = PendingRemoveCommand.class,
        synopsisSubcommandLabel = "[remove SHA1]", sortOptions = false,
        description = "Lists the requests that wait for a CA's answer, the user's and the machine's; or writes one of them"
                + " again. Windows only.")
final class PendingCommand implements Callable<Integer> {

    static final EnrollmentContext[] CONTEXTS = {EnrollmentContext.USER, EnrollmentContext.MACHINE};

    @ArgGroup(exclusive = false)
    private RequestAgain again;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return again == null ? list() : again.answer(spec, json);
    }

    private int list() {
        WindowsOnly.check(spec);
        List<PendingRequest> all = new ArrayList<>();
        try {
            for (EnrollmentContext context : CONTEXTS) {
                all.addAll(WindowsStores.of(context).pending());
            }
        } catch (EnrollmentException refusal) {
            return Failures.of(spec).refused(refusal, spec, ExitCode.CANNOT_TELL);
        }
        Printer out = Console.of(spec).out();
        if (json) {
            List<Map<String, Object>> requests = new ArrayList<>();
            all.forEach(request -> requests.add(asMap(request)));
            out.json(Json.answerOf("pending").with("requests", requests));
        } else if (all.isEmpty()) {
            out.line("No request is pending.");
        } else {
            all.forEach(request -> print(request, out));
        }
        return ExitCode.YES;
    }

    static void print(PendingRequest request, Printer out) {
        CertificateFacts facts = CertificateFacts.of(request.dummy());
        out.sentence(facts.subject());
        out.labelled("context", request.dummy().context().owner());
        out.labelled("created", facts.notBefore());
        out.labelled("key", facts.key() + request.key().map(key -> ", kept by " + key.provider()).orElse("")
                + (request.isKeyAvailable() ? "" : "; it CANNOT be opened"));
        out.labelled("SHA-1", request.dummy().thumbprint());
    }

    static Map<String, Object> asMap(PendingRequest request) {
        CertificateFacts facts = CertificateFacts.of(request.dummy());
        return Json.object()
                .with("subject", facts.subject())
                .with("context", request.dummy().context().owner())
                .with("created", facts.notBefore())
                .with("key", facts.key())
                .with("provider", request.key().map(KeyLocation::provider).orElse(null))
                .with("container", request.key().map(KeyLocation::container).orElse(null))
                .with("keyAvailable", request.isKeyAvailable())
                .with("sha1", request.dummy().thumbprint())
                .asMap();
    }
}
