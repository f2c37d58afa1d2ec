package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.hotfix.HotfixState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that take anybody, that encrypt, and that have no ticket: what is signed or encrypted is read, nothing else. */
@Timeout(120)
class ProtectionTest {

    @TempDir
    Path folder;

    private static List<HostReport> scan(ShareSettings settings, int atOnce, int mostRefusals, String... hosts) {
        List<HostReport> reports = new ArrayList<>();
        new FleetScan(settings.hostMillis(20_000), atOnce, mostRefusals).run(Arrays.stream(hosts).map(Host::of).iterator(), reports::add);
        return reports;
    }

    private Samba samba(String... options) throws Exception {
        Samba samba = Samba.start(Files.createDirectory(folder.resolve("samba")), options);
        for (String host : new String[] {"127.0.6.1", "127.0.6.2", "127.0.6.3"}) {
            samba.host(host, FleetTrees.VISTA_RTM);
        }
        return samba;
    }

    /** That says nothing of the account: the next host is asked all the same, however few may refuse. */
    @Test
    void aGuestIsRefusedAndCountsAsNoRefusal() throws Exception {
        try (Samba samba = samba("map to guest = bad user", "guest account = " + Samba.USER)) {
            ShareSettings guest = new ShareSettings(Logon.withPassword("nobody-there", "x".toCharArray())).port(samba.port);
            List<HostReport> reports = scan(guest, 1, 1, "127.0.6.1", "127.0.6.2", "127.0.6.3");

            assertThat(reports).hasSize(3).allSatisfy(report -> {
                assertThat(report.trouble()).as(report.error()).contains(Trouble.UNSIGNED);
                assertThat(report.error()).contains("a guest or of nobody, which is not signed; --allow-unsigned reads it all the same");
                assertThat(report.status()).isEmpty();
            });
            List<HostReport> unsigned = scan(guest.allowUnsigned(), 1, 1, "127.0.6.1");
            assertThat(unsigned.get(0).status().map(status -> status.state())).as(unsigned.get(0).error()).contains(HotfixState.MISSING);
        }
    }

    @Test
    void nobodyIsRefusedUnlessThatIsAllowed() throws Exception {
        try (Samba samba = samba("map to guest = bad user", "guest account = " + Samba.USER)) {
            List<HostReport> reports = scan(new ShareSettings(Logon.anonymous()).port(samba.port), 1, 1, "127.0.6.1", "127.0.6.2");

            assertThat(reports).hasSize(2).extracting(report -> report.trouble().orElse(null)).containsOnly(Trouble.UNSIGNED);
            List<HostReport> unsigned = scan(new ShareSettings(Logon.anonymous()).port(samba.port).allowUnsigned(), 1, 1, "127.0.6.1");
            assertThat(unsigned.get(0).status().map(status -> status.state())).as(unsigned.get(0).error()).contains(HotfixState.MISSING);
        }
    }

    @Test
    void whatIsEncryptedIsRead() throws Exception {
        try (Samba samba = samba("server min protocol = SMB3_11", "server smb encrypt = required")) {
            List<HostReport> reports = scan(Samba.settings(samba.port), 2, 1, "127.0.6.1", "127.0.6.2", "127.0.6.3");

            assertThat(reports.stream().map(HostReport::error).collect(Collectors.toList())).containsOnly("");
            assertThat(reports).allMatch(report -> report.status().get().state() == HotfixState.MISSING);
        }
    }

    @Test
    void refusalsAreCounted() throws Exception {
        try (Samba samba = samba()) {
            ShareSettings wrong = new ShareSettings(Logon.withPassword(Samba.USER, "wrong".toCharArray())).port(samba.port);
            List<HostReport> reports = scan(wrong, 1, 2, "127.0.6.1", "127.0.6.2", "127.0.6.3");

            assertThat(reports).hasSize(2).extracting(report -> report.trouble().get()).containsOnly(Trouble.LOGON_REFUSED);
        }
    }

    @Test
    void withoutATicketNobodyLogsOn() {
        assertThatThrownBy(Logon::withTicket).isInstanceOfSatisfying(ShareException.class, none -> {
            assertThat(none.trouble()).isEqualTo(Trouble.NO_LOGON);
            assertThat(none).hasMessageStartingWith("there is no Kerberos ticket: ").hasMessageNotContaining("LoginModule");
        });
        assertThat(TicketCache.authenticator().getName()).isEqualTo("1.2.840.113554.1.2.2");
        assertThat(TicketCache.authenticator().create()).isNotNull();
    }

    @Test
    void anAccountHasADomainOrNone() {
        assertThat(Logon.withPassword("D\\n", new char[0]).context().getDomain()).isEqualTo("D");
        assertThat(Logon.withPassword("\\n", new char[0]).context().getDomain()).isEmpty();
        assertThat(Logon.withPassword("\\n", new char[0]).context().getUsername()).isEqualTo("n");
        assertThat(Logon.withPassword("n@D", new char[0]).context().getUsername()).isEqualTo("n@D");
        assertThatThrownBy(() -> Logon.withPassword("D\\", new char[0])).hasMessageContaining("has no name");
    }
}
