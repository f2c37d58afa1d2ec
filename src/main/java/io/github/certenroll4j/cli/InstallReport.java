package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Says what came of an installation, for people or as JSON, and which exit code that is. */
final class InstallReport {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;
    private final EnrollmentContext context;

    InstallReport(CommandLine command, boolean json, EnrollmentContext context) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.json = json;
        this.context = context;
    }

    int installed(InstalledCertificate installed) {
        return there("Installed", installed.certificate(), installed.keyProof(), installed.added(), installed.hresult());
    }

    int alreadyInstalled(StoredCertificate certificate, KeyProof proof) {
        return there("Already installed", certificate, proof, Collections.emptyList(), HResult.S_OK);
    }

    private int there(String what, StoredCertificate certificate, KeyProof proof, List<StoredCertificate> added, HResult hresult) {
        if (json) {
            json(true, certificate.thumbprint(), proof.isVerified(), added, hresult, hresult.failed());
        } else {
            out.println(what + ": " + certificate.subject());
            Lines.labelled(out, "thumbprint", certificate.thumbprint());
            Lines.labelled(out, "store", certificate.store().officialName() + " (" + ContextOption.word(context) + ")");
            Lines.labelled(out, "key", proof.isVerified()
                    ? "verified: Windows signed with it, and the certificate's public key confirms the signature (" + proof.detail() + ")"
                    : "NOT verified: " + proof.detail());
            added.stream().filter(other -> other.store() != StoreName.MY)
                    .forEach(other -> Lines.labelled(out, "added to " + other.store().officialName(), other.subject()));
            if (hresult.failed()) {
                Lines.labelled(out, "although", "InstallResponse returned " + hresult + ", the certificate is installed");
            }
        }
        return proof.isVerified() ? ExitCode.YES : ExitCode.NO;
    }

    int refused(EnrollmentException refusal) {
        if (json) {
            json(false, null, false, Collections.emptyList(), refusal.hresult(), true);
        } else {
            Refusal.print(err, refusal);
        }
        return ExitCode.NO;
    }

    private void json(boolean installed, String thumbprint, boolean keyVerified, List<StoredCertificate> added,
            HResult hresult, boolean explain) {
        Json.answerOf("install")
                .with("installed", installed)
                .with("thumbprint", thumbprint)
                .with("store", installed ? StoreName.MY.officialName() : null)
                .with("context", ContextOption.word(context))
                .with("keyVerified", keyVerified)
                .with("certificatesAdded", added.stream().map(InstallReport::asMap).collect(Collectors.toList()))
                .with("hresult", hresult.hex())
                .with("symbol", hresult.symbol())
                .with("cause", explain ? hresult.cause() : null)
                .with("nextStep", explain ? hresult.nextStep() : null)
                .print(out);
    }

    private static Map<String, Object> asMap(StoredCertificate certificate) {
        return Json.object().with("store", certificate.store().officialName()).with("subject", certificate.subject())
                .with("thumbprint", certificate.thumbprint()).asMap();
    }
}
