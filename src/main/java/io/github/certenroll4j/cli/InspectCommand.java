package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.NotACaResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Paths;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "inspect", mixinStandardHelpOptions = true,
        description = "Shows what a CA sent: its certificates, and whether their chain is whole. Runs on any system.")
final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RESPONSE", description = "The CA's answer in any form: .cer, .p7b, .pem, .rsp; - reads stdin.")
    private String response;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CaResponse read = read(response);
        CertificateChain chain = CertificateChain.of(read, Collections.emptyList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            InspectJson.of(read, chain).print(out);
        } else {
            InspectText.print(out, read, chain);
        }
        return ExitCode.YES;
    }

    /** Reads the file, or stdin for "-", and ends the command with one message when it is no response. */
    static CaResponse read(String file) {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Paths.get(file))) {
            return CaResponse.read(in);
        } catch (NotACaResponseException wrong) {
            throw new CommandException(ExitCode.CANNOT_TELL, name(file) + ": " + wrong.getMessage());
        } catch (NoSuchFileException | InvalidPathException absent) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + file + ": there is no such file");
        } catch (IOException unreadable) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + name(file) + ": " + unreadable.getMessage());
        }
    }

    private static String name(String file) {
        return file.equals("-") ? "stdin" : file;
    }

    /** The name for people: the subject, or what stands in its place when that is empty. */
    static String subject(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.isEmpty() ? "(no subject)" : name;
    }
}
