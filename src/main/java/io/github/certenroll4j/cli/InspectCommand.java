package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.response.CertificateChain;
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

@Command(name = "inspect", mixinStandardHelpOptions = true,
        description = "Shows what a CA sent: its certificates, whether their chain is whole, and what Windows will say to it."
                + " Runs on any system.")
final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESPONSE", description = "The CA's answer in any form: .cer, .p7b, .pem, .rsp; - reads stdin.")
    private String response;

    @Mixin
    private TrustOption trust;

    @Mixin
    private RequestOption request;

    @Option(names = "--windows", paramLabel = "VERSION",
            description = "Forecast for this version of Certenroll.dll, 6.1.7601.17514 for instance; may be repeated.")
    private final List<String> windows = new ArrayList<>();

    @Option(names = "--pem", paramLabel = "DIR", description = "Write the certificates of the chain there, leaf first, as PEM.")
    private Optional<Path> pem = Optional.empty();

    @Option(names = "--complete", paramLabel = "FILE",
            description = "Write the whole chain there as one PKCS #7, out of the response, --trust and --with.")
    private Optional<Path> complete = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE",
            description = "Write the answer there as one page to look at, to send on and to print.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--force", description = "Overwrite files of --pem, --complete and --html that are there already.")
    private boolean force;

    @Option(names = "--details", description = "Show all of every certificate: serial number, key, names, usages, template,"
            + " addresses, policies, hashes. JSON has them anyway.")
    private boolean details;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<FileVersion> versions = versions();
        Inspection inspection = Inspection.of(response, trust, request);
        CertificateChain chain = inspection.chain;
        ChainFiles files = files(chain);
        html.ifPresent(file -> files.add(file, InspectPage.of(title(), inspection.response, chain, request.isAnsweredBy(chain), versions)));
        inspection.print(Console.of(spec).out(), versions, details, json);
        files.write();
        if (complete.isPresent() && !chain.complete()) {
            throw new CommandException(chain.unreadable().isEmpty() ? ExitCode.NO : ExitCode.CANNOT_TELL, "cannot complete the chain: " + InspectText.verdict(chain)
                    + " Give its certificate by --with or --trust.");
        }
        return inspection.exitCode();
    }

    /** Before anything is printed: an answer that is followed by a mistake of usage would be none. */
    private ChainFiles files(CertificateChain chain) {
        List<Path> inputs = new ArrayList<>(trust.paths());
        // Where the system has a name for stdin, a file that is led into it is known, too.
        inputs.add(FileName.path(response.equals("-") ? "/dev/stdin" : response));
        ChainFiles files = new ChainFiles(chain, force, inputs);
        pem.ifPresent(files::addPem);
        complete.filter(file -> chain.complete()).ifPresent(files::addComplete);
        return files;
    }

    private List<FileVersion> versions() {
        List<FileVersion> versions = new ArrayList<>();
        for (String version : windows) {
            try {
                FileVersion certenroll = FileVersion.parse(version);
                HotfixRule.requireCertEnroll(certenroll);
                versions.add(certenroll);
            } catch (IllegalArgumentException unreadable) {
                throw new ParameterException(spec.commandLine(), "--windows: " + unreadable.getMessage());
            }
        }
        return versions.isEmpty() ? ForecastTable.INTERESTING : versions;
    }

    /** Whoever gets the page has other folders. */
    private String title() {
        Path last = response.equals("-") ? null : FileName.path(response).getFileName();
        return last == null ? ResponseFile.name(response) : FileName.text(last);
    }
}
