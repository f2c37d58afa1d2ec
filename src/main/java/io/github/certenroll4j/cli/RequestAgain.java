package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.win.WindowsStores;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code pending --request}: a pending request whose file is lost is written again. */
final class RequestAgain {

    @Option(names = "--request", required = true, paramLabel = "SHA1",
            description = "Write this pending request again, to send it to the CA: a new signature over the same key, subject and extensions.")
    private String thumbprint;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it; - for stdout.")
    private String out;

    @Option(names = "--der", description = "Write it as DER; without it, as PEM.")
    private boolean der;

    @Option(names = "--force", description = "Overwrite FILE if it is there already.")
    private boolean force;

    int answer(CommandSpec spec, boolean json) {
        String sha1 = sha1(spec);
        RequestDestination destination = RequestDestination.of(out, der, force, Collections.emptyList());
        WindowsOnly.check(spec);
        for (EnrollmentContext context : PendingCommand.CONTEXTS) {
            try {
                Optional<StoredCertificate> dummy = WindowsStores.of(context).find(StoreName.REQUEST, sha1);
                Optional<byte[]> request = WindowsStores.of(context).requestAgain(sha1);
                if (dummy.isPresent() && request.isPresent()) {
                    return write(request.get(), dummy.get(), destination, Console.of(spec), json);
                }
            } catch (EnrollmentException refusal) {
                Printer err = Console.of(spec).err();
                err.sentence("certenroll4j: the " + context.owner() + "'s request " + sha1 + " cannot be had again.");
                int exitCode = Failures.of(spec).refused(refusal, spec, ExitCode.CANNOT_TELL);
                err.labelled("besides", context.isMachine() ? "The machine's keys can be used from an elevated prompt only." : "");
                return exitCode;
            }
        }
        throw new CommandException(ExitCode.NO, "no pending request has the SHA-1 " + sha1 + "; see certenroll4j pending");
    }

    private String sha1(CommandSpec spec) {
        try {
            return WindowsStores.normalThumbprint(thumbprint);
        } catch (IllegalArgumentException noThumbprint) {
            throw new ParameterException(spec.commandLine(), noThumbprint.getMessage());
        }
    }

    private static int write(byte[] request, StoredCertificate dummy, RequestDestination destination, Console console, boolean json) {
        Set<String> extensions = extensions(dummy);
        Json answer = destination.describe(Json.answerOf("pending-request").with("subject", dummy.subject())
                .with("context", dummy.context().owner()).with("sha1", dummy.thumbprint()), request)
                .with("extensions", new ArrayList<>(extensions));
        try {
            destination.write(request, console.out(), json ? Optional.of(answer) : Optional.empty());
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot write " + destination.name() + ": " + FileTrouble.words(trouble));
        }
        if (!json) {
            // The request alone is to be on stdout.
            explain(destination.isStdout() ? console.err() : console.out(), dummy, destination, extensions);
        } else if (!destination.isStdout()) {
            console.out().json(answer);
        }
        return ExitCode.YES;
    }

    private static void explain(Printer printer, StoredCertificate dummy, RequestDestination destination, Set<String> extensions) {
        printer.sentence("Request for " + dummy.subject() + " written again"
                + (destination.isStdout() ? "." : " to " + destination.name() + "."));
        printer.labelled("signature", "a new one, over the same key, subject and extensions. The CA's answer to this request"
                + " or to the first one installs as usual: certenroll4j install ANSWER");
        printer.labelled("extensions", extensions.isEmpty()
                ? "NONE: Windows keeps none for this request. If it asked for alternative names or usages, this one does not."
                : extensions.stream().map(ExtensionName::of).collect(Collectors.joining(", ")));
    }

    /** What the dummy certificate has, the request asks for. */
    private static Set<String> extensions(StoredCertificate dummy) {
        Set<String> all = new TreeSet<>();
        try {
            X509Certificate certificate = dummy.x509();
            if (certificate.getCriticalExtensionOIDs() != null) {
                all.addAll(certificate.getCriticalExtensionOIDs());
                all.addAll(certificate.getNonCriticalExtensionOIDs());
            }
        } catch (CertificateException unreadable) {
            throw new IllegalStateException("it was read when the request was written", unreadable);
        }
        return all;
    }
}
