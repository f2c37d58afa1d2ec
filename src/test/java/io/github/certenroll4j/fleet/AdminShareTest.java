package io.github.certenroll4j.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.mssmb2.SMB2CreateDisposition;
import com.hierynomus.mssmb2.SMB2ShareAccess;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.share.DiskShare;
import com.hierynomus.smbj.share.File;
import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.HotfixStatus;
import io.github.certenroll4j.hotfix.WindowsFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the trees of a fleet from a Samba server. */
class AdminShareTest {

    @TempDir
    static Path folder;
    private static Samba samba;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        for (FleetTrees tree : FleetTrees.values()) {
            samba.host(address(tree), tree);
        }
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    private static String address(FleetTrees tree) {
        return "127.0.1." + (tree.ordinal() + 1);
    }

    private static AdminShare open(FleetTrees tree) throws ShareException {
        return AdminShare.open(Host.of(address(tree)), samba.settings());
    }

    @ParameterizedTest
    @EnumSource(value = FleetTrees.class, names = "LOCKED", mode = EnumSource.Mode.EXCLUDE)
    void aTreeIsJudgedAsItIsOnDisk(FleetTrees tree) throws Exception {
        try (AdminShare share = open(tree)) {
            HotfixStatus status = HotfixStatus.of(share);
            HotfixStatus onDisk = HotfixStatus.of(WindowsFiles.in(samba.folder.resolve("trees").resolve(tree.folder())));

            assertThat(status.state()).as(status.reason()).isEqualTo(tree.state).isEqualTo(onDisk.state());
            assertThat(status.copies()).hasSameSizeAs(onDisk.copies());
            assertThat(share.failure()).isEmpty();
            assertThat(share.traffic()).isBetween(1_000L, 32L * 1024);
            assertThat(status.evidence()).anyMatch(seen -> seen.contains("The registry cannot be read (it is not read over a share)"));
        }
    }

    @Test
    void aFileThatAnotherProgramHoldsIsUnknown() throws Exception {
        try (SMBClient other = new SMBClient(); Connection connection = other.connect(address(FleetTrees.LOCKED), samba.port)) {
            DiskShare share = (DiskShare) connection.authenticate(new AuthenticationContext(Samba.USER, Samba.PASSWORD.toCharArray(), ""))
                    .connectShare("ADMIN$");
            try (File held = share.openFile("System32\\certenroll.dll", EnumSet.of(AccessMask.FILE_READ_DATA), null,
                    EnumSet.noneOf(SMB2ShareAccess.class), SMB2CreateDisposition.FILE_OPEN, null); AdminShare ours = open(FleetTrees.LOCKED)) {
                HotfixStatus status = HotfixStatus.of(ours);

                assertThat(held.getFileId()).isNotNull();
                assertThat(status.state()).isEqualTo(HotfixState.UNKNOWN);
                assertThat(status.reason()).contains("cannot be read: another program has locked it");
            }
        }
    }

    @Test
    void aFileOfFourGibibytesCostsNoMoreThanAnother() throws Exception {
        Path dll = samba.folder.resolve("trees").resolve("vista_gdr").resolve("System32").resolve("large.dll");
        Files.copy(dll.resolveSibling("certenroll.dll"), dll);
        try (RandomAccessFile large = new RandomAccessFile(dll.toFile(), "rw")) {
            large.setLength(4L << 30);
        }
        try (AdminShare share = open(FleetTrees.VISTA_GDR); SeekableByteChannel channel = share.open("System32\\large.dll")) {
            assertThat(channel.size()).isEqualTo(4L << 30);
            ByteBuffer end = ByteBuffer.allocate(100_000);
            assertThat(channel.position((4L << 30) - 10).read(end)).isEqualTo(10);
            assertThat(channel.position()).isEqualTo(4L << 30);
            assertThat(channel.read(end)).isEqualTo(-1);
            assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
            assertThatThrownBy(() -> channel.position(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.write(end)).isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> channel.truncate(1)).isInstanceOf(NonWritableChannelException.class);
            assertThat(share.traffic()).isLessThan(8 * 1024);
        } finally {
            Files.delete(dll);
        }
    }

    @Test
    void fourMebibytesAreTheMostThatIsReadOfAFile() throws Exception {
        Path file = samba.folder.resolve("trees/vista_gdr/System32/long.dll");
        Files.write(file, new byte[5 << 20]);
        try (AdminShare share = open(FleetTrees.VISTA_GDR); SeekableByteChannel channel = share.open("System32\\long.dll")) {
            for (int i = 1; i <= 64; i++) {
                assertThat(channel.read(ByteBuffer.allocate(100_000))).isEqualTo(65_536);
                assertThat(channel.position()).isEqualTo(65_536L * i);
            }
            channel.position(0);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(IOException.class).hasMessageContaining("more than 4194304 bytes");
        } finally {
            Files.delete(file);
        }
    }

    /** As many names are read of a folder, and not one more, however many there are. */
    @Test
    void tenThousandNamesAreTheMostThatAreReadOfAFolder() throws Exception {
        Path large = Files.createDirectory(samba.folder.resolve("trees/vista_gdr/large"));
        try (AdminShare share = open(FleetTrees.VISTA_GDR)) {
            for (int i = 1; i <= 10_000; i++) {
                Files.createFile(large.resolve("name-" + i));
            }
            assertThat(share.list("large", "name-*")).hasSize(10_000);
            Files.createFile(large.resolve("name-0"));
            assertThatThrownBy(() -> share.list("large", "name-*")).isInstanceOf(IOException.class).hasMessageEndingWith("\\large has more than 10000 names");
        }
    }

    @Test
    void anEmptyFileHasNothing() throws Exception {
        Path file = samba.folder.resolve("trees/vista_gdr/System32/empty.dll");
        Files.write(file, new byte[0]);
        try (AdminShare share = open(FleetTrees.VISTA_GDR); SeekableByteChannel channel = share.open("System32\\empty.dll")) {
            assertThat(channel.size()).isZero();
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void readsTheBytesThatAreThere() throws Exception {
        try (AdminShare share = open(FleetTrees.VISTA_RTM); SeekableByteChannel channel = share.open("system32\\CERTENROLL.dll")) {
            ByteBuffer all = ByteBuffer.allocate((int) channel.size());
            while (all.hasRemaining()) {
                assertThat(channel.read(all)).isPositive();
            }
            assertThat(all.array()).isEqualTo(Files.readAllBytes(samba.folder.resolve("trees/vista_rtm/System32/certenroll.dll")));
        }
    }

    @Test
    void aClosedFileIsNotReadAndMayBeClosedAgain() throws Exception {
        try (AdminShare share = open(FleetTrees.VISTA_RTM)) {
            SeekableByteChannel channel = share.open("System32\\certenroll.dll");
            assertThat(channel.isOpen()).isTrue();
            channel.close();
            channel.close();
            assertThat(channel.isOpen()).isFalse();
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(10))).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void listsByPattern() throws Exception {
        try (AdminShare share = open(FleetTrees.RESTART)) {
            assertThat(share.list("WinSxS", "*_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_*")).hasSize(1);
            assertThat(share.list("WinSxS", "PENDING.XML")).containsExactly("pending.xml");
            assertThat(share.list("WinSxS", "pending")).isEmpty();
            assertThat(share.list("", "*")).contains("System32", "WinSxS");
            assertThatThrownBy(() -> share.list("Nowhere", "*")).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> share.list("System32\\certenroll.dll", "*")).isInstanceOf(IOException.class).hasMessageContaining("0xc0000103");
            assertThatThrownBy(() -> share.open("System32")).isInstanceOf(IOException.class).hasMessageContaining("0xc00000ba");
            assertThatThrownBy(() -> share.open("System32\\none.dll")).isInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void aWindowsWithoutAdminShareIsFoundOnItsDisk() throws Exception {
        FleetTrees.HOTFIX_X86.writeTo(samba.folder.resolve("disk/Windows"));
        Path windows = samba.folder.resolve("disk/Windows");
        Files.move(windows.resolve(FleetTrees.HOTFIX_X86.folder()), samba.folder.resolve("disk/moved"));
        Files.delete(windows);
        Files.move(samba.folder.resolve("disk/moved"), windows);
        try (AdminShare share = AdminShare.open(Host.of("127.0.2.1"), samba.settings())) {
            HotfixStatus status = HotfixStatus.of(share);
            assertThat(status.state()).isEqualTo(HotfixState.INSTALLED);
            assertThat(status.copies().get(0).path()).isEqualTo("\\\\127.0.2.1\\C$\\Windows\\System32\\certenroll.dll");
        }
        try (AdminShare share = AdminShare.open(Host.of("127.0.2.1"), samba.settings().share("C$/Windows/"))) {
            assertThat(HotfixStatus.of(share).state()).isEqualTo(HotfixState.INSTALLED);
        }
    }

    @Test
    void aShareThatIsNotThereOrNoDiskIsNamed() {
        assertThatThrownBy(() -> AdminShare.open(Host.of(address(FleetTrees.XP)), samba.settings().share("D$")))
                .isInstanceOfSatisfying(ShareException.class, told -> assertThat(told.trouble()).isEqualTo(Trouble.SHARE_REFUSED))
                .hasMessageContaining("has no share D$");
        assertThatThrownBy(() -> AdminShare.open(Host.of(address(FleetTrees.XP)), samba.settings().share("IPC$")))
                .isInstanceOfSatisfying(ShareException.class, told -> assertThat(told.trouble()).isEqualTo(Trouble.SHARE_REFUSED))
                .hasMessageContaining("no disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "\\", "a\\..\\b", "a*", "a\u0000", "a\\\\b", "\\\\host\\ADMIN$"})
    void whatIsNoShareIsRefused(String share) {
        assertThatThrownBy(() -> new ShareSettings(Logon.anonymous()).share(share)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongPasswordIsRefused() {
        ShareSettings wrong = new ShareSettings(Logon.withPassword(Samba.USER, "wrong".toCharArray())).port(samba.port);
        assertThatThrownBy(() -> AdminShare.open(Host.of(address(FleetTrees.XP)), wrong))
                .isInstanceOfSatisfying(ShareException.class, told -> assertThat(told.trouble()).isEqualTo(Trouble.LOGON_REFUSED))
                .hasMessage("refused the logon: the user name or the password is wrong");
    }

    @Test
    void aClosedLogonHasNoPasswordAnyMore() {
        Logon logon = Samba.logon();
        logon.close();
        assertThatThrownBy(() -> AdminShare.open(Host.of(address(FleetTrees.XP)), new ShareSettings(logon).port(samba.port)))
                .isInstanceOfSatisfying(ShareException.class, told -> assertThat(told.trouble()).isEqualTo(Trouble.LOGON_REFUSED));
        assertThat(logon.toString()).isEqualTo(Samba.USER).isEqualTo(logon.account());
        assertThatThrownBy(() -> Logon.withPassword("DOMAIN\\", new char[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodyIsReadOnlyIfUnsignedIsAllowed() throws Exception {
        ShareSettings nobody = new ShareSettings(Logon.anonymous()).port(samba.port);
        assertThatThrownBy(() -> AdminShare.open(Host.of(address(FleetTrees.XP)), nobody))
                .isInstanceOfSatisfying(ShareException.class, told -> assertThat(told.trouble()).isEqualTo(Trouble.UNSIGNED));
        try (AdminShare share = AdminShare.open(Host.of(address(FleetTrees.XP)), nobody.allowUnsigned().share("EMPTY"))) {
            assertThat(HotfixStatus.of(share).state()).isEqualTo(HotfixState.UNKNOWN);
        }
    }
}
