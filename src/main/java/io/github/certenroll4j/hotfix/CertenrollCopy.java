package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;

/** One Certenroll.dll, and what its version means. */
public final class CertenrollCopy {

    private final String path;
    /** Null if it could not be read. */
    private final PEFile file;
    private final HotfixState state;
    private final String reason;

    private CertenrollCopy(String path, PEFile file, HotfixState state, String reason) {
        this.path = path;
        this.file = file;
        this.state = state;
        this.reason = reason;
    }

    /** @throws NoSuchFileException if it is not there; any other trouble is the copy's reason */
    static CertenrollCopy judge(WindowsFiles windows, String path) throws NoSuchFileException {
        String fullName = windows.fullName(path);
        try (SeekableByteChannel channel = windows.open(path)) {
            return read(fullName, channel);
        } catch (NoSuchFileException absent) {
            throw absent;
        } catch (IOException trouble) {
            return unreadable(fullName, Evidence.words(trouble));
        }
    }

    private static CertenrollCopy read(String path, SeekableByteChannel channel) throws IOException {
        try {
            return judge(path, PEFile.read(channel));
        } catch (IOException noPeFile) {
            return unreadable(path, noPeFile.getMessage() + CompactOs.remark(channel));
        }
    }

    private static CertenrollCopy unreadable(String path, String why) {
        return new CertenrollCopy(path, null, HotfixState.UNKNOWN, "cannot be read: " + why);
    }

    private static CertenrollCopy judge(String path, PEFile file) {
        if (!file.fileVersion().isPresent()) {
            return new CertenrollCopy(path, file, HotfixState.UNKNOWN,
                    "cannot be judged: " + file.noVersionReason());
        }
        Verdict verdict = Verdict.of(file.fileVersion().get());
        return new CertenrollCopy(path, file, verdict.state, verdict.reason);
    }

    /** The same copy as one that is not what this Windows runs, whatever its version. */
    CertenrollCopy misplaced(String why) {
        return new CertenrollCopy(path, file, HotfixState.UNKNOWN, "cannot be judged: " + why);
    }

    boolean isOfVistaWithoutServicePack() {
        if (!version().isPresent()) {
            return false;
        }
        HotfixRule rule = HotfixRule.of(version().get());
        return rule == HotfixRule.WITHOUT_FIX || rule == HotfixRule.WITH_FIX;
    }

    /** Where it is, as a person would type it. */
    public String path() {
        return path;
    }

    /** Its version; empty if it could not be read. */
    public Optional<FileVersion> version() {
        return file == null ? Optional.empty() : file.fileVersion();
    }

    /** {@code x86} or {@code x64}, or another machine in the words of {@code PEFile}; empty if it could not be read. */
    public Optional<String> machine() {
        return file == null ? Optional.empty() : Optional.of(file.machine());
    }

    /** Its size in bytes; empty if it could not be read. */
    public OptionalLong size() {
        return file == null ? OptionalLong.empty() : OptionalLong.of(file.size());
    }

    /** Its servicing branch; empty for a Windows other than Vista, or if it could not be read. */
    public Optional<ServicingBranch> branch() {
        return version().isPresent() ? ServicingBranch.of(version().get()) : Optional.empty();
    }

    /** What its version means by itself; never {@link HotfixState#RESTART_PENDING}. */
    public HotfixState state() {
        return state;
    }

    /** Why, as a sentence without its subject. */
    public String reason() {
        return reason;
    }
}
