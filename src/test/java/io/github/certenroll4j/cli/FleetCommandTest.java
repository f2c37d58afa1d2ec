package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.fleet.FakeHost;
import io.github.certenroll4j.fleet.FleetTrees;
import io.github.certenroll4j.fleet.Samba;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FleetCommandTest {

    @TempDir
    static Path folder;
    private static Samba samba;
    private static Path password;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(Files.createDirectory(folder.resolve("samba")));
        for (FleetTrees tree : FleetTrees.values()) {
            samba.host("127.0.5." + (tree.ordinal() + 1), tree);
        }
        password = Files.write(folder.resolve("password"), (Samba.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    private static String host(FleetTrees tree) {
        return "127.0.5." + (tree.ordinal() + 1);
    }

    private static Run fleet(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList("fleet", "--port", "" + samba.port, "--user", Samba.USER, "--password-file", password.toString()));
        all.addAll(Arrays.asList(args));
        return Run.of(all.toArray(new String[0]));
    }

    private static Map<String, String> states(String lines) {
        Map<String, String> states = new TreeMap<>();
        for (String line : lines.split("\n")) {
            JsonObject row = JsonParser.parseString(line).getAsJsonObject();
            states.put(row.get("host").getAsString(), row.get("state").getAsString());
        }
        return states;
    }

    private static Path file(String name, String content) throws Exception {
        return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsTheWorstFirst() {
        Run run = fleet(host(FleetTrees.SERVICE_PACK), host(FleetTrees.VISTA_RTM), host(FleetTrees.RESTART), host(FleetTrees.HOTFIX_X64),
                host(FleetTrees.SERVICE_PACK));

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(run.err).isEmpty();
        assertThat(run.out.split("\\R")).hasSize(6).satisfies(lines -> {
            assertThat(lines[0]).isEqualTo("MISSING          127.0.5.1  System32 6.0.6000.16386 x86");
            assertThat(lines[1]).startsWith("RESTART_PENDING  127.0.5.8  ");
            assertThat(lines[2]).isEqualTo("INSTALLED        127.0.5.4  System32 6.0.6000.20755 x64, SysWOW64 6.0.6000.21023 x86");
            assertThat(lines[3]).startsWith("INCLUDED         127.0.5.6  ");
            assertThat(lines[5]).startsWith("4 hosts: 1 MISSING, 1 RESTART_PENDING, 1 INSTALLED, 1 INCLUDED; ").endsWith(" s.");
        });
        Run verbose = fleet("--verbose", host(FleetTrees.VISTA_RTM));
        assertThat(verbose.out).contains("which never got the fix").contains("The registry cannot be read (it is not read over a share)");
    }

    @ParameterizedTest
    @CsvSource({"HOTFIX_X86, 0", "XP, 0", "RESTART, 3", "DAMAGED, 4", "NO_WINDOWS, 4", "HALF_X64, 1"})
    void exitsByTheWorst(FleetTrees tree, int code) {
        assertThat(fleet("--json", host(FleetTrees.SERVICE_PACK), host(tree)).exitCode).isEqualTo(code);
    }

    @Test
    void anUnreachableHostMakesFourUnlessItIsIgnored() {
        assertThat(fleet("--json", host(FleetTrees.XP), "no-such-host.invalid").exitCode).isEqualTo(4);
        assertThat(fleet("--json", "--ignore-unreachable", host(FleetTrees.XP), "no-such-host.invalid").exitCode).isEqualTo(0);
        assertThat(fleet("--ignore-unreachable", host(FleetTrees.DAMAGED), "no-such-host.invalid").exitCode).isEqualTo(4);
        assertThat(fleet("--ignore-unreachable", host(FleetTrees.RESTART), "no-such-host.invalid").exitCode).isEqualTo(3);
        Run text = fleet(host(FleetTrees.XP), "no-such-host.invalid");
        assertThat(text.out).contains("UNKNOWN          no-such-host.invalid  has no address").contains("1 UNKNOWN (1 unreachable), 1 NOT_APPLICABLE");
    }

    @Test
    void readsListsAndAnswersInCsvThatIsAListAgain() throws Exception {
        Path list = file("list.txt", "# fleet\n" + host(FleetTrees.XP) + "\n\n" + host(FleetTrees.HOTFIX_X86) + " # x86\n" + host(FleetTrees.XP) + "\nnot a host\n");
        Run csv = fleet("--csv", "--hosts", list.toString());
        assertThat(csv.exitCode).isEqualTo(4);
        String[] lines = csv.out.split("\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines[0]).isEqualTo("host,state,system32,syswow64,restartPending,reason,error,durationMs");
        assertThat(lines).anyMatch(line -> line.startsWith("127.0.5.3,INSTALLED,6.0.6000.20755,,,"));
        assertThat(lines).anyMatch(line -> line.startsWith("not a host,UNKNOWN,,,,"));

        Run again = fleet("--json", "--hosts", file("again.csv", csv.out).toString());
        assertThat(states(again.out)).isEqualTo(states(fleet("--json", "--hosts", list.toString()).out)).hasSize(3);
    }

    @Test
    void goesOnWhereARunWasCutOff() throws Exception {
        String done = fleet("--json", host(FleetTrees.VISTA_RTM), "127.0.5.99").out;
        Path cut = file("cut.jsonl", done + "{\"schema\":\"certenroll4j.fl");
        // What is taken over is not asked again: here it would be another.
        Path changed = file("changed.jsonl", new String(Files.readAllBytes(cut), StandardCharsets.UTF_8).replace("\"state\":\"MISSING\",\"reason\"", "\"state\":\"INSTALLED\",\"reason\""));
        Run run = fleet("--json", "--resume", changed.toString(), host(FleetTrees.VISTA_RTM), host(FleetTrees.XP));
        assertThat(states(run.out)).containsEntry(host(FleetTrees.VISTA_RTM), "INSTALLED").containsEntry(host(FleetTrees.XP), "NOT_APPLICABLE");
        assertThat(run.err).isEmpty();
        assertThat(run.exitCode).isEqualTo(states(run.out).containsValue("UNKNOWN") ? 4 : 0);

        Run wrong = fleet("--json", "--resume", file("wrong.jsonl", "no json\nat all\n").toString(), host(FleetTrees.XP));
        assertThat(wrong.exitCode).isEqualTo(4);
        Run mixed = fleet("--json", "--resume", file("mixed.jsonl", "{}\n" + done + "[]\n").toString(), host(FleetTrees.XP));
        assertThat(mixed.err).contains("has lines that are not of certenroll4j fleet --json");
    }

    @Test
    void saysWhatHasChanged() throws Exception {
        String[] hosts = {host(FleetTrees.VISTA_RTM), host(FleetTrees.XP)};
        Path old = file("old.jsonl", fleet("--json", hosts[0], hosts[1]).out.replace("\"state\":\"MISSING\",\"reason\"", "\"state\":\"INSTALLED\",\"reason\"")
                + fleet("--json", host(FleetTrees.SERVICE_PACK)).out);
        Run text = fleet("--diff", old.toString(), hosts[0], hosts[1], host(FleetTrees.HOTFIX_X86));
        assertThat(text.out).contains("Changes:", "  127.0.5.1: INSTALLED before, now MISSING", "  127.0.5.3: new, INSTALLED", "  127.0.5.6: not asked this time")
                .doesNotContain("127.0.5.9:");
        Run json = fleet("--json", "--diff", old.toString(), hosts[0]);
        assertThat(json.out).contains("\"previousState\":\"INSTALLED\"");
        assertThat(json.err).contains("not asked this time, though it is in " + old + ": 127.0.5.9, 127.0.5.6").doesNotContain(hosts[0]);
        assertThat(fleet("--csv", "--diff", old.toString(), hosts[0], hosts[1], host(FleetTrees.SERVICE_PACK)).err).isEmpty();
        assertThat(fleet("--csv", "--diff", old.toString(), hosts[1]).out).contains("durationMs,previousState\r\n").contains(",NOT_APPLICABLE\r\n");
        assertThat(fleet("--diff", file("same.jsonl", fleet("--json", hosts[0], hosts[1]).out).toString(), hosts[0], hosts[1]).out).contains("Nothing has changed.");
    }

    @Test
    void thePageHasEveryHostAndEscapesIt() throws Exception {
        Path page = folder.resolve("page.html");
        Path list = file("hostile.txt", "<script>alert(1)</script>\n" + host(FleetTrees.HALF_X64) + "\n");
        Run run = fleet("--html", page.toString(), "--hosts", list.toString());
        String html = new String(Files.readAllBytes(page), StandardCharsets.UTF_8);

        assertThat(run.exitCode).isEqualTo(1);
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;", host(FleetTrees.HALF_X64), "SysWOW64 6.0.6000.16386 x86", "script-src 'sha256-",
                "with the account <bdi>" + Samba.USER + "</bdi>", "The registry cannot be read").doesNotContain("<script>alert").doesNotContain(Samba.PASSWORD);
        assertThat(html).doesNotContain("src=").doesNotContain("http://").doesNotContain("https://").doesNotContain("style=");
        assertThat(fleet("--html", page.toString(), host(FleetTrees.XP)).exitCode).as("it is there already").isEqualTo(2);
        assertThat(fleet("--html", page.toString(), "--force", host(FleetTrees.XP)).exitCode).isEqualTo(0);
    }

    @Test
    void stopsBeforeAnAccountIsLocked() throws Exception {
        Path wrong = file("wrong-password", "wrong\n");
        Run run = Run.of("fleet", "--port", "" + samba.port, "--user", Samba.USER, "--password-file", wrong.toString(), "--max-logon-failures", "2",
                "--json", "--yes", "127.0.5.0/28");
        assertThat(run.exitCode).isEqualTo(4);
        assertThat(run.out.split("\n")).hasSize(2).allMatch(line -> line.contains("LOGON_REFUSED"));
        assertThat(run.err).contains("2 hosts have refused the logon").contains("can be read by others");
        assertThat(run.out + run.err).doesNotContain("wrong\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--anonymous pc|needs --allow-unsigned", "--user u|name the hosts", "--user u 10.0.0.0/24|a range of 254 addresses", "--user u 10.0.0.0/8 --yes|a million",
        "--user u a b_c!|b_c! is no host", "pc|--user", "--user u --kerberos pc|mutually exclusive", "--kerberos --password-file - pc|goes with --user",
        "--user u --password-file - --hosts -|stdin cannot have both", "--user u --password-file /dev/stdin --hosts -|stdin cannot have both",
        "--user u --password-file - --hosts /dev/stdin|stdin cannot have both", "--user u --hosts=|--hosts: a file name is empty",
        "--user u --password-file= pc|--password-file: a file name is empty", "--user u --parallel 0 pc|--parallel takes a number from 1 to 1024",
        "--user u --timeout 0 pc|--timeout", "--user u --connect-timeout 9999 pc|--connect-timeout", "--user u --max-logon-failures 0 pc|--max-logon-failures",
        "--user u --port 70000 pc|--port takes", "--user u --json --csv pc|mutually exclusive"})
    void isRefusedIfItIsMeantOtherwise(String args, String message) {
        Run run = Run.of(("fleet " + args).split(" "));
        assertThat(run.exitCode).as(run.err).isEqualTo(2);
        assertThat(run.err).contains(message);
    }

    @Test
    void aWrongShareAndAWrongListAreRefused() throws Exception {
        assertThat(fleet("--share", "a:b", host(FleetTrees.XP)).err).contains("a:b is no share");
        Run list = fleet("--json", "--hosts", file("columns.csv", "name,os\na,b\n").toString());
        assertThat(list.exitCode).isEqualTo(2);
        assertThat(list.err).contains("none of them is named \"host\"");
        assertThat(fleet("--hosts", folder.resolve("absent").toString()).exitCode).isEqualTo(4);
        assertThat(fleet("--resume", folder.resolve("absent").toString(), host(FleetTrees.XP)).err).contains("there is no such file");
    }

    @Test
    void aBadHostDoesNotKeepTheOthers() throws Exception {
        try (FakeHost silent = new FakeHost(FakeHost.Manner.SILENT, "127.0.6.1", 0)) {
            Run run = Run.of("fleet", "--user", "u", "--password-file", password.toString(), "--port", "" + silent.port(), "--connect-timeout", "1",
                    "--timeout", "2", "--json", "127.0.6.1", "127.0.6.2");
            assertThat(run.exitCode).isEqualTo(4);
            assertThat(run.out).contains("\"trouble\":\"NO_ANSWER\"").contains("\"trouble\":\"NO_CONNECTION\"");
        }
    }

    /** On Windows that is one with a star. */
    @ParameterizedTest
    @ValueSource(strings = {"--hosts", "--password-file"})
    void noFileHasSuchAName(String option) {
        Run run = Run.of("fleet", "--user", "u", option, "a\0b", "pc");
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).startsWith("certenroll4j: " + option + ": no file can be named a\\u0000b");
    }

    /** Who saves the lines in PowerShell gets UTF-16. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void takesUpWhatWindowsHasSaved(String charset) throws Exception {
        Path saved = Files.write(folder.resolve(charset + ".jsonl"), ("\ufeff" + line("pc-1", "MISSING") + "\r\n" + line("a/b", "UNKNOWN") + "\r\n").getBytes(charset));
        Run run = fleet("--resume", saved.toString(), "--diff", saved.toString(), "pc-1");
        assertThat(run.err).isEmpty();
        assertThat(run.out).contains("MISSING          pc-1  ").contains("Nothing has changed.");
    }

    private static String line(String host, String state) {
        return "{\"schema\":\"certenroll4j.fleet/1\",\"host\":\"" + host + "\",\"state\":\"" + state + "\",\"reason\":\"why\",\"files\":[]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ufeff", "# all gone\n", "host,os\n"})
    void aListWithoutAHostIsNoGoodNews(String content) throws Exception {
        Run run = fleet("--hosts", file("no-host.txt", content).toString());
        assertThat(run.exitCode).isEqualTo(4);
        assertThat(run.out).startsWith(System.lineSeparator() + "0 hosts; ");
        assertThat(run.err).contains("no host");
        assertThat(fleet("--csv", "--resume", file("one.jsonl", line("pc-1", "INSTALLED")).toString(), "--hosts", folder.resolve("no-host.txt").toString()).exitCode).isEqualTo(0);
    }

    /** The page is there for whoever looks at nothing else. */
    @Test
    void thePageIsWrittenThoughNobodyReadsTheTable() throws Exception {
        StringBuilder hosts = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            hosts.append("no host ").append(i).append('\n');
        }
        Path page = folder.resolve("alone.html");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int next) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CertEnroll4j.run(Run.console(full, err), "fleet", "--user", "u", "--password-file", password.toString(), "--hosts",
                file("many.txt", hosts.toString()).toString(), "--html", page.toString());
        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).contains("cannot write to stdout: No space left on device");
        assertThat(page).content(StandardCharsets.UTF_8).contains("no host 199");
    }

    @Test
    void thePageDoesNotTakeThePlaceOfThePassword() throws Exception {
        Path secret = file("secret.txt", "Sesam\n");
        Run run = Run.of("fleet", "--user", "u", "--password-file", secret.toString(), "--html", secret.toString(), "--force", "no-such-host.invalid");
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(secret).hasContent("Sesam");
    }

    private static String onTerminal(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(Arrays.asList("fleet", "--user", "u", "--password-file", password.toString(), "--connect-timeout", "2"));
        all.addAll(Arrays.asList(args));
        CertEnroll4j.run(new Console(out, out, new TestTerminal(StandardCharsets.UTF_8, 10_000, true)), all.toArray(new String[0]));
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void countsWhatIsStillToBeAskedAndNotAmongTheLines() throws Exception {
        try (FakeHost silent = new FakeHost(FakeHost.Manner.SILENT, "127.0.6.1", 0)) {
            Path done = file("done.jsonl", line("pc-1", "INSTALLED") + "\n" + line("pc-2", "INSTALLED") + "\n");
            Path list = file("rest.txt", "pc-1\npc-2\n127.0.6.1\n");
            String[] args = {"--port", "" + silent.port(), "--resume", done.toString(), "--hosts", list.toString(), "pc-2", "--csv"};
            assertThat(onTerminal(args)).doesNotContain("\r ", "\r1 ").contains("\r\n127.0.6.1,UNKNOWN");
            args[args.length - 1] = "--verbose";
            assertThat(onTerminal(args)).contains("\r1 of 1 host, ");
        }
    }

    /** Who pipes hosts into it as he finds them does not wait for the last. */
    @Test
    void asksAHostOfAPipeBeforeThePipeEnds() throws Exception {
        InputStream stdin = System.in;
        try (PipedOutputStream finder = new PipedOutputStream(); PipedInputStream in = new PipedInputStream(finder)) {
            System.setIn(in);
            finder.write("pc-1\npc".getBytes(StandardCharsets.UTF_8));
            finder.flush();
            FleetHosts hosts = new FleetHosts(Collections.emptyList(), Optional.of("-"), false);
            assertTimeoutPreemptively(Duration.ofSeconds(20), () ->
                    assertThat(hosts.iterator(hosts.open(), host -> true).next().address()).isEqualTo("pc-1"));
        } finally {
            System.setIn(stdin);
        }
    }

    @Test
    void ofManyHostsThatAreGoneTheFirstAreNamed() throws Exception {
        StringBuilder old = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            old.append(line("pc-" + i, "INSTALLED")).append('\n');
        }
        Path list = file("wrong.txt", "no host\n");
        Run run = fleet("--csv", "--diff", file("thirty.jsonl", old.toString()).toString(), "--hosts", list.toString());
        assertThat(run.err).contains("pc-10, pc-11,").endsWith(", pc-29 and 10 more" + System.lineSeparator());
    }

    @Test
    void thePageSaysThatNothingHasChanged() throws Exception {
        Path list = file("wrong.txt", "no host\n");
        Path old = file("wrong.jsonl", line("no host", "UNKNOWN") + "\n");
        Path page = folder.resolve("unchanged.html");
        fleet("--diff", old.toString(), "--html", page.toString(), "--hosts", list.toString());
        assertThat(page).content(StandardCharsets.UTF_8).contains("<h2>Changes</h2>", "<p>Nothing has changed.</p>");
        fleet("--html", page.toString(), "--force", "--hosts", list.toString());
        assertThat(page).content(StandardCharsets.UTF_8).doesNotContain("Changes");
    }
}
