package io.github.certenroll4j.cli;

import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.installer.Outcome;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Says what came of a self-signed certificate, and writes it into its file. */
final class SelfSignedReport {

    private final CommandSpec spec;
    private final boolean json;
    private final boolean der;

    SelfSignedReport(CommandSpec spec, boolean json, boolean der) {
        this.spec = spec;
        this.json = json;
        this.der = der;
    }

    int done(Outcome outcome, Optional<RequestDestination> destination) {
        StoredCertificate certificate = outcome.certificate();
        String pem = RequestDestination.pem("CERTIFICATE", certificate.encoded());
        if (json) {
            json(outcome, pem, destination);
        } else if (!destination.filter(RequestDestination::isStdout).isPresent()) {
            print(outcome);
        }
        try {
            if (destination.isPresent() && !(json && destination.get().isStdout())) {
                destination.get().write(der ? certificate.encoded() : RequestDestination.ascii(pem),
                        RequestDestination.ascii(pem), Console.of(spec).out());
            }
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "the certificate is installed, SHA-1 " + certificate.thumbprint()
                    + ", but cannot be written to " + destination.get().name() + ": " + FileTrouble.words(trouble));
        }
        return outcome.keyProof().isVerified() ? ExitCode.YES : ExitCode.NO;
    }

    private void print(Outcome outcome) {
        Printer out = Console.of(spec).out();
        StoredCertificate certificate = outcome.certificate();
        CertificateFacts facts = CertificateFacts.of(certificate);
        out.sentence("Made and installed: " + certificate.subject());
        out.labelled("thumbprint", certificate.thumbprint());
        out.labelled("store", certificate.store().officialName() + " (" + certificate.context().owner() + ")");
        out.labelled("valid", facts.notBefore() + " to " + facts.notAfter());
        out.labelled("key", facts.key() + ", " + (outcome.keyProof().isVerified()
                ? "verified by a signature (" + outcome.keyProof().detail() + ")" : "NOT verified: " + outcome.keyProof().detail()));
        out.labelled("trust", "none: it is its own issuer, and was not put into the trusted roots");
    }

    private void json(Outcome outcome, String pem, Optional<RequestDestination> destination) {
        StoredCertificate certificate = outcome.certificate();
        CertificateFacts facts = CertificateFacts.of(certificate);
        Console.of(spec).out().json(Json.answerOf("request-self-signed")
                .with("subject", certificate.subject())
                .with("thumbprint", certificate.thumbprint())
                .with("context", certificate.context().owner())
                .with("notBefore", facts.notBefore())
                .with("notAfter", facts.notAfter())
                .with("keyVerified", outcome.keyProof().isVerified())
                .with("file", destination.filter(file -> !file.isStdout()).map(RequestDestination::name).orElse(null))
                .with("certificate", pem));
    }
}
