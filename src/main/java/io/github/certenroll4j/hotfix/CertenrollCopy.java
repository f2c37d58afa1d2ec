package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
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
            return judge(fullName, PEFile.read(channel));
        } catch (NoSuchFileException absent) {
            throw absent;
        } catch (AccessDeniedException denied) {
            return new CertenrollCopy(fullName, null, HotfixState.UNKNOWN, "cannot be read: access denied");
        } catch (IOException unreadable) {
            return new CertenrollCopy(fullName, null, HotfixState.UNKNOWN, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static CertenrollCopy judge(String path, PEFile file) {
        if (!file.fileVersion().isPresent()) {
            return new CertenrollCopy(path, file, HotfixState.UNKNOWN,
                    "cannot be judged: " + file.noVersionReason());
        }
        Verdict verdict = Verdict.of(file.fileVersion().get());
        return new CertenrollCopy(path, file, verdict.state, verdict.reason);
    }

    boolean isOfVistaWithoutServicePack() {
        return state == HotfixState.MISSING || state == HotfixState.INSTALLED;
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
