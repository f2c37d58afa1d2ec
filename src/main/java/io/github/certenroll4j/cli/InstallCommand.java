package io.github.certenroll4j.cli;

import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.NotACaResponseException;
import io.github.certenroll4j.response.ResponseCertificate;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "install", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Installs the CA's response to a pending request, and proves that the certificate's key works. Windows only.")
final class InstallCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESPONSE", arity = "1..*",
            description = "What the CA sent: certificate or PKCS #7, in any usual form; - for stdin. Several files are installed"
                    + " as one response: leaf.cer chain.p7b")
    private List<String> responses;

    @Option(names = "--machine", description = "Install for the computer, not for the user; needs an elevated administrator."
            + " Without it: where the request is pending.")
    private boolean machine;

    @Mixin
    private RestrictionOptions restrictions;

    @Option(names = "--password-file", paramLabel = "FILE",
            description = "The response's password is the first line of this file: UTF-8, or UTF-16 as PowerShell writes it.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--as-web-page",
            description = "Call from a process of its own, held to what a web page may do, as the enrollment pages of a CA are.")
    private boolean asWebPage;

    @Option(names = "--dry-run", description = "Install, say what came of it, and take everything away again.")
    private boolean dryRun;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (asWebPage && machine) {
            throw new ParameterException(spec.commandLine(), "--as-web-page and --machine exclude each other: a page acts for its user.");
        }
        CaResponse response = read();
        if (response.entries().isEmpty()) {
            throw new CommandException(ExitCode.CANNOT_TELL, responses.get(0) + " holds no certificate to install"
                    + response.cmcStatus().flatMap(status -> status.text().map(text -> "; the CA says: " + text)).orElse("")
                    + "; see certenroll4j inspect");
        }
        WindowsOnly.check(spec);
        try {
            return install(response, new ThisWindows());
        } catch (EnrollmentException unreadable) {
            return Failures.of(spec).refused(unreadable, spec, ExitCode.CANNOT_TELL);
        } finally {
            // What another process left while this one waited for it was undone before the installation.
            WindowsOnly.tellInterrupted(spec);
        }
    }

    /** Several files become one PKCS #7 of all their certificates. */
    private CaResponse read() {
        Set<ResponseCertificate> all = new LinkedHashSet<>();
        CaResponse last = null;
        for (String file : responses) {
            last = InspectCommand.read(file);
            all.addAll(last.entries());
        }
        try {
            return responses.size() == 1 ? last : CaResponse.parse(DegeneratePkcs7.ofEntries(all));
        } catch (NotACaResponseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int install(CaResponse response, ThisWindows windows) throws EnrollmentException {
        CertificateChain chain = windows.chainOf(response);
        X509Certificate endEntity = chain.endEntity().orElseThrow(() -> new CommandException(ExitCode.CANNOT_TELL,
                responses.get(0) + (chain.unreadable().isEmpty() ? " holds no end-entity certificate to install"
                        : " holds a certificate that cannot be read here and may be the one to install, so what came of it"
                                + " could be neither seen nor undone") + "; see certenroll4j inspect"));
        Optional<EnrollmentContext> waiting = windows.waitingFor(endEntity);
        EnrollmentContext context = machine ? EnrollmentContext.MACHINE
                : asWebPage ? EnrollmentContext.USER : waiting.orElse(EnrollmentContext.USER);
        InstallAdvice advice = new InstallAdvice(chain, ThisWindows.certenroll(),
                asWebPage ? InstallForecast.Caller.WEB_PAGE : InstallForecast.Caller.DESKTOP, restrictions.asked(), waiting, responses);
        InstallReport report = new InstallReport(Console.of(spec), json, context, advice);

        // Under one lock: what another dry run has just borrowed is not installed already.
        return WindowsStores.of(context).alone(() -> install(context, endEntity, response, waiting, report));
    }

    private int install(EnrollmentContext context, X509Certificate endEntity, CaResponse response,
            Optional<EnrollmentContext> waiting, InstallReport report) throws EnrollmentException {
        KeyProof proof = WindowsStores.of(context).proveKey(StoreName.MY, StoredCertificate.thumbprint(endEntity));
        if (proof.isVerified()) {
            return report.alreadyInstalled(new StoredCertificate(context, StoreName.MY, StoredCertificate.encoded(endEntity)), proof);
        }
        report.beforehand(waiting);
        try {
            InstalledCertificate installed = install(context, endEntity, response);
            return dryRun ? report.wouldInstall(installed) : report.installed(installed);
        } catch (EnrollmentException refusal) {
            return report.refused(refusal);
        }
    }

    private InstalledCertificate install(EnrollmentContext context, X509Certificate endEntity, CaResponse response)
            throws EnrollmentException {
        List<X509Certificate> certificates = new ArrayList<>(response.certificates());
        certificates.remove(endEntity);
        certificates.add(0, endEntity);
        char[] password = passwordFile.map(file -> PasswordFile.read(file, Console.of(spec).err()))
                .orElseGet(() -> new char[0]);
        try (Enrollment enrollment = asWebPage ? WindowsEnrollment.openAsWebPage() : WindowsEnrollment.open(context)) {
            return dryRun
                    ? enrollment.tryInstall(certificates, restrictions.asked(), response.base64(), EncodingType.BASE64, password)
                    : enrollment.install(certificates, restrictions.asked(), response.base64(), EncodingType.BASE64, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
