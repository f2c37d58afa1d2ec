package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileName;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.PfxEncryption;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.installer.OwnCertificate;
import io.github.certenroll4j.installer.PfxExport;
import io.github.certenroll4j.installer.PfxPassword;
import io.github.certenroll4j.response.ResponseCertificate;
import io.github.certenroll4j.win.WindowsStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Writes a certificate of MY with its private key and chain into a PFX (PKCS #12) that only its owner may read."
                + " The key must be exportable. Windows only.")
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "THUMBPRINT", description = "SHA-1 of a certificate in MY, as install and Windows' dialogs show it.")
    private String thumbprint;

    @Option(names = "--pfx", required = true, paramLabel = "FILE", description = "Where to write the PFX.")
    private Path pfx;

    @Option(names = "--force", description = "Overwrite FILE if it is there already.")
    private boolean force;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The PFX's password is the first line of this file. Without it:"
            + " asked for at the terminal. At least 12 characters of ASCII.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--chain", paramLabel = "HOW", description = "whole: the certificates up to the root (default); no-root: without"
            + " that; none: only the certificate itself.")
    private String chain = "whole";

    @Option(names = "--encryption", paramLabel = "HOW", description = "aes256 (default): read by Windows from 10 1709 and Server 2019 on,"
            + " Java from 8u301, OpenSSL. triple-des: read by every Windows, and weak.")
    private String encryption = "aes256";

    @Option(names = "--machine", description = "A certificate of the computer; without it, the user's is looked for first.")
    private boolean machine;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PfxContent content;
        PfxEncryption how;
        try {
            WindowsStores.normalThumbprint(thumbprint);
            content = content();
            how = PfxEncryption.parse(encryption);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
        List<Path> inputs = new ArrayList<>();
        passwordFile.ifPresent(inputs::add);
        OutputFile file = OutputFile.at(pfx, force, inputs).forOwnerOnly();
        WindowsOnly.check(spec);
        try {
            StoredCertificate certificate = OwnCertificate.find(thumbprint,
                    machine ? Optional.of(EnrollmentContext.MACHINE) : Optional.empty());
            return export(certificate, content, how, file);
        } catch (EnrollmentException refusal) {
            return Failures.of(spec).refused(refusal, spec, ExitCode.NO);
        }
    }

    private PfxContent content() {
        switch (chain) {
            case "whole":
                return PfxContent.CHAIN_WITH_ROOT;
            case "no-root":
                return PfxContent.CHAIN_WITHOUT_ROOT;
            case "none":
                return PfxContent.END_ENTITY;
            default:
                throw new IllegalArgumentException("--chain is whole, no-root or none, not " + chain);
        }
    }

    private int export(StoredCertificate certificate, PfxContent content, PfxEncryption how, OutputFile file) throws EnrollmentException {
        char[] password = passwordFile.isPresent() ? PasswordFile.read(passwordFile.get(), Console.of(spec).err())
                : PasswordPrompt.askTwice("Password for " + FileName.text(pfx), "--password-file");
        byte[] bytes = {};
        try {
            check(password);
            PfxExport exported = PfxExport.of(certificate, content, how, password);
            bytes = exported.pfx();
            file.write(bytes);
            if (content != PfxContent.END_ENTITY && !exported.isChainComplete()) {
                Console.of(spec).err().sentence("Warning: the file has not the whole chain, as this Windows does not find the issuer's"
                        + " certificate; put it into the CA store and export again with --force.");
            }
            answer(certificate, exported, how);
            return ExitCode.YES;
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot write " + FileName.text(pfx) + ": " + FileTrouble.words(trouble));
        } finally {
            Arrays.fill(password, '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void check(char[] password) {
        try {
            PfxPassword.check(password);
        } catch (IllegalArgumentException weak) {
            throw new CommandException(ExitCode.USAGE, weak.getMessage() + "; nothing was done");
        }
    }

    private void answer(StoredCertificate certificate, PfxExport exported, PfxEncryption how) {
        Printer out = Console.of(spec).out();
        List<String> subjects = exported.certificates().stream().map(der -> ResponseCertificate.of(der).subject().orElse("(unreadable)")).collect(Collectors.toList());
        if (json) {
            out.json(Json.answerOf("export")
                    .with("file", FileName.text(pfx))
                    .with("thumbprint", certificate.thumbprint())
                    .with("subject", certificate.subject())
                    .with("context", certificate.context().owner())
                    .with("encryption", how.toString())
                    .with("certificates", subjects));
            return;
        }
        out.sentence("Exported with its private key: " + certificate.subject());
        out.labelled("file", FileName.text(pfx) + ", which only its owner may read");
        out.labelled("encryption", how.words());
        out.labelled("contains", Count.of(subjects.size(), "certificate") + ": " + String.join("; ", subjects));
    }
}
