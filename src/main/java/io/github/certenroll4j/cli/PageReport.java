package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.page.Advice;
import io.github.certenroll4j.page.ClientForecast;
import io.github.certenroll4j.page.Finding;
import io.github.certenroll4j.page.InstallCall;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The answer of {@code page check} for people: each call with its findings, then what the findings mean. */
final class PageReport {

    private final Printer out;
    private final Printer err;
    private final Set<Finding> seen = EnumSet.noneOf(Finding.class);

    PageReport(Console console) {
        this.out = console.out();
        this.err = console.err();
    }

    void print(List<PageRow> rows, Collection<Path> named, int passedOver, List<ClientForecast> clients) {
        for (PageRow row : rows) {
            row.page.calls().forEach(call -> print(row.name(), call));
            row.troubles.forEach(trouble -> err.line(row.name() + ": " + trouble));
            if (row.page.calls().isEmpty() && row.troubles.isEmpty() && named.contains(row.path)) {
                out.line(row.name() + ": no call of InstallResponse");
            }
        }
        explain();
        PageClients.print(out, clients, rows);
        sum(rows, passedOver);
    }

    private void print(String name, InstallCall call) {
        out.line(name + ":" + call.line() + ":" + call.column() + ": " + call.text());
        String fallback = call.isPartOfFallback() ? "; part of a chain of attempts that passes 4: it succeeds only if the root is trusted" : "";
        out.labelled("passes", "flags " + number(call.flags(), call.flagsUnknown()) + ", encoding "
                + number(call.encoding(), call.encodingUnknown()) + fallback);
        out.labelled("written in", call.language().officialName() + "; the object: " + call.origin().words());
        for (Finding finding : call.findings()) {
            out.labelled("finding", finding.meaning());
        }
        if (!call.language().isUnderstood()) {
            out.labelled("not read", call.language().whyNotRead() + "; look at the call yourself, page fix leaves it alone");
        }
        seen.addAll(call.findings());
    }

    private void explain() {
        for (Finding finding : seen) {
            out.sentence("A call that " + finding.meaning() + ":");
            out.labelled("why", finding.reason());
            out.labelled("change", finding.change());
            if (finding == Finding.UNTRUSTED_ROOT_NOT_ALLOWED) {
                advise(out);
            }
        }
    }

    /** The two lines on what passing the flag gives up. */
    static void advise(Printer out) {
        out.labelled("costs", Advice.cost());
        out.labelled("stricter", Advice.stricterCure());
    }

    private void sum(List<PageRow> rows, int passedOver) {
        long calls = rows.stream().mapToLong(row -> row.page.calls().size()).sum();
        long bad = rows.stream().flatMap(row -> row.page.calls().stream()).filter(call -> !call.findings().isEmpty()).count();
        long troubled = rows.stream().filter(row -> !row.troubles.isEmpty()).count();
        out.sentence(Count.of(rows.size(), "file") + ", " + Count.of(calls, "call") + ", " + bad + " of them with findings"
                + (troubled == 0 ? "" : ", " + Count.of(troubled, "file") + " with trouble")
                + (passedOver == 0 ? "" : "; " + Count.of(passedOver, "file") + " of other kinds passed over"));
    }

    private static String number(OptionalInt number, String unknown) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "unknown (" + unknown + ")";
    }
}
