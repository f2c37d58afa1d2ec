package io.github.certenroll4j.hotfix;

import static io.github.certenroll4j.hotfix.HotfixState.INSTALLED;
import static io.github.certenroll4j.hotfix.HotfixState.MISSING;
import static io.github.certenroll4j.hotfix.HotfixState.RESTART_PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RestartEvidenceTest {

    private static final String NAME = "_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_";
    private static final String SERVICING = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
    private static final String RTM_X86 = "x86" + NAME + "6.0.6000.16386_none_f15ff4f691bbcf43";
    private static final String HOTFIX_X86 = "x86" + NAME + "6.0.6000.20755_none_f20906edaac1f958";
    private static final String HOTFIX_AMD64 = "amd64" + NAME + "6.0.6000.20755_none_4e27a271631f6a8e";
    private static final String HOTFIX_WOW64 = "wow64" + NAME + "6.0.6000.20755_none_587c4cc397802c89";

    @TempDir
    Path directory;
    private TestWindows windows;

    @BeforeEach
    void anOldWindows() {
        windows = new TestWindows(directory).with(new TestRegistry())
                .with("System32/certenroll.dll", TestDll.x86("6.0.6000.16386"))
                .with("WinSxS/" + RTM_X86 + "/certenroll.dll", new byte[0]);
    }

    @Test
    void theStoreOfAnOldWindowsSaysNothing() {
        HotfixStatus status = windows.status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).contains(false);
        assertThat(status.evidence()).isEmpty();
    }

    /** A package may bring a component for each branch, and one stays behind when it is uninstalled. */
    @Test
    void aNewerComponentBesideTheOldFileAloneSaysNothing() {
        HotfixStatus status = windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0]).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).contains(false);
        assertThat(status.evidence()).containsExactly("The component store holds " + HOTFIX_X86 + ".",
                "The component store holds 6.0.6000.20755, nothing says that it will be put in place.");
    }

    /** Where what would say it cannot be read, this is not said either. */
    @Test
    void aNewerComponentOfWhichNothingCouldBeReadIsUnknown() {
        HotfixStatus status = windows.with((WindowsRegistry) null).with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0]).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).isEmpty();
        assertThat(status.reason()).endsWith("; whether a newer one waits for a restart is unknown.");
        assertThat(String.join("", status.evidence())).doesNotContain("nothing says");
    }

    static Stream<Arguments> whatSaysThatItWillBePutInPlace() {
        String xml = "<?xml version='1.0' encoding='utf-8'?><PendingTransaction><POQ><MoveFile source=\"\\SystemRoot\\WinSxS\\"
                + HOTFIX_X86 + "\\certenroll.dll\" destination=\"\\??\\C:\\Windows\\System32\\certenroll.dll\"/></POQ></PendingTransaction>";
        String filler = new String(new char[70_000]).replace('\0', ' ');
        return Stream.of(
                Arguments.of("pending.xml names it", xml, null),
                Arguments.of("in capitals", xml.toUpperCase(Locale.ROOT), null),
                Arguments.of("far behind, across two stretches", filler.substring(xml.indexOf("x..rt") + 4464) + xml, null),
                Arguments.of("RebootPending", "", "RebootPending"),
                Arguments.of("PackagesPending", "", "packagespending"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatSaysThatItWillBePutInPlace")
    void aNewerComponentIsPutInPlace(String what, String pendingXml, String key) {
        windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0]);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16}) {
            if (key == null) {
                windows.with("WinSxS/pending.xml", pendingXml.getBytes(charset));
            } else {
                windows.with(new TestRegistry().with(SERVICING + "\\" + key));
            }
            HotfixStatus status = windows.status();

            assertThat(status.state()).isEqualTo(RESTART_PENDING);
            assertThat(status.restartPending()).contains(true);
            assertThat(status.reason()).contains("6.0.6000.16386").contains("store holds 6.0.6000.20755").contains("restart");
            assertThat(status.copies().get(0).state()).isEqualTo(MISSING);
        }
    }

    @Test
    void aListOfChangesThatNamesAnotherComponentSaysNothingOfThisOne() {
        HotfixStatus status = windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0])
                .with("WinSxS/pending.xml", ("<a b='" + RTM_X86 + "' c='" + HOTFIX_AMD64 + "'/>").getBytes(StandardCharsets.UTF_8)).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).as("something waits").contains(true);
        assertThat(status.evidence()).anyMatch(line -> line.contains("nothing says that it will be put in place"));
    }

    @Test
    void aListOfChangesThatCannotBeReadSaysNothing() {
        WindowsFiles files = windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0]).with("WinSxS/pending.xml", new byte[0]).files();
        HotfixStatus status = HotfixStatus.of(new TroubledWindows(files, "pending.xml", new IOException("bad sector")));

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.evidence()).anyMatch(line -> line.contains("list of changes cannot be read (bad sector)"));
    }

    /** Something waits, but what would say that it is this could not be read. */
    @Test
    void whereTheListOfChangesMayNotBeReadNobodyKnowsWhatIsPutInPlace() {
        WindowsFiles files = windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0]).with("WinSxS/pending.xml", new byte[0]).files();
        HotfixStatus status = HotfixStatus.of(new TroubledWindows(files, "pending.xml", new AccessDeniedException("the list")));

        assertThat(status.restartPending()).contains(true);
        assertThat(status.reason()).endsWith("; whether a newer one waits for a restart is unknown.");
        assertThat(String.join("", status.evidence())).contains("list of changes cannot be read (access denied)").doesNotContain("nothing says");
    }

    @Test
    void whereTheRegistryIsNotReadItMaySayThatTheComponentIsPutInPlace() {
        HotfixStatus status = windows.with((WindowsRegistry) null).with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0])
                .with("WinSxS/pending.xml", new byte[0]).status();

        assertThat(status.restartPending()).contains(true);
        assertThat(status.reason()).endsWith("; whether a newer one waits for a restart is unknown.");
        assertThat(String.join("", status.evidence())).doesNotContain("nothing says");
    }

    /** A package may bring several, of which the list of changes names one. */
    @Test
    void theVersionThatIsPutInPlaceIsNamed() {
        windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0])
                .with("WinSxS/x86" + NAME + "6.0.6000.21023_none_0123456789abcdef/certenroll.dll", new byte[0])
                .with("WinSxS/pending.xml", ("<a b='x86" + NAME + "6.0.6000.21023_none_0123456789abcdef'/>").getBytes(StandardCharsets.UTF_8));
        assertThat(windows.status().reason()).contains("the component store holds 6.0.6000.21023, which");

        windows.with("WinSxS/pending.xml", ("<a b='" + HOTFIX_X86 + "'/>").getBytes(StandardCharsets.UTF_8));
        assertThat(windows.status().reason()).contains("the component store holds 6.0.6000.20755, which");

        windows.with("WinSxS/pending.xml", new byte[0]).with(new TestRegistry().with(SERVICING + "\\RebootPending"));
        assertThat(windows.status().reason()).as("the newest wins where nobody says which").contains("the component store holds 6.0.6000.21023, which");
    }

    @Test
    void itsManifestAloneIsEnoughWhateverTheCase() {
        HotfixStatus status = windows.with("WinSxS/manifests/X" + HOTFIX_X86.substring(1) + ".MANIFEST", new byte[0])
                .with(new TestRegistry().with(SERVICING + "\\RebootPending")).status();

        assertThat(status.state()).isEqualTo(RESTART_PENDING);
    }

    @Test
    void eachCopyWaitsForItsOwnComponent() {
        windows.with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386"))
                .with(new TestRegistry().with(SERVICING + "\\RebootPending"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.16386"))
                .with("WinSxS/" + HOTFIX_WOW64 + "/certenroll.dll", new byte[0]);
        assertThat(windows.status().state()).as("nothing waits for the x64 copy").isEqualTo(MISSING);

        windows.with("WinSxS/" + HOTFIX_AMD64 + "/certenroll.dll", new byte[0]);
        assertThat(windows.status().state()).isEqualTo(RESTART_PENDING);
    }

    /** A package for x64 brings two; where only one waits, the other copy is the reason. */
    @Test
    void theCopyThatNothingWaitsForIsTheReason() {
        HotfixStatus status = windows.with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.17025"))
                .with("WinSxS/" + HOTFIX_AMD64 + "/certenroll.dll", new byte[0])
                .with("WinSxS/pending.xml", ("<a b='" + HOTFIX_AMD64 + "'/>").getBytes(StandardCharsets.UTF_8)).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.reason()).contains("SysWOW64").contains("6.0.6000.17025").doesNotContain("System32");
        assertThat(String.join("", status.evidence())).doesNotContain("nothing says");
    }

    static Stream<Arguments> packages() {
        String name = "Package_2~31bf3856ad364e35~x86~~6.0.1.0";
        String detect = SERVICING + "\\ComponentDetect\\x86" + NAME + "0.0.0.0_none_0123456789abcdef";
        return Stream.of(
                Arguments.of("nothing says what it brings", "", new TestRegistry(), MISSING),
                Arguments.of("its file names the component", "<assemblyIdentity name=\"Microsoft-Windows-X509CertificateEnrollment\"/>",
                        new TestRegistry(), RESTART_PENDING),
                Arguments.of("its file names the deployment", "<assemblyIdentity name=\"c11b445761001999864b51e748b75060\"/>",
                        new TestRegistry(), RESTART_PENDING),
                Arguments.of("its file names another", "<assemblyIdentity name=\"Microsoft-Windows-Other\"/>", new TestRegistry(), MISSING),
                Arguments.of("the registry names it", "", new TestRegistry().with(detect, name.toUpperCase(Locale.ROOT) + ".1-2_neutral_LDR", "0x4"),
                        RESTART_PENDING),
                Arguments.of("the registry names another", "", new TestRegistry().with(detect, "Package_1~1", "0x4"), MISSING),
                Arguments.of("another component has it", "",
                        new TestRegistry().with(SERVICING + "\\ComponentDetect\\x86_other", name, "0x4"), MISSING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void aPackageThatWaitsPutsInPlaceWhatItBrings(String what, String mum, TestRegistry registry, HotfixState state) {
        HotfixStatus status = windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0])
                .with("servicing/Packages/Package_2~31bf3856ad364e35~x86~~6.0.1.0.mum", mum.getBytes(StandardCharsets.UTF_8))
                .with(registry.with(SERVICING + "\\Packages\\Package_2~31bf3856ad364e35~x86~~6.0.1.0", "CurrentState", "0x60")
                        .with(SERVICING + "\\Packages\\Package_1~1", "CurrentState", "0x70")).status();

        assertThat(status.state()).isEqualTo(state);
        assertThat(status.restartPending()).contains(true);
        assertThat(status.evidence()).anyMatch(line -> line.startsWith("The package Package_2~") && line.contains("0x60")
                && line.contains("brings CertEnroll") == (state == RESTART_PENDING));
        assertThat(String.join("", status.evidence())).doesNotContain("Package_1~1");
    }

    @Test
    void aPackageWhoseFileCannotBeReadIsNoPromiseOfThisFile() {
        windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0])
                .with("servicing/Packages/Package_2~31bf3856ad364e35~x86~~6.0.1.0.mum", "Microsoft-Windows-X509CertificateEnrollment".getBytes(StandardCharsets.UTF_8))
                .with(new TestRegistry().with(SERVICING + "\\Packages\\Package_2~31bf3856ad364e35~x86~~6.0.1.0", "CurrentState", "0x60"));
        assertThat(windows.status().state()).isEqualTo(RESTART_PENDING);

        HotfixStatus status = HotfixStatus.of(new TroubledWindows(windows.files(), ".mum", new AccessDeniedException("Package_2")));
        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).contains(true);
    }

    @Test
    void aRebootInProgressIsNoPromiseOfThisFile() {
        HotfixStatus status = windows.with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0])
                .with(new TestRegistry().with(SERVICING + "\\RebootInProgress")).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).contains(true);
    }

    @Test
    void namesThatAreAlmostTheComponentAreNot() {
        HotfixStatus status = windows.with(new TestRegistry().with(SERVICING + "\\RebootPending"))
                .with("WinSxS/x86" + NAME + "6.0.6000.20754_none_f20906edaac1f958/a", new byte[0])
                .with("WinSxS/x86" + NAME + "6.0.6000.99999_none_f20906edaac1f958/a", new byte[0])
                .with("WinSxS/x86" + NAME + "6.0.6000.20755/a", new byte[0])
                .with("WinSxS/arm64" + NAME + "6.0.6000.20755_none_f20906edaac1f958/a", new byte[0])
                .status();

        assertThat(status.state()).isEqualTo(MISSING);
    }

    @Test
    void anInstalledHotfixHasItsComponentAndIsInstalled() {
        HotfixStatus status = windows.with("System32/certenroll.dll", TestDll.x86("6.0.6000.20755"))
                .with("WinSxS/" + HOTFIX_X86 + "/certenroll.dll", new byte[0]).status();

        assertThat(status.state()).isEqualTo(INSTALLED);
        assertThat(status.restartPending()).contains(false);
    }

    @Test
    void pendingXmlSaysThatSomethingWaitsButNotWhat() {
        HotfixStatus status = windows.with("WinSxS/PENDING.XML", new byte[0]).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).contains(true);
        assertThat(status.evidence()).singleElement().asString().containsIgnoringCase("pending.xml");
    }

    @Test
    void whereTheStoreMayNotBeReadNothingIsConcludedFromIt() {
        WindowsFiles files = windows.files();
        HotfixStatus status = HotfixStatus.of(new TroubledWindows(files, "WinSxS", new AccessDeniedException("WinSxS")));

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).isEmpty();
        assertThat(status.reason()).contains("is unknown");
        assertThat(status.evidence()).singleElement().asString().contains("access denied").contains("unknown");
    }

    @Test
    void aRegistryThatIsNotReadIsUnknown() {
        HotfixStatus status = windows.with((WindowsRegistry) null).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).isEmpty();
        assertThat(status.evidence()).singleElement().asString().contains("registry cannot be read (").contains("unknown");
    }

    @Test
    void aStoreThatBreaksIsUnknownToo() {
        HotfixStatus status = HotfixStatus.of(new TroubledWindows(windows.files(), "WinSxS", new IOException("bad sector")));

        assertThat(status.restartPending()).isEmpty();
        assertThat(status.evidence()).singleElement().asString().contains("cannot be read (bad sector)").contains("unknown");
    }

    @Test
    void whereThereIsNoStoreNothingIsConcludedFromIt(@TempDir Path another) {
        HotfixStatus status = new TestWindows(another).with(new TestRegistry()).with("System32/certenroll.dll", TestDll.x86("6.0.6000.16386")).status();

        assertThat(status.state()).isEqualTo(MISSING);
        assertThat(status.restartPending()).isEmpty();
        assertThat(status.evidence()).singleElement().asString().contains("no component store").contains("unknown");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theRegistryOfARunningWindowsIsAsked() throws IOException {
        assertThat(live("echo 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run'").restartPending())
                .as("this reg.exe has an answer, but not to this question").contains(false);

        HotfixStatus pending = live("echo; echo \"HKEY_LOCAL_MACHINE${2#HKLM}\\Component Based Servicing\";"
                + "echo \"HKEY_LOCAL_MACHINE${2#HKLM}\\RebootPending\"; echo '    Value    REG_SZ    x'");
        assertThat(pending.state()).isEqualTo(MISSING);
        assertThat(pending.restartPending()).contains(true);
        assertThat(pending.evidence()).singleElement().asString().contains("Component Based Servicing\\RebootPending");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPackageThatWaitsForItsInstallation() throws IOException {
        String state = "; echo \"HKEY_LOCAL_MACHINE${2#HKLM}\\%s\"; echo '    CurrentState    REG_DWORD    %s'";
        HotfixStatus status = live("case \"$*\" in *'Packages /s /v CurrentState') echo"
                + String.format(state, "Package_1~31bf3856ad364e35~x86~~6.0.1.0", "0x70")
                + String.format(state, "Package_2~31bf3856ad364e35~x86~~6.0.1.0", "0x60")
                + ";; *) echo \"HKEY_LOCAL_MACHINE${2#HKLM}\\Component Based Servicing\";"
                + "echo \"HKEY_LOCAL_MACHINE${2#HKLM}\\Packages\";; esac");

        assertThat(status.restartPending()).contains(true);
        assertThat(status.evidence()).singleElement().asString().contains("Package_2~").contains("0x60");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRegistryThatRefusesIsUnknown() throws IOException {
        HotfixStatus refused = live("echo 'ERROR: Access is denied.'; exit 1");

        assertThat(refused.restartPending()).isEmpty();
        assertThat(refused.evidence()).singleElement().asString().contains("reg.exe").contains("refused");
    }

    /** This directory as the Windows that runs, with a reg.exe that is a shell script. */
    private HotfixStatus live(String script) throws IOException {
        windows.with("System32/reg.exe", ("#!/bin/sh\n" + script + "\n").getBytes("UTF-8"));
        Path program = directory.resolve("System32/reg.exe");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        return HotfixStatus.of(LocalWindows.live("Windows Vista", "x86", directory.toString()));
    }
}
