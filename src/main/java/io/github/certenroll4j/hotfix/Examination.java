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

    private static final String DLL = "certenroll.dll";

    private final WindowsFiles windows;
    private final List<CertenrollCopy> copies = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();

    Examination(WindowsFiles windows) {
        this.windows = windows;
    }

    HotfixStatus status() {
        Optional<FileVersion> kernel = kernel();
        boolean found = look("System32");
        look("SysWOW64");
        boolean missing = !copies.isEmpty() && worst().state() == HotfixState.MISSING;
        RestartEvidence restart = RestartEvidence.of(windows, missing);
        evidence.addAll(restart.sentences());
        return found ? verdict(restart) : withoutTheDll(kernel);
    }

    private HotfixStatus verdict(RestartEvidence restart) {
        CertenrollCopy worst = worst();
        String why = worst.path() + (worst.version().isPresent() ? " " + worst.version().get() : "") + " " + worst.reason();
        if (worst.state() != HotfixState.MISSING) {
            return new HotfixStatus(worst.state(), why + ".", restart.restartIsDue(), copies, evidence);
        }
        Optional<Component> waiting = restart.waitingFor(worst);
        boolean allWait = true;
        for (CertenrollCopy copy : copies) {
            allWait &= copy.state() != HotfixState.MISSING || restart.waitingFor(copy).isPresent();
        }
        if (allWait) {
            String next = "; the component store holds " + waiting.get().version + ", which the next restart should put in place.";
            return new HotfixStatus(HotfixState.RESTART_PENDING, why + next, Optional.of(true), copies, evidence);
        }
        String unknown = restart.restartIsDue().isPresent() ? "" : "; whether a newer one waits for a restart is unknown";
        return new HotfixStatus(HotfixState.MISSING, why + unknown + ".", restart.restartIsDue(), copies, evidence);
    }

    private CertenrollCopy worst() {
        CertenrollCopy worst = copies.get(0);
        for (CertenrollCopy copy : copies) {
            worst = copy.state().compareTo(worst.state()) < 0 ? copy : worst;
        }
        return worst;
    }

    private boolean look(String directory) {
        try {
            copies.add(CertenrollCopy.judge(windows, directory + "\\" + DLL));
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    private HotfixStatus withoutTheDll(Optional<FileVersion> kernel) {
        String path = windows.fullName("System32\\" + DLL);
        if (kernel.isPresent() && Verdict.of(kernel.get()).state == HotfixState.NOT_APPLICABLE) {
            String reason = "Windows " + kernel.get() + " " + Verdict.of(kernel.get()).reason + ".";
            return new HotfixStatus(HotfixState.NOT_APPLICABLE, reason, Optional.of(false), copies, evidence);
        }
        String reason = kernel.isPresent()
                ? "There is no " + path + ", though this is Windows " + kernel.get() + "."
                : "There is no " + path + ": this is no Windows directory (the one that holds System32).";
        return new HotfixStatus(HotfixState.UNKNOWN, reason, Optional.empty(), copies, evidence);
    }

    private Optional<FileVersion> kernel() {
        String path = "System32\\ntoskrnl.exe";
        try (SeekableByteChannel channel = windows.open(path)) {
            PEFile file = PEFile.read(channel);
            evidence.add(windows.fullName(path) + " "
                    + (file.fileVersion().isPresent() ? file.fileVersion().get() : file.noVersionReason()));
            return file.fileVersion();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            evidence.add(windows.fullName(path) + " cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }
}
