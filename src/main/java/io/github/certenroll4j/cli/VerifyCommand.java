package io.github.certenroll4j.cli;

import io.github.certenroll4j.ChainStatus;
import io.github.certenroll4j.Count;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyLocation;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.win.WindowsStores;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Proves that the key of an installed certificate works, and says what Windows thinks of its chain."
                + " Exit code 0 only if the key works. Windows only.")
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "THUMBPRINT", description = "SHA-1 of a certificate in MY, as install and Windows' dialogs show it.")
    private String thumbprint;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            WindowsStores.normalThumbprint(thumbprint);
        } catch (IllegalArgumentException noThumbprint) {
            throw new ParameterException(spec.commandLine(), noThumbprint.getMessage());
        }
        WindowsOnly.check(spec);
        try {
            for (EnrollmentContext context : PendingCommand.CONTEXTS) {
                Optional<StoredCertificate> found = WindowsStores.of(context).find(StoreName.MY, thumbprint);
                if (found.isPresent()) {
                    return verify(found.get());
                }
            }
        } catch (EnrollmentException refusal) {
            return Failures.of(spec).refused(refusal, spec, ExitCode.CANNOT_TELL);
        }
        throw new CommandException(ExitCode.NO, "no certificate in MY, the user's or the machine's, has the SHA-1 " + thumbprint);
    }

    private int verify(StoredCertificate certificate) throws EnrollmentException {
        WindowsStores stores = WindowsStores.of(certificate.context());
        String sha1 = certificate.thumbprint();
        KeyProof proof = stores.proveKey(StoreName.MY, sha1);
        Optional<KeyLocation> key = stores.keyLocation(StoreName.MY, sha1);
        Optional<Boolean> exportable = proof.isVerified() ? stores.isKeyExportable(StoreName.MY, sha1) : Optional.empty();
        ChainStatus chain = stores.chainStatus(StoreName.MY, sha1).orElseThrow(() ->
                new CommandException(ExitCode.CANNOT_TELL, "the certificate was removed while it was looked at"));
        if (json) {
            json(certificate, proof, key, exportable, chain);
        } else {
            print(certificate, proof, key, exportable, chain);
        }
        return proof.isVerified() ? ExitCode.YES : ExitCode.NO;
    }

    private void print(StoredCertificate certificate, KeyProof proof, Optional<KeyLocation> key, Optional<Boolean> exportable,
            ChainStatus chain) {
        Printer out = Console.of(spec).out();
        CertificateFacts facts = CertificateFacts.of(certificate);
        out.sentence(facts.subject());
        out.labelled("issuer", facts.issuer());
        out.labelled("store", "MY (" + certificate.context().owner() + ")");
        out.labelled("valid", facts.notBefore() + " to " + facts.notAfter() + ", "
                + (facts.daysLeft() < 0 ? "ended " + Count.of(-facts.daysLeft(), "day") + " ago" : Count.of(facts.daysLeft(), "day") + " left"));
        out.labelled("key", facts.key() + ", " + (proof.isVerified() ? "verified by a signature (" + proof.detail() + ")"
                : "NOT verified: " + proof.detail()));
        key.ifPresent(where -> out.labelled("kept by", where.provider() + exportable.map(may ->
                may ? ", exportable" : ", not exportable").orElse("")));
        out.labelled("chain", chain.isGood() ? "good" : String.join("; ", chain.problems()));
    }

    private void json(StoredCertificate certificate, KeyProof proof, Optional<KeyLocation> key, Optional<Boolean> exportable,
            ChainStatus chain) {
        CertificateFacts facts = CertificateFacts.of(certificate);
        Console.of(spec).out().json(Json.answerOf("verify")
                .with("thumbprint", certificate.thumbprint())
                .with("subject", facts.subject())
                .with("issuer", facts.issuer())
                .with("context", certificate.context().owner())
                .with("notBefore", facts.notBefore())
                .with("notAfter", facts.notAfter())
                .with("daysLeft", facts.daysLeft())
                .with("key", facts.key())
                .with("keyVerified", proof.isVerified())
                .with("keyDetail", proof.detail())
                .with("provider", key.map(KeyLocation::provider).orElse(null))
                .with("exportable", exportable.orElse(null))
                .with("chainGood", chain.isGood())
                .with("chainProblems", chain.problems()));
    }
}
