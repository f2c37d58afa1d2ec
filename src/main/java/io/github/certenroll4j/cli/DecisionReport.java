package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.ca.Decision;
import io.github.certenroll4j.response.CaResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a CA decided, writes what it sent, and knows the exit code: 0 issued, 1 denied, 3 not decided yet. */
final class DecisionReport {

    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Console console;
    private final String command;
    private final boolean json;
    private final AskedCa ca;
    private final String out;

    DecisionReport(Console console, String command, boolean json, AskedCa ca, String out) {
        this.console = console;
        this.command = command;
        this.json = json;
        this.ca = ca;
        this.out = out;
    }

    /** Checks before anything is asked that it can be written. */
    static Optional<OutputFile> destination(String out, boolean force, List<Path> inputs) {
        return out.equals("-") ? Optional.empty() : Optional.of(OutputFile.at(FileName.path(out), force, inputs));
    }

    int issued(Decision decision, CaResponse response, Optional<OutputFile> file) {
        byte[] pem = pem(response);
        write(pem, file);
        Json answer = answer("issued", decision, file.isPresent()).with("certificates", response.entries().size())
                .with("response", new String(pem, StandardCharsets.US_ASCII));
        if (json) {
            console.out().json(answer);
        } else if (file.isPresent()) {
            console.out().sentence("Issued" + number(decision) + ": " + subject(response));
            console.out().sentence("What " + ca + " sent is in " + out + ". On the Windows that has the key: certenroll4j install "
                    + CaOptions.quoted(out));
        }
        return ExitCode.YES;
    }

    /** @param goOn the command that asks again */
    int open(Decision decision, String goOn) {
        boolean pending = decision.state() == Decision.State.PENDING;
        Json answer = answer(decision.state().name().toLowerCase(Locale.ROOT), decision, false).with("certificates", 0).with("response", null);
        if (json) {
            console.out().json(answer);
            return pending ? ExitCode.NOT_YET : ExitCode.NO;
        }
        Printer to = out.equals("-") ? console.err() : console.out();
        if (pending) {
            to.sentence("Pending" + number(decision) + ": somebody has to look at it first.");
            to.labelled("the CA says", decision.reason());
            decision.retryAfter().ifPresent(time -> to.labelled("ask again", "in " + time.getSeconds() + " s"));
            // On one line, however long: it is to be copied.
            to.line("  to go on:   " + goOn);
            return ExitCode.NOT_YET;
        }
        to.sentence("Denied" + number(decision) + ".");
        to.labelled("the CA says", decision.reason());
        return ExitCode.NO;
    }

    int chain(CaResponse chain, Optional<OutputFile> file) {
        byte[] pem = pem(chain);
        write(pem, file);
        if (json) {
            console.out().json(Json.answerOf(command).with("state", "issued").with("ca", ca.toString()).with("requestId", null)
                    .with("reason", null).with("retryAfter", null).with("file", file.isPresent() ? out : null)
                    .with("certificates", chain.entries().size()).with("response", new String(pem, StandardCharsets.US_ASCII)));
        } else if (file.isPresent()) {
            console.out().sentence("The CA's own certificates (" + chain.entries().size() + ") are in " + out + ".");
        }
        return ExitCode.YES;
    }

    private Json answer(String state, Decision decision, boolean written) {
        return Json.answerOf(command).with("state", state).with("ca", ca.toString())
                .with("requestId", decision.id().isPresent() ? decision.id().getAsLong() : null)
                .with("reason", decision.reason().isEmpty() ? null : decision.reason())
                .with("retryAfter", decision.retryAfter().map(time -> (Object) time.getSeconds()).orElse(null))
                .with("file", written ? out : null);
    }

    private void write(byte[] pem, Optional<OutputFile> file) {
        try {
            if (file.isPresent()) {
                file.get().write(pem);
            } else if (!json) {
                console.out().bytes(pem);
                console.out().flush();
            }
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "the certificate is issued, but " + out + " cannot be written: "
                    + FileTrouble.words(trouble) + ". certenroll4j retrieve " + ca.words() + " fetches it again.");
        }
    }

    static String number(Decision decision) {
        return decision.id().isPresent() ? " as request " + decision.id().getAsLong() : "";
    }

    private static String subject(CaResponse response) {
        return response.certificates().stream().filter(certificate -> certificate.getBasicConstraints() < 0).findFirst()
                .map(X509Certificate::getSubjectX500Principal).map(Object::toString).orElse(response.entries().size() + " certificates");
    }

    /** RFC 7468, sections 5 and 8: the label says what is inside, which that of AD CS does not. */
    static byte[] pem(CaResponse response) {
        String label = response.kind() == CaResponse.Kind.X509 ? "CERTIFICATE" : "PKCS7";
        return ("-----BEGIN " + label + "-----\n" + MIME.encodeToString(response.der()) + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
