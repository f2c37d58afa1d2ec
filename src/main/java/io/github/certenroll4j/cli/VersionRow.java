package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code version} says of one file. */
final class VersionRow {

    private final Path path;
    private final Optional<PEFile> file;
    private final Map<String, String> strings;
    private final String error;

    private VersionRow(Path path, Optional<PEFile> file, Map<String, String> strings, String error) {
        this.path = path;
        this.file = file;
        this.strings = strings;
        this.error = error;
    }

    static VersionRow of(Path path, boolean withStrings) {
        // Asked first, because opening a pipe or a device may wait for ever.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return unreadable(path, new IOException("is not a regular file"));
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            PEFile file = PEFile.read(channel);
            Map<String, String> strings = withStrings ? file.strings(channel) : Collections.emptyMap();
            return new VersionRow(path, Optional.of(file), strings, file.noVersionReason());
        } catch (IOException trouble) {
            return unreadable(path, trouble);
        }
    }

    static VersionRow unreadable(Path path, IOException trouble) {
        return new VersionRow(path, Optional.empty(), Collections.emptyMap(), words(trouble));
    }

    static String words(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return trouble instanceof AccessDeniedException ? "access denied" : String.valueOf(trouble.getMessage());
    }

    boolean hasVersion() {
        return error.isEmpty();
    }

    /** What could be read goes to stdout, what could not be to stderr. */
    void print(Console console) {
        if (file.isPresent()) {
            print(console.out());
        } else {
            console.err().line(path + ": " + error);
        }
    }

    private void print(Printer out) {
        out.line(String.format(Locale.ROOT, "%-16s %-6s %10s  %s", version(), machine(), size(), path) + (hasVersion() ? "" : ": " + error));
        strings.forEach((name, value) -> out.line("    " + name + ": " + value));
    }

    void printCsv(Printer out) {
        out.csv(path.toString(), version(), machine(), size(), error);
    }

    Object json() {
        return Json.object()
                .with("path", path.toString())
                .with("version", hasVersion() ? version() : null)
                .with("machine", file.map(PEFile::machine).orElse(null))
                .with("size", file.map(PEFile::size).orElse(null))
                .with("error", hasVersion() ? null : error)
                .asMap();
    }

    private String version() {
        return file.flatMap(PEFile::fileVersion).map(FileVersion::toString).orElse("");
    }

    private String machine() {
        return file.map(PEFile::machine).orElse("");
    }

    private String size() {
        return file.map(known -> Long.toString(known.size())).orElse("");
    }
}
