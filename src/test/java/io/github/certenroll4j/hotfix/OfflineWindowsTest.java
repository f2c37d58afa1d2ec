package io.github.certenroll4j.hotfix;

import static io.github.certenroll4j.hotfix.HotfixState.INSTALLED;
import static io.github.certenroll4j.hotfix.HotfixState.MISSING;
import static io.github.certenroll4j.hotfix.HotfixState.RESTART_PENDING;
import static io.github.certenroll4j.hotfix.HotfixState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.hive.TestHive;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows directories of images and backups, and what may be wrong with one. */
class OfflineWindowsTest {

    private static final String SERVICING = "Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
    private static final String CURRENT_VERSION = "Microsoft\\Windows NT\\CurrentVersion";
    private static final byte[] OLD = TestDll.x64("6.0.6000.16386");

    @TempDir
    Path directory;
    private TestWindows windows;

    @BeforeEach
    void anEmptyStore() {
        windows = new TestWindows(directory).with("WinSxS/x/y", new byte[0]);
    }

    private HotfixStatus statusWith(TestHive software) {
        return windows.with("System32/certenroll.dll", OLD).with("System32/config/SOFTWARE", software.bytes()).status();
    }

    @Test
    void theRegistryLiesInHives() {
        HotfixStatus status = statusWith(new TestHive().key(SERVICING).string(CURRENT_VERSION, "ProductName", "Windows Vista (TM) Ultimate")
                .string(CURRENT_VERSION, "CSDVersion", "Service Pack 2"));

        assertThat(status.restartPending()).contains(false);
        assertThat(status.reason()).doesNotContain("unknown");
        assertThat(status.evidence()).containsExactly("By its registry this is Windows Vista (TM) Ultimate, Service Pack 2.");
    }

    @Test
    void withoutAServicePackTheProductStandsAlone() {
        HotfixStatus status = statusWith(new TestHive().string(CURRENT_VERSION, "ProductName", "Windows Vista (TM) Business"));

        assertThat(status.restartPending()).as("a registry without servicing").contains(false);
        assertThat(status.evidence()).containsExactly("By its registry this is Windows Vista (TM) Business.");
    }

    @Test
    void aHiveSaysWhatWaits() {
        HotfixStatus status = statusWith(new TestHive().key(SERVICING + "\\RebootPending")
                .number(SERVICING + "\\Packages\\Package_1~31bf3856ad364e35~amd64~~6.0.1.0", "CurrentState", 0x60)
                .number(SERVICING + "\\Packages\\Package_2~31bf3856ad364e35~amd64~~6.0.1.0\\Deeper", "currentstate", 0x60)
                .number(SERVICING + "\\Packages\\Package_3~31bf3856ad364e35~amd64~~6.0.1.0", "CurrentState", 0x70));

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).contains(true);
        assertThat(status.evidence()).hasSize(3).anyMatch(line -> line.contains("RebootPending"))
                .anyMatch(line -> line.contains("Package_1~")).anyMatch(line -> line.contains("Package_2~31bf3856ad364e35~amd64~~6.0.1.0\\Deeper"));
        windows.with("WinSxS/amd64_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.20755_none_4e27a271631f6a8e/a", new byte[0]);
        assertThat(windows.status().state()).isEqualTo(RESTART_PENDING);
    }

    @Test
    void aHiveThatWasNotClosedMayLackWhatWaits() {
        HotfixStatus status = statusWith(new TestHive().key(SERVICING).notClosed());

        assertThat(status.restartPending()).isEmpty();
        assertThat(status.reason()).endsWith("; whether a newer one waits for a restart is unknown.");
        assertThat(status.evidence()).singleElement().asString().contains("SOFTWARE was not closed").contains("unknown");
        assertThat(statusWith(new TestHive().key(SERVICING + "\\RebootPending").notClosed()).restartPending()).contains(true);
    }

    @Test
    void aHiveThatCannotBeReadSaysNothing() {
        windows.with("System32/certenroll.dll", OLD);
        assertThat(windows.status().restartPending()).as("there is none").isEmpty();
        assertThat(windows.status().evidence()).singleElement().asString()
                .contains("SOFTWARE: there is no such file); whether a restart is pending by it is unknown");

        HotfixStatus broken = windows.with("System32/config/SOFTWARE", new byte[5000]).status();
        assertThat(broken.restartPending()).isEmpty();
        assertThat(broken.evidence()).singleElement().asString().contains("SOFTWARE: it is no registry hive");

        WindowsFiles files = new TroubledWindows(windows.files(), "config", new AccessDeniedException("it"));
        HotfixStatus denied = HotfixStatus.of(windows.with(WindowsRegistry.inFilesOf(files)).files());
        assertThat(denied.evidence()).singleElement().asString().contains("SOFTWARE: access denied");
    }

    @Test
    void keysDeeperThanARegistryHasThemEndTheSearch() {
        StringBuilder path = new StringBuilder(SERVICING + "\\Packages");
        for (int i = 0; i < 512; i++) {
            path.append("\\a");
        }
        assertThat(statusWith(new TestHive().key(path.toString())).restartPending()).contains(false);
        assertThat(statusWith(new TestHive().key(path + "\\a")).evidence()).singleElement().asString().contains("512 deep");
    }

    /** System32 and SysWOW64: a version each, without one the file is absent; then what is for which machine. */
    @ParameterizedTest
    @CsvSource({
        "x64,     x86,     INSTALLED, is 6.0.6000.20755 or later",
        "x86,     '',      INSTALLED, is 6.0.6000.20755 or later",
        "x86,     x86,     UNKNOWN,   a backup by a 32-bit program has the files of SysWOW64 in System32",
        "x64,     x64,     UNKNOWN,   'it is for x64, and SysWOW64 is for x86'",
        "x64,     absent,  UNKNOWN,   programs of 32 bits have no CertEnroll",
        "x64,     '',      INSTALLED, is 6.0.6000.20755 or later",
    })
    void eachCopyIsForItsMachine(String system32, String sysWow64, HotfixState state, String words) {
        windows.with("System32/certenroll.dll", dll(system32, "6.0.6000.20755"));
        if (sysWow64.equals("absent")) {
            windows.with("SysWOW64/ntdll.dll", new byte[0]);
        } else if (!sysWow64.isEmpty()) {
            windows.with("SysWOW64/certenroll.dll", dll(sysWow64, "6.0.6000.20755"));
        }

        assertThat(windows.status().state()).isEqualTo(state);
        assertThat(windows.status().reason()).contains(words);
    }

    private static byte[] dll(String machine, String version) {
        return machine.equals("x64") ? TestDll.x64(version) : TestDll.x86(version);
    }

    @ParameterizedTest
    @CsvSource({"x86, x86, INSTALLED", "x64, x64, INSTALLED", "x64, x86, UNKNOWN", "x86, x64, UNKNOWN"})
    void theKernelSaysWhichMachineItIs(String kernel, String system32, HotfixState state) {
        HotfixStatus status = windows.with("System32/ntoskrnl.exe", dll(kernel, "6.0.6000.16386"))
                .with("System32/certenroll.dll", dll(system32, "6.0.6000.20755")).status();

        assertThat(status.state()).isEqualTo(state);
        if (state == UNKNOWN) {
            assertThat(status.reason()).contains("it is for " + system32 + ", and this Windows is for " + kernel);
            assertThat(status.copies().get(0).version()).isPresent();
        }
        assertThat(status.required()).as("it is of Windows Vista").isPresent();
    }

    /** Programs of 32 bits are set up by careless installers that make the folder on any Windows. */
    @ParameterizedTest
    @CsvSource({
        "x86, careless.dll,   INSTALLED, is 6.0.6000.20755 or later",
        "x86, ntdll.dll,      UNKNOWN,   'it is for x86, and this Windows is for 64 bits; a backup by a 32-bit program'",
        "x86, certenroll.dll, UNKNOWN,   'it is for x86, and this Windows is for 64 bits; a backup by a 32-bit program'",
        "x64, careless.dll,   UNKNOWN,   'it is for x86, and this Windows is for x64; a backup by a 32-bit program'",
    })
    void aFolderThatSomebodyMadeIsNoSysWow64(String kernel, String file, HotfixState state, String words) {
        HotfixStatus status = windows.with("System32/ntoskrnl.exe", dll(kernel, "6.0.6000.16386"))
                .with("System32/certenroll.dll", TestDll.x86("6.0.6000.20755")).with("SysWOW64/" + file, TestDll.x86("6.0.6000.20755")).status();

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.reason()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SysWOW64", "syswow64", "SysWow64", "Syswow64"})
    void sysWow64IsThereInAnySpelling(String folder) {
        windows.with("System32/certenroll.dll", TestDll.x64("6.0.6000.20755")).with(folder + "/ntdll.dll", new byte[0]);

        assertThat(windows.status().state()).isEqualTo(UNKNOWN);
        assertThat(windows.status().reason()).contains("programs of 32 bits have no CertEnroll");
    }

    @Test
    void theOtherCopyIsJudgedAllTheSame() {
        windows.with("System32/certenroll.dll", OLD).with("SysWOW64/certenroll.dll", TestDll.x64("6.0.6000.20755"));
        assertThat(windows.status().state()).isEqualTo(MISSING);

        windows.with("System32/certenroll.dll", OLD).with("SysWOW64/x", new byte[0]);
        assertThat(windows.status().state()).isEqualTo(MISSING);
    }

    @Test
    void theCopyOfSysWow64AloneLacksTheFixToo() {
        HotfixStatus status = windows.with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.16386")).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.reason()).contains("SysWOW64").contains("6.0.6000.16386").doesNotContain("no Windows directory");

        status = windows.with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.20755")).status();
        assertThat(status.state()).as("that of System32 may lack it").isEqualTo(UNKNOWN);
        assertThat(status.reason()).endsWith("certenroll.dll, though there is " + directory.resolve("SysWOW64").resolve("certenroll.dll")
                + ": this is half of a Windows.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsOutOfTheImageIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        new TestWindows(elsewhere).with("certenroll.dll", TestDll.x64("10.0.19041.1"));
        Files.createSymbolicLink(directory.resolve("System32"), elsewhere);

        assertThat(windows.status().state()).isEqualTo(UNKNOWN);
        assertThat(windows.status().reason()).contains("is behind a link that leads out of " + directory).contains(elsewhere.toRealPath().toString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStoreBehindSuchALinkIsNotRead(@TempDir Path elsewhere) throws IOException {
        windows = new TestWindows(directory.resolve("Windows")).with("System32/certenroll.dll", OLD);
        new TestWindows(elsewhere).with("pending.xml", new byte[0]);
        Files.createSymbolicLink(windows.root.resolve("WinSxS"), elsewhere);

        assertThat(windows.status().restartPending()).isEmpty();
        assertThat(windows.status().evidence().get(0)).contains("leads out of");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkWithinTheImageIsFollowed(@TempDir Path elsewhere) throws IOException {
        windows.with("real/certenroll.dll", TestDll.x64("6.0.6000.20755"));
        Files.createSymbolicLink(directory.resolve("System32"), Paths.get("real"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("Windows"), directory);

        assertThat(windows.status().state()).isEqualTo(INSTALLED);
        assertThat(HotfixStatus.of(WindowsFiles.in(link)).state()).as("the directory itself may be a link").isEqualTo(INSTALLED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsupported reparse tag 0x80000017", "/nowhere/certenroll.dll"})
    @DisabledOnOs(OS.WINDOWS)
    void aLinkThatLeadsNowhereMayBeCompactOs(String target) throws IOException {
        windows.with("System32/ntdll.dll", new byte[0]);
        Files.createSymbolicLink(directory.resolve("System32/certenroll.dll"), Paths.get(target));

        assertThat(windows.status().state()).isEqualTo(UNKNOWN);
        assertThat(windows.status().reason()).contains("leads to nothing (" + target + ")");
        assertThat(windows.status().reason().contains("Compact OS (WOF)")).isEqualTo(target.contains("reparse"));
    }

    @Test
    void zerosMayBeCompactOs() {
        assertThat(windows.with("System32/certenroll.dll", new byte[1_105_408]).status().reason())
                .contains("not a PE file").contains("begins with zeros").contains("Compact OS (WOF)");
        assertThat(windows.with("System32/certenroll.dll", new byte[63]).status().reason()).doesNotContain("zeros");
        byte[] almost = new byte[100];
        almost[63] = 1;
        assertThat(windows.with("System32/certenroll.dll", almost).status().reason()).doesNotContain("zeros");
    }

    @Test
    void theFolderThatIsMeantIsNamed() {
        new TestWindows(directory).with("Windows/System32/certenroll.dll", OLD).with("Windows/System32/ntdll.dll", OLD);
        assertThat(HotfixStatus.of(WindowsFiles.in(directory)).reason())
                .endsWith("; did you mean " + directory.resolve("Windows") + "?");
        assertThat(HotfixStatus.of(WindowsFiles.in(directory.resolve("Windows/System32"))).reason())
                .endsWith("; did you mean " + directory.resolve("Windows") + "?");
        assertThat(windows.with("other/x", new byte[0]).status().reason()).contains("did you mean");
        assertThat(HotfixStatus.of(WindowsFiles.in(directory.resolve("other"))).reason()).doesNotContain("did you mean");
        WindowsFiles atTheTop = new TroubledWindows(WindowsFiles.in(directory.resolve("Windows/System32")), "nothing", null) {
            @Override
            public String fullName(String path) {
                return "/System32";
            }
        };
        assertThat(HotfixStatus.of(atTheTop).reason()).endsWith("; did you mean the folder above it?");
    }

    @ParameterizedTest
    @CsvSource({
        "winpeshl.exe, '',               '',                   Windows PE has no CertEnroll",
        "x.exe,        InstallationType, Nano Server,          Nano Server has no CertEnroll",
        "x.exe,        EditionID,        ServerDatacenterNano, Nano Server has no CertEnroll",
        "x.exe,        EditionID,        Ultimate,             ''",
    })
    void aWindowsThatNeverHadCertEnrollIsLikelyHarmless(String file, String name, String value, String words) {
        windows.with("System32/ntoskrnl.exe", TestDll.x64("10.0.14393.0")).with("System32/" + file, new byte[0]);
        if (!name.isEmpty()) {
            windows.with("System32/config/SOFTWARE", new TestHive().string(CURRENT_VERSION, name, value).bytes());
        }
        HotfixStatus status = windows.status();

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.restartPending()).isEqualTo(Optional.empty());
        assertThat(status.reason()).contains("10.0.14393.0").contains(words);
        assertThat(status.reason().contains("harmless")).isEqualTo(!words.isEmpty());
    }
}
