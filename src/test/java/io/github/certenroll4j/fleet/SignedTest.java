package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody on the way to a host, who changes what it says: nothing of that is believed. */
@Timeout(60)
class SignedTest {

    private static final int TREE_CONNECT = 3;
    private static final int READ = 8;

    @TempDir
    static Path folder;
    private static Samba samba;
    /** How many connections this program has ended. */
    private static final AtomicInteger LEFT = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        // Signed, not encrypted.
        samba = Samba.start(folder, "server max protocol = SMB2_10").host("127.0.0.1", FleetTrees.HOTFIX_X86);
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    /** A man in the middle: passes on all, and from the host what becomes of it. */
    private static int between(UnaryOperator<byte[]> change) throws IOException {
        ServerSocket middle = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Socket client = middle.accept();
                    Socket host = new Socket("127.0.0.1", samba.port);
                    pass(client, host, UnaryOperator.identity(), LEFT);
                    pass(host, client, change, new AtomicInteger());
                }
            } catch (IOException over) {
                // With the test.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return middle.getLocalPort();
    }

    private static void pass(Socket from, Socket to, UnaryOperator<byte[]> change, AtomicInteger ended) {
        Thread thread = new Thread(() -> {
            try (Socket source = from; Socket target = to) {
                DataInputStream in = new DataInputStream(source.getInputStream());
                DataOutputStream out = new DataOutputStream(target.getOutputStream());
                while (true) {
                    byte[] frame = new byte[in.readInt()];
                    in.readFully(frame);
                    byte[] changed = change.apply(frame);
                    out.writeInt(changed.length);
                    out.write(changed);
                    out.flush();
                }
            } catch (IOException gone) {
                // Both are closed.
                ended.incrementAndGet();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static ByteBuffer header(byte[] frame) {
        return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int command(byte[] frame) {
        return header(frame).getShort(12);
    }

    private static HostReport read(int port, int seconds) {
        HostReport[] reports = new HostReport[1];
        ShareSettings settings = Samba.settings(port).hostMillis(seconds * 1000);
        new FleetScan(settings, 1, 3).run(Collections.singletonList(Host.of("127.0.0.1")).iterator(), report -> reports[0] = report);
        return reports[0];
    }

    private static void isLeft(int before) throws InterruptedException {
        for (int i = 0; i < 100 && LEFT.get() == before; i++) {
            Thread.sleep(50);
        }
        assertThat(LEFT.get()).as("connections that were ended").isEqualTo(before + 1);
    }

    @Test
    void everyConnectionIsEndedAtOnce() throws Exception {
        int port = between(frame -> frame);
        Host host = Host.of("127.0.0.1");
        int before = LEFT.get();
        AdminShare.open(host, Samba.settings(port)).close();
        isLeft(before);
        assertThatThrownBy(() -> AdminShare.open(host, Samba.settings(port).share("NO_SUCH"))).isInstanceOf(ShareException.class);
        isLeft(before + 1);
        assertThatThrownBy(() -> AdminShare.open(host, new ShareSettings(Logon.withPassword(Samba.USER, "wrong".toCharArray())).port(port)))
                .isInstanceOf(ShareException.class);
        isLeft(before + 2);
    }

    private static byte[] late(byte[] frame, int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        return frame;
    }

    /** Until one host has taken the logon, the next waits: that is not its time. */
    @Test
    void whatAnotherHostTakesForTheLogonIsNotTakenFromTheNext() throws Exception {
        AtomicInteger logons = new AtomicInteger();
        AtomicInteger trees = new AtomicInteger();
        int port = between(frame -> {
            boolean slowLogon = command(frame) == 1 && header(frame).getInt(8) == 0 && logons.incrementAndGet() == 1;
            boolean slowTree = command(frame) == TREE_CONNECT && trees.incrementAndGet() == 2;
            return slowLogon ? late(frame, 3000) : slowTree ? late(frame, 2500) : frame;
        });
        List<HostReport> reports = new ArrayList<>();
        new FleetScan(Samba.settings(port).hostMillis(5000), 2, 1)
                .run(Arrays.asList(Host.of("127.0.0.1"), Host.of("127.0.0.1")).iterator(), reports::add);
        assertThat(reports).extracting(HostReport::error).containsExactly("", "");
        assertThat(trees.get()).isEqualTo(2);
    }

    @Test
    void whoChangesNothingIsNotNoticed() throws Exception {
        assertThat(read(between(frame -> frame), 20).error()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned", "other session", "no session", "as a logon", "compound"})
    void aReadThatIsNotSignedIsNotBelieved(String how) throws Exception {
        AtomicInteger changed = new AtomicInteger();
        int port = between(frame -> {
            if (command(frame) != READ) {
                return frame;
            }
            changed.incrementAndGet();
            ByteBuffer header = header(frame);
            switch (how) {
                case "unsigned":
                    header.putInt(16, header.getInt(16) & ~8);
                    break;
                case "other session":
                    header.putLong(40, header.getLong(40) + 1);
                    break;
                case "no session":
                    header.putLong(40, 0);
                    break;
                case "as a logon":
                    header.putShort(12, (short) 1);
                    break;
                default:
                    header.putInt(20, 8);
            }
            return frame;
        });
        HostReport report = read(port, 20);
        assertThat(changed.get()).isPositive();
        assertThat(report.trouble()).as(report.error()).contains(Trouble.UNSIGNED);
        assertThat(report.status()).isEmpty();
    }

    @Test
    void aByteThatIsChangedIsNotBelieved() throws Exception {
        int port = between(frame -> {
            if (command(frame) == READ) {
                frame[frame.length - 1] ^= 1;
            }
            return frame;
        });
        // smbj passes over what is not signed right, and waits for what is.
        HostReport report = read(port, 3);
        assertThat(report.trouble()).as(report.error()).contains(Trouble.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLogonThatWasMadeThatOfAGuestOrOfNobodyIsRefused(int flag) throws Exception {
        int port = between(frame -> {
            if (command(frame) == 1 && header(frame).getInt(8) == 0) {
                header(frame).putShort(66, (short) flag);
            }
            return frame;
        });
        HostReport report = read(port, 5);
        assertThat(report.status()).isEmpty();
        assertThat(report.trouble()).as(report.error()).hasValueSatisfying(trouble ->
                assertThat(trouble).isIn(Trouble.UNSIGNED, Trouble.PROTOCOL, Trouble.NO_LOGON));
    }

    @Test
    void theGuardKnowsItsLimits() throws Exception {
        FrameGuard guard = new FrameGuard();
        guard.checkLength(52);
        guard.checkLength(FrameGuard.LONGEST);
        assertThatThrownBy(() -> guard.checkLength(51)).hasMessageContaining("51 bytes");
        assertThatThrownBy(() -> guard.checkLength(FrameGuard.LONGEST + 1)).isInstanceOf(ShareException.class);
        assertThat(guard.bytes()).isGreaterThan(FrameGuard.LONGEST);

        FrameGuard many = new FrameGuard();
        for (int i = 0; i < 1000; i++) {
            many.checkLength(100);
        }
        assertThatThrownBy(() -> many.checkLength(100)).hasMessageContaining("without end (1001 messages");

        FrameGuard large = new FrameGuard();
        for (int i = 0; i < 63; i++) {
            large.checkLength(FrameGuard.LONGEST);
        }
        assertThatThrownBy(() -> large.checkLength(FrameGuard.LONGEST)).hasMessageContaining("without end");
    }

    @Test
    void theGuardOfAnEncryptedSessionTakesNothingElse() throws Exception {
        FrameGuard guard = new FrameGuard();
        byte[] plain = new byte[64];
        header(plain).putInt(0, 0x424D53FE).putShort(12, (short) TREE_CONNECT).putInt(16, 8).putLong(40, 7);
        byte[] sealed = new byte[60];
        header(sealed).putInt(0, 0x424D53FD);
        guard.check(plain);
        guard.requireProtection(7, false);
        guard.check(plain);
        header(plain).putInt(16, 0).putInt(8, 0x103);
        assertThatCode(() -> guard.check(plain)).as("an interim answer").doesNotThrowAnyException();
        guard.requireProtection(7, true);
        guard.check(sealed);
        header(plain).putInt(16, 8).putInt(8, 0);
        assertThatThrownBy(() -> guard.check(plain)).isInstanceOf(ShareException.class);
    }
}
