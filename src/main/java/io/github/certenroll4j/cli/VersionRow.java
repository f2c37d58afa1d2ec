package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code version} says of one file. */
final class VersionRow {

    /** The names that Microsoft documents, in its order: the columns of a spreadsheet, whatever strings the files have. */
    private static final String[] STRINGS = {"Comments", "CompanyName", "FileDescription", "FileVersion", "InternalName", "LegalCopyright",
        "LegalTrademarks", "OriginalFilename", "PrivateBuild", "ProductName", "ProductVersion", "SpecialBuild"};

    /** So many, one behind the other, Linux follows. */
    private static final int MOST_LINKS = 40;

    private final Path path;
    private final Optional<PEFile> file;
    private final Map<String, String> strings;
    private final String error;
    private final String errorCode;

    private VersionRow(Path path, Optional<PEFile> file, Map<String, String> strings, String error, String errorCode) {
        this.path = path;
        this.file = file;
        this.strings = strings;
        this.error = error;
        this.errorCode = errorCode;
    }

    static VersionRow of(Path path, boolean withStrings) {
        try (SeekableByteChannel channel = open(path)) {
            PEFile file = PEFile.read(channel);
            Map<String, String> strings = withStrings ? file.strings(channel) : Collections.emptyMap();
            String error = file.noVersionReason();
            return new VersionRow(path, Optional.of(file), strings, error, error.isEmpty() ? "" : "no-version");
        } catch (IOException trouble) {
            return unreadable(path, trouble);
        }
    }

    private static SeekableByteChannel open(Path path) throws IOException {
        if (Stdin.isNamedBy(path)) {
            return PipedFile.read(new Stdin());
        }
        return Files.exists(path) && !Files.isRegularFile(path) ? PipedFile.read(path) : Files.newByteChannel(path);
    }

    static VersionRow unreadable(Path path, IOException trouble) {
        IOException why = isLoop(path, trouble) ? new FileSystemLoopException(path.toString()) : trouble;
        return new VersionRow(path, Optional.empty(), Collections.emptyMap(), FileTrouble.words(path, why), FileTrouble.code(why));
    }

    /** Java has a type for it, which only its walk throws; here the system says so in a language of its own. */
    private static boolean isLoop(Path path, IOException trouble) {
        if (trouble.getClass() != FileSystemException.class) {
            return false;
        }
        try {
            Path at = path;
            for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(at); i++) {
                at = at.resolveSibling(Files.readSymbolicLink(at));
            }
            return Files.isSymbolicLink(at);
        } catch (IOException unreadable) {
            return false;
        }
    }

    boolean hasVersion() {
        return error.isEmpty();
    }

    /** What could be read goes to stdout, what could not be to stderr. */
    void print(Console console, FileVersion limit) {
        if (file.isPresent()) {
            print(console.out(), limit);
        } else {
            console.err().line(FileName.text(path) + ": " + error);
        }
    }

    private void print(Printer out, FileVersion limit) {
        String remark = !hasVersion() ? ": " + error : limit != null && isOlderThan(limit) ? ": older than " + limit : "";
        StringBuilder line = new StringBuilder();
        column(line, version(), 16, false);
        column(line, machine(), 6, false);
        column(line, size(), 10, true);
        out.line(line.append(' ').append(FileName.text(path)).append(remark).toString());
        for (Map.Entry<String, String> string : strings.entrySet()) {
            out.line("    " + string.getKey() + ": " + string.getValue());
        }
    }

    /** No String.format here: its first call takes longer than all the rest of an answer. */
    private static void column(StringBuilder line, String cell, int width, boolean right) {
        line.append(right ? "" : cell);
        for (int i = cell.length(); i < width; i++) {
            line.append(' ');
        }
        line.append(right ? cell : "").append(' ');
    }

    /** @param limit what {@code --at-least} asks for, or null */
    static void printCsvHeader(Printer out, boolean withStrings, FileVersion limit) {
        List<String> columns = new ArrayList<>(Arrays.asList("path", "version", "machine", "size", "error", "productVersion", "errorCode"));
        if (limit != null) {
            columns.add("atLeast");
        }
        if (withStrings) {
            columns.addAll(Arrays.asList(STRINGS));
        }
        out.csv(columns.toArray(new String[0]));
    }

    void printCsv(Printer out, boolean withStrings, FileVersion limit) {
        List<String> cells = new ArrayList<>(Arrays.asList(FileName.text(path), version(), machine(), size(), error, productVersion(), errorCode));
        if (limit != null) {
            cells.add(hasVersion() ? Boolean.toString(!isOlderThan(limit)) : "");
        }
        if (withStrings) {
            for (String name : STRINGS) {
                cells.add(strings.getOrDefault(name, ""));
            }
        }
        out.csv(cells.toArray(new String[0]));
    }

    Object json(boolean withStrings, FileVersion limit) {
        Json json = Json.object()
                .with("path", FileName.text(path))
                .with("version", hasVersion() ? version() : null)
                .with("machine", file.isPresent() ? machine() : null)
                .with("size", file.isPresent() ? file.get().size() : null)
                .with("error", hasVersion() ? null : error)
                .with("productVersion", hasVersion() ? productVersion() : null)
                .with("errorCode", hasVersion() ? null : errorCode);
        if (limit != null) {
            json.with("atLeast", hasVersion() ? !isOlderThan(limit) : null);
        }
        return withStrings ? json.with("strings", strings).asMap() : json.asMap();
    }

    /** Whether it has a version, and this is before the other. */
    boolean isOlderThan(FileVersion other) {
        return hasVersion() && !file.get().fileVersion().get().atLeast(other);
    }

    private String productVersion() {
        return hasVersion() ? file.get().productVersion().get().toString() : "";
    }

    private String version() {
        return hasVersion() ? file.get().fileVersion().get().toString() : "";
    }

    private String machine() {
        return file.isPresent() ? file.get().machine() : "";
    }

    private String size() {
        return file.isPresent() ? Long.toString(file.get().size()) : "";
    }
}
