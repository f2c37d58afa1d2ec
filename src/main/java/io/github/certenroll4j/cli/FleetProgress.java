package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import io.github.certenroll4j.hotfix.HotfixState;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/** A line on a terminal: how many hosts have answered, how many of them lack the hotfix, and how long it will take. */
final class FleetProgress implements AutoCloseable {

    private static final long FIRST_MILLIS = 1000;
    private static final long NEXT_MILLIS = 200;

    private final Printer terminal;
    private final boolean shown;
    private final LongSupplier clockMillis;
    private final OptionalInt total;
    private final long begun;
    private long next;
    private int done;
    private int width;

    /** @param total how many hosts there are; empty if that is not known before the list has been read */
    FleetProgress(Printer terminal, boolean shown, LongSupplier clockMillis, OptionalInt total) {
        this.terminal = terminal;
        this.shown = shown;
        this.clockMillis = clockMillis;
        this.total = total;
        this.begun = clockMillis.getAsLong();
        this.next = begun + FIRST_MILLIS;
    }

    void step(FleetCounts counts) {
        done++;
        long now = clockMillis.getAsLong();
        if (shown && now >= next) {
            next = now + NEXT_MILLIS;
            overwrite((total.isPresent() ? done + " of " + Count.of(total.getAsInt(), "host") : Count.of(done, "host"))
                    + ", " + counts.of(HotfixState.MISSING) + " without the hotfix, " + counts.unreachable() + " unreachable" + left(now) + " ...");
        }
    }

    private String left(long now) {
        if (!total.isPresent() || total.getAsInt() <= done) {
            return "";
        }
        long seconds = (now - begun) * (total.getAsInt() - done) / done / 1000 + 1;
        return ", " + (seconds < 120 ? seconds + " s" : (seconds + 59) / 60 + " min") + " left";
    }

    private void overwrite(String line) {
        StringBuilder padded = new StringBuilder(line);
        while (padded.length() < width) {
            padded.append(' ');
        }
        width = Math.max(width, line.length());
        terminal.overwrite(padded.toString());
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (width > 0) {
            overwrite("");
            width = 0;
            terminal.overwrite("");
        }
    }
}
