package io.github.certenroll4j.cli;

import io.github.certenroll4j.Count;
import java.util.function.LongSupplier;

/** A line on a terminal that counts what is done; it comes after a second, and is gone at the end. */
final class Progress implements AutoCloseable {

    private static final long FIRST_MILLIS = 1000;
    private static final long NEXT_MILLIS = 200;

    private final Printer terminal;
    private final boolean shown;
    private final LongSupplier clockMillis;
    private final String thing;
    private long next;
    private int done;
    private int width;

    Progress(Printer terminal, boolean shown, LongSupplier clockMillis, String thing) {
        this.terminal = terminal;
        this.shown = shown;
        this.clockMillis = clockMillis;
        this.thing = thing;
        this.next = clockMillis.getAsLong() + FIRST_MILLIS;
    }

    /** Counts on stderr if that is a terminal; else says nothing. */
    static Progress onStderr(Console console, String thing) {
        return new Progress(console.err(), console.isTerminal(Terminal.Stream.STDERR), () -> System.nanoTime() / 1_000_000, thing);
    }

    void step() {
        done++;
        long now = clockMillis.getAsLong();
        if (shown && now >= next) {
            next = now + NEXT_MILLIS;
            String line = Count.of(done, thing) + " ...";
            width = Math.max(width, line.length());
            terminal.overwrite(line);
        }
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (width > 0) {
            terminal.overwrite(new String(new char[width]).replace('\0', ' '));
            terminal.overwrite("");
        }
    }
}
