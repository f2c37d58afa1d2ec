package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.fleet.FakeHost.Manner;
import io.github.certenroll4j.hotfix.HotfixState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FleetScanTest {

    @TempDir
    static Path folder;
    private static Samba samba;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        for (int i = 1; i <= 20; i++) {
            samba.host("127.0.3." + i, i % 2 == 0 ? FleetTrees.VISTA_RTM : FleetTrees.SERVICE_PACK);
        }
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    private static List<HostReport> scan(ShareSettings settings, String... hosts) {
        List<HostReport> reports = new ArrayList<>();
        List<Host> named = Arrays.stream(hosts).map(Host::of).collect(Collectors.toList());
        new FleetScan(settings, 8, 3).run(named.iterator(), reports::add);
        return reports;
    }

    private static HostReport one(int port, String host) {
        return scan(Samba.settings(port).connectMillis(700).hostMillis(1500), host).get(0);
    }

    @Test
    void everyHostHasItsOwnReport() {
        String[] hosts = new String[20];
        Arrays.setAll(hosts, i -> "127.0.3." + (i + 1));

        List<HostReport> reports = scan(samba.settings(), hosts);

        assertThat(reports).extracting(report -> report.host().address()).containsExactlyInAnyOrder(hosts);
        for (HostReport report : reports) {
            boolean even = report.host().address().matches(".*[02468]");
            assertThat(report.status().get().state()).isEqualTo(even ? HotfixState.MISSING : HotfixState.INCLUDED);
            assertThat(report.status().get().copies().get(0).path()).contains(report.host().address() + "\\");
            assertThat(report.error()).isEmpty();
            assertThat(report.trouble()).isEmpty();
            assertThat(report.traffic()).isPositive();
            assertThat(report.durationMillis()).isBetween(1L, 60_000L);
        }
    }

    @ParameterizedTest
    @CsvSource({"SILENT, NO_ANSWER, gives no answer in 700 ms", "RESET, BROKEN, the connection",
        "CLOSING, BROKEN, 'ended the connection at once, so that it may speak neither SMB 2.0.2 nor later'", "DRIPPING, NO_ANSWER, gives no answer in 700 ms",
        "LARGE, PROTOCOL, a message of 16777215 bytes", "ENDLESS, PROTOCOL, ''", "HTTP, PROTOCOL, ''", "TINY, PROTOCOL, a message of 3 bytes",
        "SMB1, PROTOCOL, speaks SMB 1 only", "NOISE, PROTOCOL, ''"})
    void aBadHostCostsItsOwnSlotOnly(Manner manner, Trouble trouble, String words) throws IOException {
        try (FakeHost bad = new FakeHost(manner, "127.0.4.1", 0)) {
            HostReport report = one(bad.port(), "127.0.4.1");

            assertThat(report.trouble()).as(report.error()).contains(trouble);
            assertThat(report.error()).contains(words);
            assertThat(report.status()).isEmpty();
            assertThat(report.traffic()).isZero();
            assertThat(bad.accepted()).as("a broken connection is tried once more").isEqualTo(trouble == Trouble.BROKEN ? 2 : 1);
            assertThat(trouble.isUnreachable()).isEqualTo(trouble != Trouble.PROTOCOL);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Manner.class, names = {"SILENT", "DRIPPING"})
    @Timeout(60)
    void theFirstAnswerHasTheTimeOfTheConnection(Manner manner) throws IOException {
        try (FakeHost bad = new FakeHost(manner, "127.0.4.1", 0)) {
            HostReport report = scan(Samba.settings(bad.port()).connectMillis(300).hostMillis(600_000), "127.0.4.1").get(0);

            assertThat(report.trouble()).as(report.error()).contains(Trouble.NO_ANSWER);
            assertThat(report.error()).contains("gives no answer in 300 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LARGE", "HTTP", "TINY", "SMB1"})
    void noConnectionIsLeftToABadHost(Manner manner) throws IOException {
        try (FakeHost bad = new FakeHost(manner, "127.0.4.1", 0)) {
            one(bad.port(), "127.0.4.1");

            assertThat(bad.accepted()).isEqualTo(1);
            assertThat(bad.isLeft()).isTrue();
        }
    }

    @Test
    void whoIsNotThereIsUnreachable() {
        HostReport closed = one(1, "127.0.4.2");
        assertThat(closed.trouble()).contains(Trouble.NO_CONNECTION);
        assertThat(closed.error()).startsWith("cannot be reached at port 1: ");
        HostReport unknown = one(1, "no-such-host.invalid");
        assertThat(unknown.trouble()).contains(Trouble.UNKNOWN_HOST);
        assertThat(Trouble.UNKNOWN_HOST.isUnreachable()).isTrue();
        HostReport none = one(1, "no host");
        assertThat(none.trouble()).contains(Trouble.NO_HOST);
        assertThat(none.error()).startsWith("is no host: ");
        assertThat(none.host().shown()).isEqualTo("no host");
    }

    @Test
    void aWrongPasswordIsTriedNoMoreOftenThanAllowed() {
        ShareSettings wrong = new ShareSettings(Logon.withPassword(Samba.USER, "wrong".toCharArray())).port(samba.port);
        List<HostReport> reports = new ArrayList<>();
        FleetScan scan = new FleetScan(wrong, 8, 2);
        scan.run(AddressRange.parse("127.0.3.0/28").iterator(), reports::add);

        assertThat(reports).hasSize(2).allMatch(report -> report.trouble().get() == Trouble.LOGON_REFUSED);
        assertThat(scan.isLogonRefused()).isTrue();
    }

    /** Such as a pipe of one who still looks for hosts. */
    @Test
    void aRefusedLogonEndsItWithoutTheRestOfTheList() {
        ShareSettings wrong = new ShareSettings(Logon.withPassword(Samba.USER, "wrong".toCharArray())).port(samba.port);
        CountDownLatch never = new CountDownLatch(1);
        Iterator<Host> list = new Iterator<Host>() {
            private int given;

            @Override
            public boolean hasNext() {
                try {
                    return given < 3 || never.await(100, TimeUnit.SECONDS);
                } catch (InterruptedException end) {
                    return false;
                }
            }

            @Override
            public Host next() {
                return Host.of("127.0.3." + ++given);
            }
        };
        List<HostReport> reports = new ArrayList<>();
        FleetScan scan = new FleetScan(wrong, 8, 3);
        long begun = System.nanoTime();
        scan.run(list, reports::add);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(60);
        assertThat(reports).hasSize(3).allMatch(report -> report.trouble().get() == Trouble.LOGON_REFUSED);
        assertThat(scan.isLogonRefused()).isTrue();
        assertThat(scan.isStopped()).isTrue();
        never.countDown();
    }

    @Test
    void isStoppedFromOutside() throws IOException {
        try (FakeHost silent = new FakeHost(Manner.SILENT, "127.0.4.3", 0)) {
            FleetScan scan = new FleetScan(Samba.settings(silent.port()).connectMillis(600_000).hostMillis(600_000), 4, 3);
            Iterator<Host> endless = new Iterator<Host>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Host next() {
                    if (next++ == 3) {
                        scan.stop();
                    }
                    return Host.of("127.0.4.3");
                }
            };
            List<HostReport> reports = new ArrayList<>();
            scan.run(endless, reports::add);
            assertThat(scan.isStopped()).isTrue();
            assertThat(scan.isLogonRefused()).isFalse();
            assertThat(reports).isEmpty();
        }
    }

    @Test
    void whatTheListOrTheReceiverThrowsEndsIt() {
        FleetScan scan = new FleetScan(samba.settings(), 2, 3);
        assertThatThrownBy(() -> scan.run(Collections.singletonList(Host.of("a b")).iterator(), report -> {
            throw new IllegalStateException("no more");
        })).isInstanceOf(IllegalStateException.class).hasMessage("no more");
        assertThatThrownBy(() -> new FleetScan(samba.settings(), 2, 3).run(Collections.singletonList(Host.of("a b")).iterator(), report -> {
            throw new AssertionError("no more");
        })).isInstanceOf(AssertionError.class);
    }

    /** Whoever waits for a host that says nothing waits no longer. */
    @Test
    void whatTheReceiverThrowsEndsItForAllThatWait() throws IOException {
        try (FakeHost silent = new FakeHost(Manner.SILENT, "127.0.4.3", 0)) {
            FleetScan scan = new FleetScan(Samba.settings(silent.port()).connectMillis(600_000).hostMillis(600_000), 2, 3);

            assertThatThrownBy(() -> scan.run(Arrays.asList(Host.of("127.0.4.3"), Host.of("a b")).iterator(), report -> {
                throw new IllegalStateException("no more");
            })).hasMessage("no more");
            assertThat(scan.isStopped()).isTrue();
        }
    }

    @Test
    void anInterruptEndsItAndIsKept() throws Exception {
        try (FakeHost silent = new FakeHost(Manner.SILENT, "127.0.4.3", 0)) {
            FleetScan scan = new FleetScan(Samba.settings(silent.port()).connectMillis(600_000).hostMillis(600_000), 2, 3);
            AtomicBoolean kept = new AtomicBoolean();
            Thread caller = new Thread(() -> {
                scan.run(Collections.singletonList(Host.of("127.0.4.3")).iterator(), report -> { });
                kept.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            caller.interrupt();
            caller.join(60_000);

            assertThat(caller.isAlive()).isFalse();
            assertThat(scan.isStopped()).isTrue();
            assertThat(kept).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 1", "1024 1"})
    void numbersInRangeAreTaken(String numbers) {
        int[] both = Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
        List<HostReport> reports = new ArrayList<>();
        new FleetScan(samba.settings(), both[0], both[1]).run(Collections.singletonList(Host.of("127.0.3.1")).iterator(), reports::add);

        assertThat(reports).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 3", "1025 3", "1 0"})
    void numbersOutOfRangeAreRefused(String numbers) {
        int[] both = Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
        assertThatThrownBy(() -> new FleetScan(samba.settings(), both[0], both[1])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> samba.settings().port(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> samba.settings().port(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> samba.settings().connectMillis(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> samba.settings().hostMillis(3_600_001)).isInstanceOf(IllegalArgumentException.class);
        assertThat(samba.settings().port(65_535).connectMillis(1).hostMillis(3_600_000).port).isEqualTo(65_535);
    }
}
