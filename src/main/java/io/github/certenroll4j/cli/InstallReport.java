package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what came of an installation, for people or as JSON, and which exit code that is. */
final class InstallReport {

    private final Printer out;
    private final Printer err;
    private final boolean json;
    private final EnrollmentContext context;
    private final InstallAdvice advice;

    InstallReport(Console console, boolean json, EnrollmentContext context, InstallAdvice advice) {
        this.out = console.out();
        this.err = console.err();
        this.json = json;
        this.context = context;
        this.advice = advice;
    }

    /**
     * Before Windows is asked: where the request waits, and a refusal that can be foreseen. Windows is asked all the same.
     *
     * @param waiting where the request is pending
     */
    void beforehand(Optional<EnrollmentContext> waiting) {
        waiting.filter(where -> where.isMachine() != context.isMachine()).ifPresent(where ->
                err.sentence("Warning: the request is pending in the " + where.owner() + "'s REQUEST store, but the "
                        + context.owner() + "'s was asked for."));
        advice.forecast().filter(forecast -> !forecast.installs()).ifPresent(forecast ->
                err.sentence("Forecast: Windows will refuse with " + forecast.hresult()
                        + forecast.rule().map(rule -> " by the rule " + rule.ruleName() + " ("
                                + forecast.certainty().name().toLowerCase(Locale.ROOT) + ")").orElse("") + "."));
    }

    /** JSON says what is true afterwards: nothing is installed, and the HRESULT is what Windows answered. */
    int wouldInstall(InstalledCertificate tried) {
        tried.left().forEach(left -> err.line("Left where it is, as another program has changed it meanwhile: " + left));
        if (json) {
            json(false, null, tried.keyProof().isVerified(), Collections.emptyList(), tried.hresult(), tried.hresult().failed());
            return tried.keyProof().isVerified() ? ExitCode.YES : ExitCode.NO;
        }
        return there("Dry run: Windows installed it, and everything " + (tried.left().isEmpty() ? "" : "else ") + "was taken away again",
                tried.certificate(), tried.keyProof(), tried.added(), tried.hresult());
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
            out.sentence(what + ": " + certificate.subject());
            out.labelled("thumbprint", certificate.thumbprint());
            out.labelled("store", certificate.store().officialName() + " (" + context.owner() + ")");
            out.labelled("key", proof.isVerified()
                    ? "verified: Windows signed with it, and the certificate's public key confirms the signature (" + proof.detail() + ")"
                    : "NOT verified: " + proof.detail());
            added.stream().filter(other -> other.store() != StoreName.MY)
                    .forEach(other -> out.labelled("added to " + other.store().officialName(), other.subject()));
            if (hresult.failed()) {
                out.labelled("although", "InstallResponse returned " + hresult + ", the certificate is installed");
            }
        }
        return proof.isVerified() ? ExitCode.YES : ExitCode.NO;
    }

    int refused(EnrollmentException refusal) {
        HResult hresult = refusal.hresult();
        if (json) {
            json(false, null, false, Collections.emptyList(), hresult, true);
        }
        err.sentence(refusal.getMessage());
        err.labelled("cause", advice.cause(hresult));
        err.labelled("next step", advice.nextStep(hresult, context));
        Refusal.printBesides(err, refusal);
        return ExitCode.NO;
    }

    private void json(boolean installed, String thumbprint, boolean keyVerified, List<StoredCertificate> added,
            HResult hresult, boolean explain) {
        out.json(Json.answerOf("install")
                .with("installed", installed)
                .with("thumbprint", thumbprint)
                .with("store", installed ? StoreName.MY.officialName() : null)
                .with("context", context.owner())
                .with("keyVerified", keyVerified)
                .with("certificatesAdded", added.stream().map(InstallReport::asMap).collect(Collectors.toList()))
                .with("hresult", hresult.hex())
                .with("symbol", hresult.symbol())
                .with("cause", explain ? advice.cause(hresult) : null)
                .with("nextStep", explain ? advice.nextStep(hresult, context) : null));
    }

    private static Map<String, Object> asMap(StoredCertificate certificate) {
        return Json.object().with("store", certificate.store().officialName()).with("subject", certificate.subject())
                .with("thumbprint", certificate.thumbprint()).asMap();
    }
}
