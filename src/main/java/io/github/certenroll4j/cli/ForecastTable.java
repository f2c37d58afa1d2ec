package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.InstallRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The forecasts for several Windows, callers and flags. */
final class ForecastTable {

    /** Vista without and with the hotfix, Vista SP1, today's Windows. */
    static final List<FileVersion> INTERESTING = Collections.unmodifiableList(Arrays.asList(
            FileVersion.parse("6.0.6000.16386"), FileVersion.parse("6.0.6000.20755"),
            FileVersion.parse("6.0.6001.18000"), FileVersion.parse("10.0.19041.1")));

    /** The columns for people: a request waits, so AllowNoOutstandingRequest changes nothing and is left out. */
    static final List<Set<InstallRestriction>> COLUMNS = Arrays.asList(
            EnumSet.noneOf(InstallRestriction.class), EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT),
            EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE));
    private static final String[] HEADER = {"Certenroll.dll", "caller", "AllowNone", "flag 4", "flag 2"};

    private ForecastTable() {
    }

    /** Whether there is a certificate that Windows could install; where it is not known which one, nothing is forecast. */
    static boolean isPossible(CertificateChain chain) {
        return chain.endEntity().isPresent();
    }

    static String name(Caller caller) {
        return caller == Caller.DESKTOP ? "program" : "web page";
    }

    static void print(Printer out, CertificateChain chain, List<FileVersion> versions) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADER);
        Set<String> doubts = new LinkedHashSet<>();
        boolean inferred = false;
        for (FileVersion version : versions) {
            for (Caller caller : Caller.values()) {
                String[] row = {version.toString(), name(caller), "", "", ""};
                for (int i = 0; i < COLUMNS.size(); i++) {
                    InstallForecast forecast = InstallForecast.of(chain, version, caller, COLUMNS.get(i));
                    row[2 + i] = cell(forecast);
                    inferred |= forecast.certainty() == InstallRule.Source.INFERRED;
                    doubts.addAll(forecast.doubts());
                }
                rows.add(row);
            }
        }
        out.line("What InstallResponse will answer when the request waits there:");
        new Columns(rows, 2).print(out);
        out.line("  flag 4: AllowUntrustedRoot, flag 2: AllowUntrustedCertificate");
        if (inferred) {
            out.line("  * inferred: no source says so, and nobody has run it on real Windows");
        }
        doubts.forEach(doubt -> out.labelled("in doubt", doubt + "."));
    }

    private static String cell(InstallForecast forecast) {
        if (forecast.certainty() == InstallRule.Source.UNCERTAIN) {
            return "uncertain";
        }
        String answer = forecast.installs() ? "installs" : forecast.symbol();
        return forecast.certainty() == InstallRule.Source.INFERRED ? answer + " *" : answer;
    }

    /** Every Windows, caller and set of flags. */
    static List<Map<String, Object>> asMaps(CertificateChain chain, List<FileVersion> versions) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FileVersion version : versions) {
            for (Caller caller : Caller.values()) {
                for (Set<InstallRestriction> flags : InstallForecast.everySetOfRestrictions()) {
                    InstallForecast forecast = InstallForecast.of(chain, version, caller, flags);
                    rows.add(Json.object()
                            .with("windows", version.toString())
                            .with("caller", caller.name())
                            .with("restrictions", flags.stream().map(InstallRestriction::officialName)
                                    .collect(Collectors.toList()))
                            .with("hresult", forecast.hresult().hex())
                            .with("symbol", forecast.symbol())
                            .with("certainty", forecast.certainty().name())
                            .asMap());
                }
            }
        }
        return rows;
    }
}
