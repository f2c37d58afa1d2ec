package io.github.certenroll4j.pe;

import io.github.certenroll4j.FileVersion;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a PE file (PE32 or PE32+) says about itself: machine, size and version. Only the fixed numbers of its version
 * resource count: its strings may be those of another file.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/debug/pe-format">PE Format</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/verrsrc/ns-verrsrc-vs_fixedfileinfo">VS_FIXEDFILEINFO</a>
 */
public final class PEFile {

    /** The resource counts its own length in 16 bits. */
    private static final int MAX_VERSION_RESOURCE = 0xFFFF;

    private final String machine;
    private final long size;
    /** Null if there is none. */
    private final VersionResource version;
    private final String noVersionReason;

    private PEFile(String machine, long size, VersionResource version, String noVersionReason) {
        this.machine = machine;
        this.size = size;
        this.version = version;
        this.noVersionReason = noVersionReason;
    }

    /**
     * Reads a few kilobytes of the channel, wherever they are; the channel stays open and its position is undefined.
     *
     * @param channel the file, at least 64 bytes; it may be on another machine
     * @throws NotAPEFileException if this is no PE file; the message begins {@code not a PE file:} and says why
     * @throws IOException         if the channel fails or ends early
     */
    public static PEFile read(SeekableByteChannel channel) throws IOException {
        Objects.requireNonNull(channel, "channel");
        ImageBytes bytes = new ImageBytes(channel);
        ImageHeaders headers = ImageHeaders.read(bytes);
        String machine = headers.machine();
        try {
            return new PEFile(machine, bytes.size(), VersionResource.find(bytes, headers), "");
        } catch (MalformedImageException none) {
            return new PEFile(machine, bytes.size(), null, none.getMessage());
        }
    }

    /** {@code x86}, {@code x64}, {@code arm64}, {@code arm}, {@code ia64}; of any other its number, {@code 0x0166}. */
    public String machine() {
        return machine;
    }

    /** Size of the file in bytes. */
    public long size() {
        return size;
    }

    /** {@code dwFileVersion} of the fixed numbers; empty if there is none, and {@link #noVersionReason()} says why. */
    public Optional<FileVersion> fileVersion() {
        return version == null ? Optional.empty() : Optional.of(version.fileVersion);
    }

    /** {@code dwProductVersion} of the fixed numbers; empty when {@link #fileVersion()} is. */
    public Optional<FileVersion> productVersion() {
        return version == null ? Optional.empty() : Optional.of(version.productVersion);
    }

    /** {@code dwFileFlags} as far as {@code dwFileFlagsMask} declares them: {@code VS_FF_DEBUG} 1, …; 0 without a version. */
    public int fileFlags() {
        return version == null ? 0 : version.flags;
    }

    /**
     * The strings of the version resource ({@code CompanyName}, {@code FileDescription} and so on), at most 64 KB, from
     * its first string table. They are for people: the string {@code FileVersion} is often not the file's version.
     *
     * @param channel the file that this was read from
     * @return the strings in their order; empty if there are none
     * @throws IOException if the channel fails, or the file is shorter now
     */
    public Map<String, String> strings(SeekableByteChannel channel) throws IOException {
        if (version == null) {
            return Collections.emptyMap();
        }
        int length = (int) Math.min(version.size, MAX_VERSION_RESOURCE);
        return VersionStrings.in(new ImageBytes(channel).copy(version.offset, length));
    }

    /** Why there is no version, as a sentence about "it"; empty if there is one. */
    public String noVersionReason() {
        return noVersionReason;
    }
}
