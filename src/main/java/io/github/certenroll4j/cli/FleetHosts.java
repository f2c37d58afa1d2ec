package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.fleet.AddressRange;
import io.github.certenroll4j.fleet.DistinctHosts;
import io.github.certenroll4j.fleet.Host;
import io.github.certenroll4j.fleet.HostList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Which hosts {@code fleet} asks: arguments first, then a list that is read as it is needed. */
final class FleetHosts {

    static final String STDIN = "-";
    /** A list that is counted before, because that takes no time. */
    private static final long SMALL = 1 << 20;

    private final List<String> named;
    private final Optional<String> list;
    private final boolean ranges;

    /** @param list a file or - for stdin */
    FleetHosts(List<String> named, Optional<String> list, boolean ranges) {
        this.named = named;
        this.list = list;
        this.ranges = ranges;
    }

    /** @throws CommandException if an argument is no host, or a range that nobody confirmed */
    void check() {
        if (named.isEmpty() && !list.isPresent()) {
            throw new CommandException(ExitCode.USAGE, "name the hosts, or a list of them with --hosts FILE");
        }
        for (String name : named) {
            if (AddressRange.isMeant(name)) {
                checkRange(name);
            } else if (!Host.of(name).fault().isEmpty()) {
                throw new CommandException(ExitCode.USAGE, name + " is no host: " + Host.of(name).fault());
            }
        }
    }

    private void checkRange(String name) {
        try {
            int size = AddressRange.parse(name).size();
            if (!ranges) {
                throw new CommandException(ExitCode.USAGE, name + " is a range of " + size + " addresses, each of which would get a connection"
                        + " and a logon; --yes says that this is meant");
            }
        } catch (IllegalArgumentException wrong) {
            throw new CommandException(ExitCode.USAGE, wrong.getMessage());
        }
    }

    /** How many of them are wanted at most; empty if that is not known before they have been read. */
    OptionalInt count(Predicate<Host> wanted) {
        int count = 0;
        for (String name : named) {
            count += AddressRange.isMeant(name) ? AddressRange.parse(name).size() : wanted.test(Host.of(name)) ? 1 : 0;
        }
        if (!list.isPresent()) {
            return OptionalInt.of(count);
        }
        Path file = FileName.path(list.get());
        try {
            if (list.get().equals(STDIN) || !Files.isRegularFile(file) || Files.size(file) > SMALL) {
                return OptionalInt.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                for (Iterator<Host> hosts = new HostList(TextEncoding.reader(in), ranges); hosts.hasNext();) {
                    count += wanted.test(hosts.next()) ? 1 : 0;
                }
            }
            return OptionalInt.of(count);
        } catch (IOException | UncheckedIOException | IllegalArgumentException told) {
            // When it is used.
            return OptionalInt.empty();
        }
    }

    /**
     * The hosts, each once.
     *
     * @param opened  the list as an open file
     * @param wanted asked for each host once
     */
    Iterator<Host> iterator(InputStream opened, Predicate<Host> wanted) throws IOException {
        List<Iterator<Host>> all = new ArrayList<>();
        for (String name : named) {
            all.add(AddressRange.isMeant(name) ? AddressRange.parse(name).iterator() : Collections.singletonList(Host.of(name)).iterator());
        }
        if (list.isPresent()) {
            all.add(new HostList(TextEncoding.reader(opened), ranges));
        }
        return new DistinctHosts(all, wanted);
    }

    /** The list, to be closed by the caller; nothing if there is none. */
    InputStream open() {
        if (!list.isPresent()) {
            return new ByteArrayInputStream(new byte[0]);
        }
        if (list.get().equals(STDIN)) {
            return new LineByLine();
        }
        Path file = FileName.path(list.get());
        try {
            return Files.newInputStream(file);
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read " + FileName.text(file) + ": " + FileTrouble.words(file, trouble));
        }
    }

    /** Gives what there is: whoever finds hosts one by one has the first asked before the last is found. */
    private static final class LineByLine extends InputStream {

        private final InputStream stdin = new Stdin();

        @Override
        public int read() throws IOException {
            return stdin.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = 0;
            for (int next = 0; count < length && next != '\n'; count++) {
                next = read();
                if (next < 0) {
                    return count == 0 ? -1 : count;
                }
                bytes[from + count] = (byte) next;
            }
            return count;
        }
    }
}
