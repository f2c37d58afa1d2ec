package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.fleet.FleetScan;
import io.github.certenroll4j.fleet.Host;
import io.github.certenroll4j.fleet.HostReport;
import io.github.certenroll4j.fleet.Logon;
import io.github.certenroll4j.fleet.ShareSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(name = "fleet", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says of many Windows machines whether they have the hotfix, from their administrative shares (SMB 2 or 3, never"
                + " SMB 1). Nothing is written there and nothing is started; some ten kilobytes a host are read.",
        footer = {"",
            "Whoever may read ADMIN$ is an administrator of the host. A host of which nothing is known is UNKNOWN, and the reason is said.", "",
            "Exit codes: that of the worst host: 1 missing; 4 unknown or unreachable; 3 restart pending; 0 all have it or need none."})
final class FleetCommand implements Callable<Integer> {

    /** Of the hosts that are gone. */
    private static final int MOST_NAMES = 20;
    /** How long the end may take after Ctrl+C. */
    private static final int LAST_MILLIS = 900;

    @Parameters(paramLabel = "HOST", arity = "0..*", description = "Names, addresses, or ranges like 192.0.2.0/24 (with --yes).")
    private List<String> named = new ArrayList<>();

    @Option(names = "--hosts", paramLabel = "FILE",
            description = "A list: one host a line and # before comments, or the column \"host\" of a CSV file; - for stdin.")
    private Optional<String> list = Optional.empty();

    @Option(names = "--yes", description = "Ranges of addresses are meant: each address gets a connection and a logon.")
    private boolean ranges;

    @ArgGroup(multiplicity = "1")
    private FleetLogon logon;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The password is the first line of this file; - for stdin.")
    private Optional<String> passwordFile = Optional.empty();

    @Option(names = "--max-logon-failures", paramLabel = "N", defaultValue = "3",
            description = "Stop when so many hosts have refused the logon, before the account is locked (default: ${DEFAULT-VALUE}).")
    private int maxLogonFailures;

    @Option(names = "--allow-unsigned", description = "Believe hosts that do not sign, too: whoever is on the way can change what they say,"
            + " or be such a host.")
    private boolean unsigned;

    @Option(names = "--share", paramLabel = "SHARE", description = "Where Windows is (default: ADMIN$, or else C$\\Windows).")
    private Optional<String> share = Optional.empty();

    @Option(names = "--port", paramLabel = "N", defaultValue = "445", description = "The hosts' port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "64", description = "Hosts at the same time (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(names = "--connect-timeout", paramLabel = "SECONDS", defaultValue = "5",
            description = "For a connection, and then for the first answer (default: ${DEFAULT-VALUE}).")
    private int connectSeconds;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "30", description = "For all of a host (default: ${DEFAULT-VALUE}).")
    private int hostSeconds;

    @ArgGroup
    private Form form = new Form();

    static final class Form {
        @Option(names = "--json", description = "Answer with a JSON object on a line for each host, as it answers.")
        private boolean json;

        @Option(names = "--csv", description = "Answer with comma-separated values, as the hosts answer.")
        private boolean csv;

        @Option(names = "--verbose", description = "Tell the reason and what else was seen of each host.")
        private boolean verbose;
    }

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one page, too, which needs nothing beside itself.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--force", description = "Overwrite that FILE if it is there already.")
    private boolean force;

    @Option(names = "--resume", paramLabel = "FILE",
            description = "Go on from the JSON lines of a run that was cut off: hosts that have answered there are not asked again.")
    private Optional<Path> resume = Optional.empty();

    @Option(names = "--diff", paramLabel = "OLD", description = "Say what has changed since the run with these JSON lines.")
    private Optional<Path> old = Optional.empty();

    @Option(names = "--ignore-unreachable", description = "Hosts that cannot be reached do not make the exit code 4.")
    private boolean ignoreUnreachable;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Console console = Console.of(spec);
        FleetHosts hosts = new FleetHosts(named, list, ranges);
        hosts.check();
        List<Path> inputs = new ArrayList<>();
        resume.ifPresent(inputs::add);
        old.ifPresent(inputs::add);
        Stream.of(list, passwordFile).forEach(file -> file.filter(name -> !name.equals(FleetHosts.STDIN))
                .ifPresent(name -> inputs.add(FileName.path(name))));
        Optional<OutputFile> page = html.map(file -> OutputFile.at(file, force, inputs));
        OldRun done = resume.map(file -> OldRun.read(file, console.err())).orElseGet(OldRun::none);
        FleetReport report = new FleetReport(console.out(), form(), old.map(file -> OldRun.read(file, console.err())), page.isPresent());
        try (InputStream opened = hosts.open(); Logon account = logon.logon(passwordFile, console)) {
            return run(new Run(hosts, opened, done, report, page, account), console);
        } catch (IOException | UncheckedIOException trouble) {
            IOException cause = trouble instanceof IOException ? (IOException) trouble : ((UncheckedIOException) trouble).getCause();
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read the list of hosts: " + FileTrouble.words(cause));
        }
    }

    private void check() {
        if (logon.isAnonymous() && !unsigned) {
            throw misuse("--anonymous needs --allow-unsigned, because nobody's messages are not signed");
        }
        if (passwordFile.isPresent() && !logon.isPassword()) {
            throw misuse("--password-file goes with --user");
        }
        checkName("--hosts", list);
        checkName("--password-file", passwordFile);
        if (passwordFile.filter(FleetCommand::isStdin).isPresent() && list.filter(FleetCommand::isStdin).isPresent()) {
            throw misuse("stdin cannot have both the hosts and the password");
        }
        inRange("--parallel", parallel, 1024);
        inRange("--max-logon-failures", maxLogonFailures, 1_000_000);
        inRange("--connect-timeout", connectSeconds, 3600);
        inRange("--timeout", hostSeconds, 3600);
        inRange("--port", port, 65_535);
    }

    private void checkName(String option, Optional<String> file) {
        try {
            file.ifPresent(Misuse::path);
        } catch (TypeConversionException impossible) {
            throw misuse(option + ": " + impossible.getMessage());
        }
    }

    /** By whatever name. */
    private static boolean isStdin(String name) {
        try {
            return name.equals(FleetHosts.STDIN) || Files.isSameFile(FileName.path(name), Paths.get("/dev/stdin"));
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    private void inRange(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw misuse(option + " takes a number from 1 to " + most);
        }
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private FleetReport.Form form() {
        return form.json ? FleetReport.Form.JSON : form.csv ? FleetReport.Form.CSV
                : form.verbose ? FleetReport.Form.VERBOSE : FleetReport.Form.TEXT;
    }

    private ShareSettings settings(Logon account) {
        try {
            ShareSettings settings = new ShareSettings(account).port(port).connectMillis(connectSeconds * 1000).hostMillis(hostSeconds * 1000);
            share.ifPresent(settings::share);
            return unsigned ? settings.allowUnsigned() : settings;
        } catch (IllegalArgumentException wrong) {
            throw misuse("--share " + wrong.getMessage());
        }
    }

    /** What one run needs and makes. */
    private static final class Run {
        private final FleetHosts hosts;
        private final InputStream list;
        private final OldRun done;
        private final FleetReport report;
        private final Optional<OutputFile> page;
        private final Logon account;

        Run(FleetHosts hosts, InputStream list, OldRun done, FleetReport report, Optional<OutputFile> page, Logon account) {
            this.hosts = hosts;
            this.list = list;
            this.done = done;
            this.report = report;
            this.page = page;
            this.account = account;
        }
    }

    private int run(Run run, Console console) throws IOException {
        FleetScan scan = new FleetScan(settings(run.account), parallel, maxLogonFailures);
        CountDownLatch told = new CountDownLatch(1);
        Thread onInterrupt = new Thread(() -> {
            scan.stop();
            awaitQuietly(told);
        }, "certenroll4j fleet: interrupted");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            Instant begun = Instant.now();
            boolean ended = scan(scan, run, console);
            long millis = Instant.now().toEpochMilli() - begun.toEpochMilli();
            try {
                run.report.end(millis);
            } finally {
                // Though nobody reads the table any more.
                if (run.page.isPresent()) {
                    write(run.page.get(), FleetHtml.of(run.report, begun, run.account.account(), ended));
                }
            }
            tellGone(run.report, console);
            return exitCode(scan, run, console, ended);
        } finally {
            try {
                console.out().flushText();
            } finally {
                told.countDown();
                forget(onInterrupt);
            }
        }
    }

    /** Lines, which are of one host each, have no place for it. */
    private void tellGone(FleetReport report, Console console) {
        List<String> gone = report.gone();
        if (isLines() && !gone.isEmpty()) {
            String more = gone.size() > MOST_NAMES ? " and " + (gone.size() - MOST_NAMES) + " more" : "";
            console.err().sentence("certenroll4j: not asked this time, though it is in " + FileName.text(old.get()) + ": "
                    + String.join(", ", gone.subList(0, Math.min(gone.size(), MOST_NAMES))) + more);
        }
    }

    private boolean isLines() {
        return form.json || form.csv;
    }

    /** @return whether all hosts were asked */
    private boolean scan(FleetScan scan, Run run, Console console) throws IOException {
        run.report.begin();
        run.done.rows().stream().filter(row -> !row.trouble.isPresent()).forEach(run.report::add);
        // Not where a line of the answer would begin behind it.
        boolean shown = console.isTerminal(Terminal.Stream.STDERR) && !(isLines() && console.isTerminal(Terminal.Stream.STDOUT));
        Predicate<Host> wanted = host -> !run.done.hasAnswerOf(host);
        try (FleetProgress progress = new FleetProgress(console.err(), shown, () -> System.nanoTime() / 1_000_000, run.hosts.count(wanted))) {
            scan.run(run.hosts.iterator(run.list, wanted), report -> take(report, run.report, progress));
        } catch (IllegalArgumentException wrongList) {
            throw new CommandException(ExitCode.USAGE, "cannot use the list of hosts: " + wrongList.getMessage());
        }
        return !scan.isStopped() && !scan.isLogonRefused();
    }

    private static void take(HostReport answer, FleetReport report, FleetProgress progress) {
        report.add(FleetRow.of(answer));
        progress.step(report.counts());
    }

    private int exitCode(FleetScan scan, Run run, Console console, boolean ended) {
        if (scan.isLogonRefused()) {
            console.err().sentence("certenroll4j: the run was stopped because " + maxLogonFailures + " hosts have refused the logon, before the"
                    + " account is locked; --max-logon-failures says how many may");
        } else if (!ended) {
            console.err().sentence("certenroll4j: the run was interrupted; "
                    + (form.json ? "--resume goes on from its JSON lines" : "--resume could go on from it if it had been one with --json"));
        }
        if (ended && run.report.counts().all() == 0) {
            console.err().sentence("certenroll4j: there is no host in the list, so that nothing is known");
            return ExitCode.CANNOT_TELL;
        }
        int worst = run.report.counts().exitCode(ignoreUnreachable);
        return ended || worst == ExitCode.NO ? worst : ExitCode.CANNOT_TELL;
    }

    private static void write(OutputFile file, byte[] page) {
        try {
            file.write(page);
        } catch (IOException trouble) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot write " + FileName.text(file.path()) + ": " + FileTrouble.words(trouble));
        }
    }

    private static void awaitQuietly(CountDownLatch told) {
        try {
            told.await(LAST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException itRuns) {
            // And ends with the process.
        }
    }
}
