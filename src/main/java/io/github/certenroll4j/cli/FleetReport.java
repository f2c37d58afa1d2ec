package io.github.certenroll4j.cli;

import io.github.certenroll4j.fleet.Host;
import io.github.certenroll4j.hotfix.HotfixState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code fleet} prints: JSON lines and CSV as the hosts answer, a table for people at the end, the worst first. Rows are
 * kept only for those who need all of them.
 */
final class FleetReport {

    /** How it is told. */
    enum Form { TEXT, VERBOSE, CSV, JSON }

    static final Comparator<FleetRow> WORST_FIRST = Comparator.comparing((FleetRow row) -> row.state)
            .thenComparing(row -> row.trouble.isPresent()).thenComparing(FleetRow::name);

    private final Printer out;
    private final Form form;
    private final Optional<OldRun> before;
    private final boolean keeps;
    private final FleetCounts counts = new FleetCounts();
    private final List<FleetRow> rows = new ArrayList<>();
    private final Set<Host> compared = new HashSet<>();

    /**
     * @param before what it is compared with
     * @param page   whether a page is made of it, too
     */
    FleetReport(Printer out, Form form, Optional<OldRun> before, boolean page) {
        this.out = out;
        this.form = form;
        this.before = before;
        this.keeps = page || form == Form.TEXT || form == Form.VERBOSE;
    }

    void begin() {
        if (form == Form.CSV) {
            List<String> header = new ArrayList<>(Arrays.asList("host", "state", "system32", "syswow64", "restartPending",
                    "reason", "error", "durationMs"));
            before.ifPresent(old -> header.add("previousState"));
            out.csv(header.toArray(new String[0]));
        }
    }

    void add(FleetRow row) {
        before.ifPresent(old -> {
            row.since(old.of(row.host()));
            compared.add(row.host());
        });
        counts.add(row);
        if (form == Form.JSON) {
            out.jsonLine(row.json());
        } else if (form == Form.CSV) {
            csv(row);
        }
        if (keeps) {
            rows.add(row);
        }
    }

    private void csv(FleetRow row) {
        List<String> cells = new ArrayList<>(Arrays.asList(row.name(), row.state.name(), row.version("System32"), row.version("SysWOW64"),
                row.restartPending(), row.reason(), row.error(), row.duration()));
        before.ifPresent(old -> cells.add(row.previousState()));
        out.csv(cells.toArray(new String[0]));
        out.flushText();
    }

    FleetCounts counts() {
        return counts;
    }

    /** The worst first. */
    List<FleetRow> rows() {
        rows.sort(WORST_FIRST);
        return rows;
    }

    /** Whether it is compared with another run. */
    boolean isCompared() {
        return before.isPresent();
    }

    /** Hosts of the old run that are not in this one. */
    List<String> gone() {
        List<String> gone = new ArrayList<>();
        before.ifPresent(old -> old.rows().forEach(row -> {
            if (!compared.contains(row.host())) {
                gone.add(row.name());
            }
        }));
        return gone;
    }

    /** Hosts whose state is another than before, or that are new. */
    List<FleetRow> changed() {
        List<FleetRow> changed = new ArrayList<>();
        for (FleetRow row : rows()) {
            if (before.isPresent() && !row.previousState().equals(row.state.name())) {
                changed.add(row);
            }
        }
        return changed;
    }

    /** Prints what people read; of the other forms all has been printed. */
    void end(long millis) {
        if (form == Form.JSON || form == Form.CSV) {
            return;
        }
        int width = 0;
        for (FleetRow row : rows()) {
            width = Math.max(width, Math.min(40, row.name().length()));
        }
        for (FleetRow row : rows) {
            out.sentence(padded(row.state.name(), longestState()) + "  " + padded(row.name(), width) + "  " + detail(row));
            if (form == Form.VERBOSE) {
                out.sentence("    " + row.reason());
                row.evidence().forEach(seen -> out.sentence("    " + seen));
            }
        }
        printChanges();
        out.line();
        out.sentence(counts.words() + "; " + seconds(millis) + " s.");
    }

    private void printChanges() {
        if (!before.isPresent()) {
            return;
        }
        out.line();
        List<FleetRow> changed = changed();
        out.line(changed.isEmpty() && gone().isEmpty() ? "Nothing has changed." : "Changes:");
        for (FleetRow row : changed) {
            out.sentence("  " + row.name() + ": " + (row.previousState().isEmpty() ? "new, " : row.previousState() + " before, now ") + row.state);
        }
        gone().forEach(name -> out.sentence("  " + name + ": not asked this time"));
    }

    static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100;
    }

    private static String detail(FleetRow row) {
        return !row.error().isEmpty() ? row.error() : row.state == HotfixState.UNKNOWN || row.versions().isEmpty() ? row.reason() : row.versions();
    }

    private static int longestState() {
        int longest = 0;
        for (HotfixState state : HotfixState.values()) {
            longest = Math.max(longest, state.name().length());
        }
        return longest;
    }

    private static String padded(String text, int width) {
        StringBuilder padded = new StringBuilder(text);
        while (padded.length() < width) {
            padded.append(' ');
        }
        return padded.toString();
    }
}
