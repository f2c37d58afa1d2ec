package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code version} says of one file. */
final class VersionRow {

    private final Path path;
    private final Optional<PEFile> file;
    private final String error;

    private VersionRow(Path path, Optional<PEFile> file, String error) {
        this.path = path;
        this.file = file;
        this.error = error;
    }

    static VersionRow of(Path path) {
        // Asked first, because opening a pipe or a device may wait for ever.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return unreadable(path, new IOException("not a regular file"));
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            PEFile file = PEFile.read(channel);
            return new VersionRow(path, Optional.of(file), file.noVersionReason());
        } catch (IOException trouble) {
            return unreadable(path, trouble);
        }
    }

    static VersionRow unreadable(Path path, IOException trouble) {
        return new VersionRow(path, Optional.empty(), words(trouble));
    }

    private static String words(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return trouble instanceof AccessDeniedException ? "access denied" : String.valueOf(trouble.getMessage());
    }

    boolean hasVersion() {
        return error.isEmpty();
    }

    String path() {
        return path.toString();
    }

    /** Empty if there is none. */
    String version() {
        return file.flatMap(PEFile::fileVersion).map(FileVersion::toString).orElse("");
    }

    /** Empty if this is no PE file. */
    String machine() {
        return file.map(PEFile::machine).orElse("");
    }

    /** Empty if this is no PE file. */
    String size() {
        return file.map(known -> Long.toString(known.size())).orElse("");
    }

    /** Why there is no version; empty if there is one. */
    String error() {
        return error;
    }

    Object json() {
        return Json.object()
                .with("path", path())
                .with("version", hasVersion() ? version() : null)
                .with("machine", file.map(PEFile::machine).orElse(null))
                .with("size", file.map(PEFile::size).orElse(null))
                .with("error", hasVersion() ? null : error)
                .asMap();
    }
}
