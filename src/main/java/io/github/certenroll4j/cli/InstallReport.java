package io.github.certenroll4j.cli;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.installer.Outcome;
import io.github.certenroll4j.installer.PreparedInstallation;
import io.github.certenroll4j.installer.Refusal;
import io.github.certenroll4j.response.InstallRule;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what came of an installation, for people or as JSON, and which exit code that is. */
final class InstallReport {

    private static final String CALL = "InstallResponse";

    private final Printer out;
    private final Printer err;
    private final boolean json;
    private final InstallAdvice advice;

    InstallReport(Console console, boolean json, InstallAdvice advice) {
        this.out = console.out();
        this.err = console.err();
        this.json = json;
        this.advice = advice;
    }

    /** Where the request waits, and a refusal that can be foreseen. Windows is asked all the same. */
    void beforehand(PreparedInstallation installation) {
        if (installation.requestWaitsElsewhere()) {
            err.sentence("Warning: the request is pending in the " + installation.requestWaitsIn().get().owner()
                    + "'s REQUEST store, but the " + installation.context().owner() + "'s was asked for.");
        }
        installation.forecast().filter(forecast -> !forecast.installs()).ifPresent(forecast ->
                err.sentence("Forecast: Windows " + (forecast.certainty() == InstallRule.Source.UNCERTAIN ? "may" : "will")
                        + " refuse with " + forecast.hresult()
                        + forecast.rule().map(rule -> " by the rule " + rule.ruleName() + " ("
                                + forecast.certainty().name().toLowerCase(Locale.ROOT) + ")").orElse("") + "."));
    }

    int done(Outcome outcome) {
        outcome.left().forEach(left -> err.line("Left where it is, as another program has changed it meanwhile: " + left));
        if (json) {
            json(outcome);
        } else {
            print(outcome);
        }
        return outcome.keyProof().isVerified() ? ExitCode.YES : ExitCode.NO;
    }

    private static String what(Outcome outcome) {
        switch (outcome.kind()) {
            case INSTALLED:
                return "Installed";
            case ALREADY_INSTALLED:
                return "Already installed";
            default:
                return "Dry run: Windows installed it, and everything " + (outcome.left().isEmpty() ? "" : "else ")
                        + "was taken away again";
        }
    }

    private void print(Outcome outcome) {
        StoredCertificate certificate = outcome.certificate();
        out.sentence(what(outcome) + ": " + certificate.subject());
        out.labelled("thumbprint", certificate.thumbprint());
        out.labelled("store", certificate.store().officialName() + " (" + certificate.context().owner() + ")");
        out.labelled("key", outcome.keyProof().isVerified()
                ? "verified: Windows signed with it, and the certificate's public key confirms the signature ("
                        + outcome.keyProof().detail() + ")"
                : "NOT verified: " + outcome.keyProof().detail());
        outcome.added().stream().filter(other -> other.store() != StoreName.MY)
                .forEach(other -> out.labelled("added to " + other.store().officialName(), other.subject()));
        outcome.renewed().ifPresent(old -> out.labelled("renewed", old.certificate().thumbprint() + (old.isArchived()
                ? ", which is archived now" : ", which names the new one now; these stores cannot archive it")));
        if (outcome.hresult().failed()) {
            out.labelled("although", "InstallResponse returned " + outcome.hresult() + ", the certificate is installed");
        }
    }

    /** After a dry run JSON says what is true then: nothing is installed, and the HRESULT is what Windows answered. */
    private void json(Outcome outcome) {
        HResult hresult = outcome.hresult();
        boolean installed = outcome.isInstalled();
        out.json(Json.answerOf("install")
                .with("installed", installed)
                .with("thumbprint", installed ? outcome.certificate().thumbprint() : null)
                .with("store", installed ? StoreName.MY.officialName() : null)
                .with("context", outcome.certificate().context().owner())
                .with("keyVerified", outcome.keyProof().isVerified())
                .with("certificatesAdded", (installed ? outcome.added() : Collections.<StoredCertificate>emptyList()).stream()
                        .map(InstallReport::asMap).collect(Collectors.toList()))
                .with("certificatesLeft", outcome.left().stream().map(InstallReport::asMap).collect(Collectors.toList()))
                .with("renewed", outcome.renewed().map(old -> old.certificate().thumbprint()).orElse(null))
                .with("hresult", hresult.hex())
                .with("symbol", hresult.symbol())
                .with("cause", hresult.failed() ? CommandWords.in(hresult.cause(CALL)) : null)
                .with("nextStep", hresult.failed() ? CommandWords.in(hresult.nextStep(CALL)) : null));
    }

    int refused(Refusal refusal) {
        HResult hresult = refusal.hresult();
        String nextStep = advice.nextStep(refusal);
        if (json) {
            out.json(Json.answerOf("install")
                    .with("installed", false)
                    .with("thumbprint", null)
                    .with("store", null)
                    .with("context", refusal.installation().context().owner())
                    .with("keyVerified", false)
                    .with("certificatesAdded", Collections.emptyList())
                    .with("certificatesLeft", Collections.emptyList())
                    .with("renewed", null)
                    .with("hresult", hresult.hex())
                    .with("symbol", hresult.symbol())
                    .with("cause", CommandWords.in(refusal.cause()))
                    .with("nextStep", nextStep));
        }
        RefusalText.print(err, refusal, nextStep);
        return ExitCode.NO;
    }

    private static Map<String, Object> asMap(StoredCertificate certificate) {
        return Json.object().with("store", certificate.store().officialName()).with("subject", certificate.subject())
                .with("thumbprint", certificate.thumbprint()).asMap();
    }
}
