package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.installer.Installer;
import io.github.certenroll4j.installer.NothingToInstallException;
import io.github.certenroll4j.installer.PreparedInstallation;
import io.github.certenroll4j.installer.Refusal;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.NotACaResponseException;
import io.github.certenroll4j.response.ResponseCertificate;
import java.nio.file.Path;
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

    private static final char[] NO_PASSWORD = {};

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
            description = "The response's password, that of a PFX, is the first line of this file: UTF-8, or UTF-16 as PowerShell"
                    + " writes it.")
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
        PfxResponse pfx = PfxResponse.of(responses);
        checkPfx(pfx);
        char[] password = pfx.isPresent() ? password() : NO_PASSWORD;
        try {
            CaResponse response = pfx.isPresent() ? pfx.open(password) : read();
            Installer.checkNotEmpty(response);
            WindowsOnly.check(spec);
            return install(response, password);
        } catch (NothingToInstallException nothing) {
            throw new CommandException(ExitCode.CANNOT_TELL, responses.get(0) + ": " + nothing.getMessage() + "; see certenroll4j inspect");
        } catch (EnrollmentException unreadable) {
            return Failures.of(spec).refused(unreadable, spec, ExitCode.CANNOT_TELL);
        } finally {
            Arrays.fill(password, '\0');
            // What another process left while this one waited for it was undone before the installation.
            WindowsOnly.tellInterrupted(spec);
        }
    }

    private void checkPfx(PfxResponse pfx) {
        if (pfx.isPresent() && !(restrictions.asked().contains(InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST) && passwordFile.isPresent())) {
            throw new CommandException(ExitCode.CANNOT_TELL, responses.get(0) + " is a PFX (PKCS #12): its private key is installed with"
                    + " --allow-no-outstanding-request and --password-file FILE, and without a request.");
        }
        if (pfx.isPresent() && dryRun) {
            throw new ParameterException(spec.commandLine(), "--dry-run takes no PFX: its private key would stay in its container.");
        }
    }

    private char[] password() {
        return passwordFile.map(file -> PasswordFile.read(file, Console.of(spec).err())).orElse(NO_PASSWORD);
    }

    /** Several files become one PKCS #7 of all their certificates. */
    private CaResponse read() {
        Set<ResponseCertificate> all = new LinkedHashSet<>();
        CaResponse last = null;
        for (String file : responses) {
            last = ResponseFile.read(file);
            all.addAll(last.entries());
        }
        try {
            return responses.size() == 1 ? last : CaResponse.parse(DegeneratePkcs7.ofEntries(all));
        } catch (NotACaResponseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int install(CaResponse response, char[] opened) throws EnrollmentException, NothingToInstallException {
        InstallReport report = new InstallReport(Console.of(spec), json, new InstallAdvice(responses));
        PreparedInstallation installation = installer().prepare(response, restrictions.asked());
        if (!installation.isInstalled()) {
            report.beforehand(installation);
        }
        // The password of a PFX was read to open it.
        char[] password = response.kind() == CaResponse.Kind.PFX ? opened : password();
        try {
            return report.done(dryRun ? installation.dryRun(password) : installation.install(password));
        } catch (Refusal refusal) {
            return report.refused(refusal);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Installer installer() throws EnrollmentException {
        Installer installer = Installer.ofThisWindows();
        return asWebPage ? installer.asWebPage() : machine ? installer.in(EnrollmentContext.MACHINE) : installer;
    }
}
