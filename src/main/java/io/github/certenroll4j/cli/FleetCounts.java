package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.hotfix.HotfixState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many hosts are in which state. */
final class FleetCounts {

    private final Map<HotfixState, Integer> byState = new EnumMap<>(HotfixState.class);
    private int unreachable;
    private int all;

    void add(FleetRow row) {
        byState.merge(row.state, 1, Integer::sum);
        unreachable += isUnreachable(row) ? 1 : 0;
        all++;
    }

    private static boolean isUnreachable(FleetRow row) {
        return row.trouble.isPresent() && row.trouble.get().isUnreachable();
    }

    int of(HotfixState state) {
        return byState.getOrDefault(state, 0);
    }

    int all() {
        return all;
    }

    int unreachable() {
        return unreachable;
    }

    /** {@code 12 hosts: 3 MISSING, 2 UNKNOWN (1 unreachable), 7 INSTALLED}. */
    String words() {
        List<String> words = new ArrayList<>();
        byState.forEach((state, count) -> words.add(count + " " + state
                + (state == HotfixState.UNKNOWN && unreachable > 0 ? " (" + unreachable + " unreachable)" : "")));
        return Count.of(all, "host") + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }

    /** That of the worst state: a host without the hotfix decides before one of which nothing is known. */
    int exitCode(boolean ignoreUnreachable) {
        int unknown = of(HotfixState.UNKNOWN) - (ignoreUnreachable ? unreachable : 0);
        return of(HotfixState.MISSING) > 0 ? ExitCode.NO
                : unknown > 0 ? ExitCode.CANNOT_TELL
                : of(HotfixState.RESTART_PENDING) > 0 ? ExitCode.RESTART_PENDING : ExitCode.YES;
    }
}
