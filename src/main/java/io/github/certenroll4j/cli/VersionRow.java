package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
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
        try (SeekableByteChannel channel = open(path)) {
            PEFile file = PEFile.read(channel);
            Map<String, String> strings = withStrings ? file.strings(channel) : Collections.emptyMap();
            return new VersionRow(path, Optional.of(file), strings, file.noVersionReason());
        } catch (IOException trouble) {
            return unreadable(path, trouble);
        }
    }

    private static SeekableByteChannel open(Path path) throws IOException {
        return Files.exists(path) && !Files.isRegularFile(path) ? PipedFile.read(path) : Files.newByteChannel(path);
    }

    static VersionRow unreadable(Path path, IOException trouble) {
        return new VersionRow(path, Optional.empty(), Collections.emptyMap(), FileTrouble.words(path, trouble));
    }

    boolean hasVersion() {
        return error.isEmpty();
    }

    /** What could be read goes to stdout, what could not be to stderr. */
    void print(Console console) {
        if (file.isPresent()) {
            print(console.out());
        } else {
            console.err().line(FileName.text(path) + ": " + error);
        }
    }

    private void print(Printer out) {
        out.line(String.format(Locale.ROOT, "%-16s %-6s %10s  %s", version(), machine(), size(), FileName.text(path)) + (hasVersion() ? "" : ": " + error));
        strings.forEach((name, value) -> out.line("    " + name + ": " + value));
    }

    void printCsv(Printer out) {
        out.csv(FileName.text(path), version(), machine(), size(), error);
    }

    Object json() {
        return Json.object()
                .with("path", FileName.text(path))
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
