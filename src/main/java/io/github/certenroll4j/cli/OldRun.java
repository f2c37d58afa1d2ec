package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.fleet.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON lines of another run of {@code fleet}; of a host that has several, the last counts. */
final class OldRun {

    /** A line of ours has some two thousand characters. */
    private static final int LONGEST_LINE = 1 << 20;

    private final Map<Host, FleetRow> rows = new LinkedHashMap<>();

    private OldRun() {
    }

    static OldRun none() {
        return new OldRun();
    }

    /**
     * Reads it. The last line may have been cut off with the run; that others are no lines of ours is said.
     *
     * @throws CommandException if it cannot be read, or has no line of ours
     */
    static OldRun read(Path file, Printer err) {
        OldRun run = new OldRun();
        long others = 0;
        boolean lastIsWhole = true;
        try (BufferedReader lines = TextEncoding.reader(Files.newInputStream(file))) {
            for (String line = line(lines); line != null; line = line(lines)) {
                Optional<FleetRow> row = FleetRow.parse(line);
                row.ifPresent(read -> run.rows.put(read.host(), read));
                lastIsWhole = row.isPresent() || line.trim().isEmpty();
                others += lastIsWhole ? 0 : 1;
            }
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + FileName.text(file) + ": " + FileTrouble.words(file, trouble));
        }
        if (run.rows.isEmpty() && others > 0) {
            throw new CommandException(ExitCode.CANNOT_TELL, FileName.text(file) + " has no line of certenroll4j fleet --json");
        }
        if (others > (lastIsWhole ? 0 : 1)) {
            err.sentence("certenroll4j: " + FileName.text(file) + " has lines that are not of certenroll4j fleet --json; they are passed over");
        }
        return run;
    }

    private static String line(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        int letter = lines.read();
        if (letter < 0) {
            return null;
        }
        for (; letter >= 0 && letter != '\n'; letter = lines.read()) {
            if (line.length() < LONGEST_LINE) {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    Optional<FleetRow> of(Host host) {
        return Optional.ofNullable(rows.get(host));
    }

    Collection<FleetRow> rows() {
        return rows.values();
    }

    /** Whether there is an answer of the host. That it was unreachable or refused is none: it may be otherwise now. */
    boolean hasAnswerOf(Host host) {
        return of(host).filter(row -> !row.trouble.isPresent()).isPresent();
    }
}
