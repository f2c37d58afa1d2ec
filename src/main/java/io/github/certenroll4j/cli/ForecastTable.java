package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.InstallRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The forecasts for several Windows, callers and flags. */
final class ForecastTable {

    /** Vista without and with the hotfix, Vista SP1, today's Windows. */
    static final List<FileVersion> INTERESTING = Collections.unmodifiableList(Arrays.asList(
            FileVersion.parse("6.0.6000.16386"), FileVersion.parse("6.0.6000.20755"),
            FileVersion.parse("6.0.6001.18000"), FileVersion.parse("10.0.19041.1")));

    private static final String ROW = "  %-16s%-9s%-22s%-22s%s";
    /** The columns for people: a request waits, so AllowNoOutstandingRequest changes nothing and is left out. */
    private static final List<Set<InstallRestriction>> COLUMNS = Arrays.asList(
            EnumSet.noneOf(InstallRestriction.class), EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT),
            EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE));

    private ForecastTable() {
    }

    static void print(Printer out, CertificateChain chain, List<FileVersion> versions) {
        out.line("What InstallResponse will answer when the request waits there:");
        out.line(String.format(Locale.ROOT, ROW, "Certenroll.dll", "caller", "AllowNone", "AllowUntrustedRoot",
                "AllowUntrustedCertificate"));
        boolean inferred = false;
        for (FileVersion version : versions) {
            for (Caller caller : Caller.values()) {
                List<String> cells = new ArrayList<>();
                for (Set<InstallRestriction> flags : COLUMNS) {
                    InstallForecast forecast = InstallForecast.of(chain, version, caller, flags);
                    boolean starred = forecast.rule().filter(rule -> rule.source() == InstallRule.Source.INFERRED).isPresent();
                    inferred |= starred;
                    cells.add((forecast.installs() ? "installs" : forecast.hresult().symbol()) + (starred ? " *" : ""));
                }
                out.line(String.format(Locale.ROOT, ROW, version, caller == Caller.DESKTOP ? "program" : "web page",
                        cells.get(0), cells.get(1), cells.get(2)));
            }
        }
        if (inferred) {
            out.line("  * inferred: no source says so, and nobody has run it on real Windows");
        }
    }

    /** Every Windows, caller and set of flags. */
    static List<Map<String, Object>> asMaps(CertificateChain chain, List<FileVersion> versions) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FileVersion version : versions) {
            for (Caller caller : Caller.values()) {
                for (Set<InstallRestriction> flags : InstallForecast.everySetOfRestrictions()) {
                    HResult hresult = InstallForecast.of(chain, version, caller, flags).hresult();
                    rows.add(Json.object()
                            .with("windows", version.toString())
                            .with("caller", caller.name())
                            .with("restrictions", flags.stream().map(InstallRestriction::officialName)
                                    .collect(Collectors.toList()))
                            .with("hresult", hresult.hex())
                            .with("symbol", hresult.symbol())
                            .asMap());
                }
            }
        }
        return rows;
    }
}
