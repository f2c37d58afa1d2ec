package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one Windows, once, and comes to the status. */
final class Examination {

    private static final String SYSTEM32 = "System32\\certenroll.dll";
    private static final String SYSWOW64 = "SysWOW64\\certenroll.dll";

    private final WindowsFiles windows;
    private final List<CertenrollCopy> copies = new ArrayList<>();
    private final Evidence evidence = new Evidence();

    Examination(WindowsFiles windows) {
        this.windows = windows;
    }

    HotfixStatus status() {
        Optional<PEFile> kernel = kernel();
        Optional<String> machine = kernel.isPresent() ? Optional.of(kernel.get().machine()) : Optional.empty();
        Optional<CertenrollCopy> system32 = copy(SYSTEM32);
        Optional<CertenrollCopy> sysWow64 = copy(SYSWOW64);
        boolean hasSysWow64 = sysWow64.isPresent() || hasSysWow64(machine);
        Machines machines = new Machines(machine, hasSysWow64);
        if (system32.isPresent()) {
            copies.add(machines.inSystem32(system32.get()));
        }
        if (sysWow64.isPresent()) {
            copies.add(Machines.inSysWow64(sysWow64.get()));
        }
        boolean missing = !copies.isEmpty() && worst().state() == HotfixState.MISSING;
        RestartEvidence restart = new RestartEvidence(windows, evidence, missing);
        new Edition(windows).addTo(evidence);
        if (!system32.isPresent() && !missing) {
            return withoutTheDll(kernel);
        }
        boolean halfOnly = hasSysWow64 && !sysWow64.isPresent() && !missing;
        return halfOnly ? withoutTheSecond(restart) : verdict(restart);
    }

    /** A folder of that name on a 32-bit Windows is one that an installer made, and has nothing of Windows in it. */
    private boolean hasSysWow64(Optional<String> machine) {
        boolean for32 = machine.isPresent() && machine.get().equals("x86");
        return isThere(for32 ? "SysWOW64\\ntdll.dll" : "SysWOW64");
    }

    private HotfixStatus verdict(RestartEvidence restart) {
        CertenrollCopy worst = worst();
        if (worst.state() != HotfixState.MISSING) {
            return status(worst.state(), why(worst), restart.restartIsDue());
        }
        Optional<CertenrollCopy> left = left(restart);
        if (!left.isPresent()) {
            return status(HotfixState.RESTART_PENDING, why(worst) + "; the component store holds " + restart.held(worst).get()
                    + ", which the next restart should put in place", Optional.of(true));
        }
        Optional<FileVersion> held = restart.held(left.get());
        if (held.isPresent() && restart.isComplete()) {
            evidence.seen("The component store holds " + held.get() + ", nothing says that it will be put in place.");
        }
        String unknown = restart.isComplete() ? "" : "; whether a newer one waits for a restart is unknown";
        return status(HotfixState.MISSING, why(left.get()) + unknown, restart.restartIsDue());
    }

    /** The first copy that lacks the fix and goes on to after the next restart. */
    private Optional<CertenrollCopy> left(RestartEvidence restart) {
        for (CertenrollCopy copy : copies) {
            if (copy.state() == HotfixState.MISSING && !restart.replaces(copy)) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    private static String why(CertenrollCopy copy) {
        return subject(copy) + " " + copy.reason();
    }

    private HotfixStatus withoutTheSecond(RestartEvidence restart) {
        return status(HotfixState.UNKNOWN, subject(copies.get(0)) + " " + copies.get(0).reason() + ", but there is no "
                + windows.fullName(SYSWOW64) + ": programs of 32 bits have no CertEnroll, or this is half of a Windows", restart.restartIsDue());
    }

    private static String subject(CertenrollCopy copy) {
        return copy.path() + (copy.version().isPresent() ? " " + copy.version().get() : "");
    }

    private HotfixStatus status(HotfixState state, String reason, Optional<Boolean> restartPending) {
        return new HotfixStatus(state, reason + (reason.endsWith("?") ? "" : "."), restartPending, copies, evidence.sentences());
    }

    private CertenrollCopy worst() {
        CertenrollCopy worst = copies.get(0);
        for (CertenrollCopy copy : copies) {
            worst = copy.state().compareTo(worst.state()) < 0 ? copy : worst;
        }
        return worst;
    }

    private Optional<CertenrollCopy> copy(String path) {
        try {
            return Optional.of(CertenrollCopy.judge(windows, path));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    private HotfixStatus withoutTheDll(Optional<PEFile> kernel) {
        String absent = "There is no " + windows.fullName(SYSTEM32);
        // No method reference on the way of every answer: the first takes a JVM longer than reading a DLL.
        Optional<FileVersion> version = kernel.isPresent() ? kernel.get().fileVersion() : Optional.empty();
        if (!version.isPresent() && !copies.isEmpty()) {
            return status(HotfixState.UNKNOWN, absent + ", though there is " + copies.get(0).path() + ": this is half of a Windows", Optional.empty());
        }
        if (!version.isPresent() && isThere("System32\\ntoskrnl.exe")) {
            return status(HotfixState.UNKNOWN, absent + ", and which Windows this is cannot be read from its kernel", Optional.empty());
        }
        if (!version.isPresent()) {
            return status(HotfixState.UNKNOWN, absent + ": this is no Windows directory (the one that holds System32)" + didYouMean(),
                    Optional.empty());
        }
        Verdict verdict = Verdict.of(version.get());
        if (verdict.state == HotfixState.NOT_APPLICABLE) {
            return status(HotfixState.NOT_APPLICABLE, "Windows " + version.get() + " " + verdict.reason, Optional.of(false));
        }
        return status(HotfixState.UNKNOWN, absent + ", though this is Windows " + version.get() + new Edition(windows).withoutCertEnroll(),
                Optional.empty());
    }

    private String didYouMean() {
        if (isThere("Windows\\System32")) {
            return "; did you mean " + windows.fullName("Windows") + "?";
        }
        // Which System32 and SysWOW64 have, and no folder above them.
        return isThere("ntdll.dll") ? "; did you mean " + above(windows.fullName("")) + "?" : "";
    }

    private static String above(String folder) {
        int end = Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\'));
        return end > 0 ? folder.substring(0, end) : "the folder above it";
    }

    private boolean isThere(String path) {
        int end = path.lastIndexOf('\\');
        try {
            return !windows.list(path.substring(0, Math.max(end, 0)), path.substring(end + 1)).isEmpty();
        } catch (IOException notEvenTheFolder) {
            return false;
        }
    }

    private Optional<PEFile> kernel() {
        String path = "System32\\ntoskrnl.exe";
        try (SeekableByteChannel channel = windows.open(path)) {
            PEFile file = PEFile.read(channel);
            evidence.seen(windows.fullName(path) + " "
                    + (file.fileVersion().isPresent() ? file.fileVersion().get() : file.noVersionReason()));
            return Optional.of(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            evidence.seen(windows.fullName(path) + " cannot be read: " + Evidence.words(unreadable));
            return Optional.empty();
        }
    }
}
