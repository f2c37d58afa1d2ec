package io.github.certenroll4j.hotfix;

import static io.github.certenroll4j.hotfix.HotfixState.INCLUDED;
import static io.github.certenroll4j.hotfix.HotfixState.INSTALLED;
import static io.github.certenroll4j.hotfix.HotfixState.MISSING;
import static io.github.certenroll4j.hotfix.HotfixState.NOT_APPLICABLE;
import static io.github.certenroll4j.hotfix.HotfixState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.TestDll;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HotfixStatusTest {

    @TempDir
    Path directory;

    @Test
    void oneCopyOn32BitWindows() {
        HotfixStatus status = new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86("6.0.6000.20755")).status();

        assertThat(status.state()).isEqualTo(INSTALLED);
        assertThat(status.required()).contains(FileVersion.parse("6.0.6000.20755"));
        assertThat(status.reason()).contains("6.0.6000.20755").endsWith(".");
        assertThat(status.copies()).hasSize(1);
        assertThat(status.copies().get(0).branch()).contains(ServicingBranch.LDR);
        assertThat(status.copies().get(0).machine()).contains("x86");
        assertThat(status.copies().get(0).size()).hasValue(TestDll.x86("6.0.6000.20755").length);
    }

    @Test
    void theWorseOfTwoCopiesDecides() {
        TestWindows windows = new TestWindows(directory)
                .with("System32/certenroll.dll", TestDll.x64("6.0.6000.20755"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.17025"));

        assertThat(windows.status().state()).isEqualTo(MISSING);
        assertThat(windows.status().reason()).contains("SysWOW64").contains("GDR");
        assertThat(windows.status().copies()).extracting(CertenrollCopy::state).containsExactly(INSTALLED, MISSING);
    }

    @Test
    void ofTwoThatAreEquallyBadTheFirstIsNamed() {
        HotfixStatus status = new TestWindows(directory)
                .with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386"))
                .with("SysWOW64/certenroll.dll", TestDll.x86("6.0.6000.17025"))
                .status();

        assertThat(status.reason()).contains("System32").contains("6.0.6000.16386");
    }

    @Test
    void anUnreadableCopyIsWorseThanAGoodOne() {
        HotfixStatus status = new TestWindows(directory)
                .with("System32/certenroll.dll", TestDll.x64("10.0.19041.1"))
                .with("SysWOW64/certenroll.dll", new byte[10])
                .status();

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.reason()).contains("SysWOW64").contains("only 10 bytes");
        assertThat(status.copies().get(1).size()).isEmpty();
        assertThat(status.copies().get(1).machine()).isEmpty();
    }

    @Test
    void aCopyThatMayNotBeReadIsUnknown() {
        WindowsFiles files = new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86("6.0.6000.20755")).files();
        HotfixStatus status = HotfixStatus.of(new TroubledWindows(files, "System32\\certenroll", new AccessDeniedException("it")));

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.reason()).endsWith("certenroll.dll cannot be read: access denied.");
        assertThat(status.copies()).singleElement().extracting(CertenrollCopy::version).isEqualTo(Optional.empty());
    }

    @Test
    void aCopyWithoutAVersionIsUnknown() {
        HotfixStatus status = new TestWindows(directory).with("System32/certenroll.dll", TestDll.x64().bytes()).status();

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.reason()).contains("certenroll.dll cannot be judged: ");
        assertThat(status.copies()).singleElement().extracting(CertenrollCopy::machine).isEqualTo(Optional.of("x64"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void lettersOfAnyCaseOnAFileSystemThatMindsThem() {
        HotfixStatus status = new TestWindows(directory).with("sYSTEM32/CertEnroll.DLL", TestDll.x64("6.0.6001.18000")).status();

        assertThat(status.state()).isEqualTo(INCLUDED);
        assertThat(status.copies().get(0).path()).endsWith("sYSTEM32/CertEnroll.DLL");
    }

    @Test
    void windowsBeforeVistaHasNoCertEnroll() {
        HotfixStatus status = new TestWindows(directory).with("system32/ntoskrnl.exe", TestDll.x86("5.1.2600.5512")).status();

        assertThat(status.state()).isEqualTo(NOT_APPLICABLE);
        assertThat(status.reason()).contains("5.1.2600.5512");
        assertThat(status.restartPending()).contains(false);
        assertThat(status.evidence().get(0)).endsWith("ntoskrnl.exe 5.1.2600.5512");
    }

    @Test
    void aKernelThatSaysNoVersionSaysNothing() {
        HotfixStatus status = new TestWindows(directory).with("System32/ntoskrnl.exe", TestDll.x64().bytes()).status();

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.evidence().get(0)).contains("ntoskrnl.exe the resource tree has a branch");
        status = new TestWindows(directory).with("System32/ntoskrnl.exe", new byte[3]).status();
        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.evidence().get(0)).contains("ntoskrnl.exe cannot be read: not a PE file");
    }

    @Test
    void aKernelThatMayNotBeReadIsNoReasonToDoubtTheFolder() {
        WindowsFiles files = new TestWindows(directory).with("System32/ntoskrnl.exe", TestDll.x64("10.0.17763.1")).files();
        HotfixStatus status = HotfixStatus.of(new TroubledWindows(files, "ntoskrnl.exe", new AccessDeniedException("the kernel")));

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.reason()).isEqualTo("There is no " + files.fullName("System32\\certenroll.dll")
                + ", and which Windows this is cannot be read from its kernel.");
        assertThat(status.evidence().get(0)).endsWith("ntoskrnl.exe cannot be read: access denied");
        status = new TestWindows(directory).with("System32/ntoskrnl.exe", TestDll.x64().bytes()).status();
        assertThat(status.reason()).endsWith(", and which Windows this is cannot be read from its kernel.");
    }

    @Test
    void aLaterWindowsWithoutTheDllIsUnknown() {
        HotfixStatus status = new TestWindows(directory).with("System32/ntoskrnl.exe", TestDll.x64("10.0.17763.1")).status();

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.reason()).contains("certenroll.dll").contains("10.0.17763.1");
    }

    @Test
    void anotherDirectoryIsNoWindows() {
        HotfixStatus status = new TestWindows(directory).status();

        assertThat(status.state()).isEqualTo(UNKNOWN);
        assertThat(status.reason()).contains("no Windows directory");
        assertThat(status.restartPending()).isEmpty();
    }
}
