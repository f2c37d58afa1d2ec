package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.InstallForecast;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.InstallRule.Source;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forecast as a grid: a row for each build and caller, a column for each flag, in every cell the answer and how sure it is. */
final class ForecastGrid {

    private final HtmlPage page;
    private final CertificateChain chain;
    private final Set<String> doubts = new LinkedHashSet<>();

    private ForecastGrid(HtmlPage page, CertificateChain chain) {
        this.page = page;
        this.chain = chain;
    }

    static void draw(HtmlPage page, CertificateChain chain, List<FileVersion> versions) {
        ForecastGrid grid = new ForecastGrid(page, chain);
        page.element("h2", "What InstallResponse will answer").open("table", "class", "grid");
        page.element("caption", "When the request waits there. documented: Microsoft says so; inferred: no source says so, and nobody"
                + " has run it on real Windows; uncertain: sources disagree, or only practice speaks");
        grid.header();
        versions.forEach(grid::rows);
        page.close();
        grid.doubts();
    }

    private void header() {
        page.open("thead").open("tr").element("th", "Certenroll.dll", "scope", "col").element("th", "caller", "scope", "col");
        ForecastTable.COLUMNS.forEach(flags -> page.element("th", name(flags), "scope", "col"));
        page.close().close();
    }

    private void rows(FileVersion version) {
        page.open("tbody");
        for (Caller caller : Caller.values()) {
            page.open("tr");
            if (caller == Caller.values()[0]) {
                page.element("th", version.toString(), "scope", "rowgroup", "rowspan", String.valueOf(Caller.values().length));
            }
            page.element("th", ForecastTable.name(caller), "scope", "row");
            ForecastTable.COLUMNS.forEach(flags -> cell(name(flags), InstallForecast.of(chain, version, caller, flags)));
            page.close();
        }
        page.close();
    }

    /** The name of the column stands in it, too: on a narrow screen it is shown beside the answer. */
    private void cell(String column, InstallForecast forecast) {
        doubts.addAll(forecast.doubts());
        boolean uncertain = forecast.certainty() == Source.UNCERTAIN;
        String answer = uncertain ? "? uncertain" : forecast.installs() ? "\u2713 installs" : "\u2717 " + forecast.symbol();
        page.open("td", "class", uncertain ? "doubt" : forecast.installs() ? "good" : "bad", "data-column", column).text(answer);
        if (!uncertain) {
            page.text(" ").element("small", forecast.certainty().name().toLowerCase(Locale.ROOT), "class", "certainty");
        }
        page.close();
    }

    private void doubts() {
        if (doubts.isEmpty()) {
            return;
        }
        page.open("details").element("summary", "What is in doubt").open("ul");
        doubts.forEach(doubt -> page.open("li").foreign(doubt + ".").close());
        page.close().close();
    }

    /** With its number: that is what the calls in pages pass. */
    private static String name(Set<InstallRestriction> flags) {
        return flags.isEmpty() ? "AllowNone (0)"
                : flags.stream().map(flag -> flag.officialName() + " (" + flag.value() + ")").collect(Collectors.joining(", "));
    }
}
