package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Tlhelp32;
import com.sun.jna.platform.win32.WinDef;
import com.sun.jna.platform.win32.WinNT;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Enrollment2;
import io.github.certenroll4j.win.ContractScenario.Call;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a stand-in does: it says what it does not play, and gives way to the genuine. */
class StandInIT {

    @TempDir
    Path folder;

    @BeforeEach
    void onlyInTheSandbox() {
        assumeThat(NativeStores.isSandbox()).as("in the sandbox").isTrue();
    }

    @Test
    void whatNeedsADomainIsNotImplemented() throws Exception {
        try (Apartment apartment = Apartment.join();
             IX509Enrollment slots = apartment.create(CX509Enrollment.class)) {
            assertNotImplemented(() -> slots.InitializeFromTemplateName(ContractScenario.CONTEXT_USER, "User"),
                    slots::Enroll, slots::get_RequestId, slots::get_CAConfigString);
            if (NativeStores.certenrollVersion().atLeast(FileVersion.parse("6.1.0.0"))) {
                try (IX509Enrollment2 newer = slots.as(IX509Enrollment2.class)) {
                    assertNotImplemented(newer::get_PolicyServer, newer::get_Template, newer::get_RequestIdString);
                }
            }
        }
        NativeStores.assertNothingLives();
    }

    private static void assertNotImplemented(Call... calls) {
        for (Call call : calls) {
            assertThat(HResult.of(ContractScenario.hresultOf(call)).symbol()).isEqualTo("E_NOTIMPL");
        }
    }

    /** Another DLL plays the genuine one: what does not say "stand-in" is taken for it. */
    @Test
    @Tag("once")
    void itRefusesToRegisterWhereAGenuineCertenrollStands() throws Exception {
        Path system = Paths.get(System.getenv("SystemRoot"), "system32");
        Path certenroll = system.resolve("certenroll.dll");
        Path standIn = folder.resolve("standin.dll");
        assertThat(register(certenroll)).as("over itself").isZero();

        Files.copy(certenroll, standIn);
        Path aside = Files.move(certenroll, system.resolve("certenroll.aside"));
        try {
            Files.copy(system.resolve("version.dll"), certenroll);
            assertThat(register(standIn)).as("beside a genuine one").isNotZero();
        } finally {
            Files.move(aside, certenroll, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A user who closes a browser's window by force: nobody releases what the page had, and the server is not there for ever. */
    @Test
    @Tag("once")
    void aServerDoesNotOutliveTheClientThatWasKilled() throws Exception {
        assertThat(serverEnds()).as("the one of earlier tests").isTrue();

        Process killed = new ProcessBuilder(System.getProperty("java.home") + "\\bin\\java.exe", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), KilledPage.class.getName())
                .redirectErrorStream(true).redirectOutput(folder.resolve("page.txt").toFile()).start();
        assertThat(killed.waitFor()).as(new String(Files.readAllBytes(folder.resolve("page.txt")), StandardCharsets.UTF_8))
                .isEqualTo(KilledPage.EXIT_CODE);

        assertThat(serverEnds()).isTrue();
    }

    /** Whether it is gone, or is in fifteen seconds. */
    private static boolean serverEnds() throws InterruptedException {
        for (int i = 0; i < 150 && serverRuns(); i++) {
            Thread.sleep(100);
        }
        return !serverRuns();
    }

    private static boolean serverRuns() {
        WinNT.HANDLE processes = Kernel32.INSTANCE.CreateToolhelp32Snapshot(Tlhelp32.TH32CS_SNAPPROCESS, new WinDef.DWORD(0));
        try {
            Tlhelp32.PROCESSENTRY32.ByReference entry = new Tlhelp32.PROCESSENTRY32.ByReference();
            boolean found = false;
            for (boolean more = Kernel32.INSTANCE.Process32First(processes, entry); more && !found;
                 more = Kernel32.INSTANCE.Process32Next(processes, entry)) {
                found = Native.toString(entry.szExeFile).equalsIgnoreCase("CertEnrollCtrl.exe");
            }
            return found;
        } finally {
            Kernel32.INSTANCE.CloseHandle(processes);
        }
    }

    /** Ends without releasing anything. */
    static final class KilledPage {
        static final int EXIT_CODE = 7;

        public static void main(String[] args) throws EnrollmentException {
            WindowsEnrollment.openAsWebPage();
            if (serverRuns()) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }
    }

    private static int register(Path dll) throws IOException, InterruptedException {
        return new ProcessBuilder("regsvr32", "/s", dll.toString()).inheritIO().start().waitFor();
    }
}
