package io.github.certenroll4j.cli;

import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.win.WindowsEnrollment;
import io.github.certenroll4j.win.WindowsStores;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
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

@Command(name = "install", mixinStandardHelpOptions = true,
        description = "Installs the CA's response to a pending request, and proves that the certificate's key works. Windows only.")
final class InstallCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESPONSE", description = "What the CA sent: certificate or PKCS #7, in any usual form; - for stdin.")
    private String response;

    @Mixin
    private ContextOption context;

    @Option(names = "--allow-untrusted-root",
            description = "Pass AllowUntrustedRoot: install even if the chain does not end in a trusted root.")
    private boolean allowUntrustedRoot;

    @Option(names = "--allow-untrusted-certificate",
            description = "Pass AllowUntrustedCertificate: install untrusted end-entity and CA certificates.")
    private boolean allowUntrustedCertificate;

    @Option(names = "--allow-no-outstanding-request",
            description = "Pass AllowNoOutstandingRequest: install even if no request is pending for the certificate.")
    private boolean allowNoOutstandingRequest;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The response's password is this file's first line.")
    private Path passwordFile;

    @Option(names = "--as-web-page",
            description = "Call from a process of its own, held to what a web page may do, as the enrollment pages of a CA are.")
    private boolean asWebPage;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (asWebPage && context.context().isMachine()) {
            throw new ParameterException(spec.commandLine(), "--as-web-page and --machine exclude each other: a page acts for its user.");
        }
        CaResponse parsed = InspectCommand.read(response);
        X509Certificate certificate = CertificateChain.of(parsed, Collections.emptyList()).endEntity().orElseThrow(() ->
                new CommandException(ExitCode.CANNOT_TELL, response + " holds no end-entity certificate to install; see certenroll4j inspect"));
        WindowsOnly.check(spec);
        InstallReport report = new InstallReport(spec.commandLine(), json, context.context());
        try {
            String thumbprint = thumbprint(certificate);
            Optional<KeyProof> proof = alreadyThere(thumbprint);
            return proof.isPresent()
                    ? report.alreadyInstalled(WindowsStores.of(context.context()).find(StoreName.MY, thumbprint).get(), proof.get())
                    : report.installed(install(thumbprint, parsed));
        } catch (EnrollmentException refusal) {
            return report.refused(refusal);
        }
    }

    /** The proof of the key of a certificate that is in MY and works; installing it again could only fail. */
    private Optional<KeyProof> alreadyThere(String thumbprint) throws EnrollmentException {
        KeyProof proof = WindowsStores.of(context.context()).proveKey(StoreName.MY, thumbprint);
        return proof.isVerified() ? Optional.of(proof) : Optional.empty();
    }

    private InstalledCertificate install(String thumbprint, CaResponse parsed) throws EnrollmentException {
        char[] password = passwordFile == null ? new char[0] : PasswordFile.read(passwordFile);
        try (Enrollment enrollment = asWebPage ? WindowsEnrollment.openAsWebPage() : WindowsEnrollment.open(context.context())) {
            return enrollment.install(thumbprint, restrictions(), parsed.base64(), EncodingType.BASE64, password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private Set<InstallRestriction> restrictions() {
        Set<InstallRestriction> asked = EnumSet.noneOf(InstallRestriction.class);
        if (allowNoOutstandingRequest) {
            asked.add(InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST);
        }
        if (allowUntrustedCertificate) {
            asked.add(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE);
        }
        if (allowUntrustedRoot) {
            asked.add(InstallRestriction.ALLOW_UNTRUSTED_ROOT);
        }
        return asked;
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return StoredCertificate.thumbprint(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed has an encoding", e);
        }
    }
}
