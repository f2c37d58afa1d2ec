package io.github.certenroll4j.fleet;

import io.github.certenroll4j.hotfix.HotfixState;
import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Locale;

/** Windows directories of the kinds that a fleet has, with what has to be said of each. */
public enum FleetTrees {
    VISTA_RTM(HotfixState.MISSING, "6.0.6000.16386", ""),
    VISTA_GDR(HotfixState.MISSING, "6.0.6000.17025", ""),
    HOTFIX_X86(HotfixState.INSTALLED, "6.0.6000.20755", ""),
    HOTFIX_X64(HotfixState.INSTALLED, "6.0.6000.20755", "6.0.6000.21023"),
    HALF_X64(HotfixState.MISSING, "6.0.6000.20755", "6.0.6000.16386"),
    SERVICE_PACK(HotfixState.INCLUDED, "6.0.6001.18000", ""),
    WINDOWS_10(HotfixState.INCLUDED, "10.0.19041.1", "10.0.19041.329"),
    RESTART(HotfixState.RESTART_PENDING, "6.0.6000.16386", ""),
    XP(HotfixState.NOT_APPLICABLE, "", ""),
    DAMAGED(HotfixState.UNKNOWN, "", ""),
    LOCKED(HotfixState.UNKNOWN, "6.0.6000.20755", ""),
    NO_WINDOWS(HotfixState.UNKNOWN, "", "");

    private static final String COMPONENT = "x86_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.20755_none_f20906edaac1f958";

    public final HotfixState state;
    private final String system32;
    private final String sysWow64;

    FleetTrees(HotfixState state, String system32, String sysWow64) {
        this.state = state;
        this.system32 = system32;
        this.sysWow64 = sysWow64;
    }

    /** Its folder under the one where all of them are. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    public void writeTo(Path all) throws IOException {
        Path root = Files.createDirectories(all.resolve(folder()));
        TestWindows windows = new TestWindows(root);
        if (this == NO_WINDOWS) {
            windows.with("readme.txt", "no Windows".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        String kernel = this == XP ? "5.1.2600.5512" : system32.isEmpty() ? "6.0.6000.16386" : system32;
        windows.with("System32/ntoskrnl.exe", sysWow64.isEmpty() ? TestDll.x86(kernel) : TestDll.x64(kernel));
        windows.with("WinSxS/Manifests/other.manifest", new byte[10]);
        if (!system32.isEmpty()) {
            windows.with("System32/certenroll.dll", sysWow64.isEmpty() ? TestDll.x86(system32) : TestDll.x64(system32));
        }
        if (!sysWow64.isEmpty()) {
            windows.with("SysWOW64/certenroll.dll", TestDll.x86(sysWow64));
        }
        if (this == DAMAGED) {
            windows.with("System32/certenroll.dll", "MZ, and nothing behind it that a program has in its place, however long it is".getBytes(StandardCharsets.US_ASCII));
        }
        if (this == RESTART) {
            windows.with("WinSxS/" + COMPONENT + "/certenroll.dll", TestDll.x86("6.0.6000.20755"));
            windows.with("WinSxS/pending.xml", ("<PendingTransaction><a source=\"" + COMPONENT + "\"/></PendingTransaction>").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Writes all of them into a folder: {@code FleetTrees FOLDER}; prints each with its state. */
    public static void main(String... args) throws IOException {
        for (FleetTrees tree : values()) {
            tree.writeTo(Paths.get(args[0]));
            System.out.println(tree.folder() + "\t" + tree.state);
        }
    }
}
