package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.hotfix.HotfixState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** The report of a fleet as one page: counts, a bar of them, and a table with the evidence of each host. */
final class FleetHtml {

    private final FleetReport report;
    private final HtmlPage page = HtmlPage.withScript("fleet.js", "The Certenroll hotfix in the fleet", "fleet.css");

    private FleetHtml(FleetReport report) {
        this.report = report;
    }

    /**
     * @param who   the account that the hosts were asked with
     * @param ended whether all hosts of the list are in it
     */
    static byte[] of(FleetReport report, Instant begun, String who, boolean ended) {
        FleetHtml html = new FleetHtml(report);
        html.head(begun, who, ended);
        html.bar();
        html.counts();
        html.changes();
        html.table();
        return html.page.bytes();
    }

    private void head(Instant begun, String who, boolean ended) {
        page.open("p", "class", "faint").text(Count.of(report.counts().all(), "host") + ", asked on "
                + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(begun.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneId.systemDefault())) + " by ")
                .foreign(System.getProperty("user.name", "?")).text(" with the account ").foreign(who).text(".").close();
        if (!ended) {
            page.element("p", "The run was ended before all hosts had been asked.", "class", "doubt note");
        }
    }

    /** Widths are attributes of the drawing: the page's policy forbids styles in elements. */
    private void bar() {
        page.open("svg", "class", "bar", "width", "100%", "height", "18", "role", "img", "aria-label", report.counts().words());
        double at = 0;
        for (HotfixState state : HotfixState.values()) {
            double part = 100.0 * report.counts().of(state) / Math.max(1, report.counts().all());
            if (part > 0) {
                page.open("rect", "class", "part " + kind(state), "x", percent(at), "width", percent(part), "height", "18")
                        .element("title", report.counts().of(state) + " " + state).close();
            }
            at += part;
        }
        page.close();
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.3f%%", part);
    }

    private void counts() {
        page.open("ul", "class", "counts", "id", "counts");
        for (HotfixState state : HotfixState.values()) {
            if (report.counts().of(state) > 0) {
                page.open("li", "class", kind(state), "data-state", state.name())
                        .element("strong", Integer.toString(report.counts().of(state))).text(" " + state).close();
            }
        }
        page.close();
        if (report.counts().unreachable() > 0) {
            page.element("p", Count.of(report.counts().unreachable(), "host") + " of those could not be reached.", "class", "faint");
        }
    }

    private void changes() {
        List<FleetRow> changed = report.changed();
        List<String> gone = report.gone();
        if (!report.isCompared()) {
            return;
        }
        page.element("h2", "Changes");
        if (changed.isEmpty() && gone.isEmpty()) {
            page.element("p", "Nothing has changed.");
            return;
        }
        page.open("ul");
        for (FleetRow row : changed) {
            page.open("li").foreign(row.name()).text(row.previousState().isEmpty() ? ": new, " + row.state
                    : ": " + row.previousState() + " before, now " + row.state).close();
        }
        for (String name : gone) {
            page.open("li").foreign(name).text(": not asked this time").close();
        }
        page.close();
    }

    private void table() {
        page.element("h2", "Hosts").open("div", "id", "tools").close();
        page.open("table", "id", "hosts").open("thead").open("tr");
        for (String heading : new String[] {"State", "Host", "Versions", "Why"}) {
            page.element("th", heading, "scope", "col");
        }
        page.close().close().open("tbody");
        for (FleetRow row : report.rows()) {
            row(row);
        }
        page.close().close();
    }

    private void row(FleetRow row) {
        page.open("tr", "data-state", row.state.name());
        page.element("td", row.state.name(), "class", kind(row.state), "data-label", "State", "data-order", Integer.toString(row.state.ordinal()));
        page.open("th", "scope", "row", "data-label", "Host").foreign(row.name()).close();
        page.open("td", "class", "code", "data-label", "Versions").foreign(row.versions()).close();
        page.open("td", "data-label", "Why").foreign(row.error().isEmpty() ? row.reason() : "It " + row.error() + ".");
        if (!row.evidence().isEmpty()) {
            page.open("details").element("summary", "Evidence");
            for (String seen : row.evidence()) {
                page.open("p").foreign(seen).close();
            }
            page.close();
        }
        page.close().close();
    }

    private static String kind(HotfixState state) {
        switch (state) {
            case MISSING:
                return "bad";
            case UNKNOWN:
            case RESTART_PENDING:
                return "doubt";
            default:
                return "good";
        }
    }
}
