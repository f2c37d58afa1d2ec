package io.github.certenroll4j.cli;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.hotfix.CertenrollCopy;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.InstallRule;
import io.github.certenroll4j.response.PendingKeys;
import io.github.certenroll4j.response.Recommendation;
import java.io.PrintWriter;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What this very Windows is forecast to say to a response: with its stores, its requests and its Certenroll.dll. */
final class InstallOutlook {

    private final CaResponse response;
    private final CertificateChain chain;
    /** Empty where the version of Certenroll.dll cannot be read. */
    private final Optional<InstallForecast> forecast;

    private InstallOutlook(CaResponse response, CertificateChain chain, Optional<InstallForecast> forecast) {
        this.response = response;
        this.chain = chain;
        this.forecast = forecast;
    }

    static InstallOutlook of(CaResponse response, EnrollmentContext context, Caller caller, Set<InstallRestriction> flags) {
        List<PublicKey> pending = StoreCertificates.of(context, StoreName.REQUEST).stream()
                .map(X509Certificate::getPublicKey).collect(Collectors.toList());
        CertificateChain chain = CertificateChain.of(response, StoreCertificates.of(context, StoreName.ROOT),
                StoreCertificates.of(context, StoreName.CA), PendingKeys.of(pending));
        return new InstallOutlook(response, chain,
                certenroll().map(version -> InstallForecast.of(chain, version, caller, flags)));
    }

    private static Optional<FileVersion> certenroll() {
        return HotfixStatus.of(WindowsFiles.live()).copies().stream().findFirst().flatMap(CertenrollCopy::version);
    }

    /** The certificate that Windows will take for the one requested. */
    Optional<X509Certificate> endEntity() {
        return chain.endEntity();
    }

    /** Says so before the call when a refusal is to be expected; the call is made all the same, as Windows decides. */
    void warn(PrintWriter err) {
        forecast.flatMap(InstallForecast::rule).ifPresent(rule -> err.println("Forecast: Windows will refuse with "
                + rule.hresult() + ", by the rule " + words(rule) + ". Asking it all the same."));
    }

    /** Says after a refusal whether it was forecast, and what would help. */
    void explain(PrintWriter err, HResult refusal) {
        if (!forecast.isPresent()) {
            return;
        }
        HResult expected = forecast.get().hresult();
        Lines.labelled(err, "forecast", expected.equals(refusal)
                ? "the same, by the rule " + forecast.get().rule().map(InstallOutlook::words).orElse("")
                : "another, " + expected + ": either our rules or our knowledge of this Windows are wrong here");
        Lines.labelled(err, "would help", forecast.get().wouldInstallWith().filter(flags -> expected.failed())
                .map(InstallOutlook::options).orElse("no flag of this caller"));
        Lines.labelled(err, "advice", Recommendation.of(response, chain));
    }

    private static String words(InstallRule rule) {
        return rule.ruleName() + (rule.source() == InstallRule.Source.DOCUMENTED ? " (documented)" : " (inferred)");
    }

    private static String options(Set<InstallRestriction> flags) {
        return flags.isEmpty() ? "no flag at all"
                : flags.stream().map(flag -> "--" + flag.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(" "));
    }
}
