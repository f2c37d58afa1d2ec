package io.github.certenroll4j.cli;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.win.WindowsEnrollment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "request", mixinStandardHelpOptions = true,
        description = "Makes a key in Windows and a certificate request for a CA (PKCS #10, PEM). Windows only.")
final class RequestCommand implements Callable<Integer> {

    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

    @Option(names = "--subject", required = true, paramLabel = "DN",
            description = "Whom the certificate is for: CN=server.example, O=Example")
    private String subject;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the request; - for stdout.")
    private String out;

    @Option(names = "--key-length", paramLabel = "BITS", defaultValue = "2048",
            description = "Length of the RSA key (default: ${DEFAULT-VALUE}).")
    private int keyLength;

    @Mixin
    private ContextOption context;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        WindowsOnly.check(spec);
        checkFolder();
        try (Enrollment enrollment = WindowsEnrollment.open(context.context())) {
            return answer(pem(enrollment.createRequest(CertificateRequest.forSubject(subject).withKeyLength(keyLength))));
        } catch (EnrollmentException refusal) {
            Refusal.print(spec.commandLine().getErr(), refusal);
            return ExitCode.NO;
        }
    }

    /** Before the key is made: a request that has no place to go would leave a key behind. */
    private void checkFolder() {
        Path folder = Paths.get(out).toAbsolutePath().getParent();
        if (!isStdout() && !Files.isDirectory(folder)) {
            throw new CommandException(ExitCode.USAGE, "cannot write " + out + ": there is no folder " + folder);
        }
    }

    private int answer(String pem) {
        PrintWriter stdout = spec.commandLine().getOut();
        int exitCode = isStdout() || write(pem) ? ExitCode.YES : ExitCode.CANNOT_TELL;
        if (json) {
            Json.answerOf("request").with("subject", subject).with("context", ContextOption.word(context.context()))
                    .with("file", isStdout() ? null : out).with("request", pem).print(stdout);
        } else if (isStdout() || exitCode != ExitCode.YES) {
            stdout.print(pem);
            stdout.flush();
        } else {
            stdout.println("Request for " + subject + " written to " + out + ".");
            stdout.println("Its key waits in the " + ContextOption.word(context.context())
                    + "'s REQUEST store. Send the file to the CA; when the answer comes: certenroll4j install ANSWER");
        }
        return exitCode;
    }

    private boolean isStdout() {
        return out.equals("-");
    }

    private boolean write(String pem) {
        try {
            Files.write(Paths.get(out), pem.getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (IOException e) {
            spec.commandLine().getErr().println("certenroll4j: cannot write " + out + " (" + e.getMessage()
                    + "). The request is made and pending; here it is:");
            return false;
        }
    }

    /** RFC 7468, section 7. */
    private static String pem(byte[] request) {
        return "-----BEGIN CERTIFICATE REQUEST-----\n" + MIME.encodeToString(request) + "\n-----END CERTIFICATE REQUEST-----\n";
    }
}
