package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.hotfix.PackageFile.Comparison;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An unpacked hotfix package, held against the file table of Microsoft's article. */
public final class PackageAudit {

    private final List<Path> all = new ArrayList<>();
    private final Map<Path, IOException> troubles = new TreeMap<>();
    private final List<Path> pipes = new ArrayList<>();
    private final String platform;
    private final List<PackageFile> files = new ArrayList<>();

    private PackageAudit(Path directory) throws IOException {
        Files.walkFileTree(directory, new Walk());
        if (troubles.containsKey(directory)) {
            throw troubles.get(directory);
        }
        Collections.sort(all);
        this.platform = findPlatform();
        if (!platform.isEmpty()) {
            for (ListedFile listed : platform.equals("x64") ? ListedFile.X64 : ListedFile.X86) {
                files.add(compare(listed));
            }
        }
    }

    /**
     * Looks through a directory and all below it.
     *
     * @throws IOException if it cannot be listed; what is below it and cannot becomes one of the {@link #troubles()}
     */
    public static PackageAudit of(Path directory) throws IOException {
        return new PackageAudit(directory);
    }

    /** {@code x86} or {@code x64}; empty if nothing in the directory belongs to the hotfix. */
    public String platform() {
        return platform;
    }

    /** The files that the article lists for this platform, in its order. */
    public List<PackageFile> files() {
        return Collections.unmodifiableList(files);
    }

    /** Packages ({@code .msu}, {@code .cab}) that still have to be unpacked. */
    public List<Path> packed() {
        List<Path> packed = new ArrayList<>(all);
        packed.removeIf(file -> !name(file).endsWith(".msu") && !name(file).endsWith(".cab"));
        return packed;
    }

    /** What below the directory cannot be looked into; a file that seems absent may be there. */
    public Map<Path, IOException> troubles() {
        return Collections.unmodifiableMap(troubles);
    }

    /** Pipes and devices below the directory, which are not opened: that may wait for ever. */
    public List<Path> pipes() {
        return Collections.unmodifiableList(pipes);
    }

    /** Whether every listed file is there, as listed or later. */
    public boolean isComplete() {
        return !files.isEmpty() && files.stream()
                .allMatch(file -> file.comparison() == Comparison.AS_LISTED || file.comparison() == Comparison.LATER);
    }

    /** By the manifests, whose names begin with it; by Certenroll.dll where there is none. */
    private String findPlatform() {
        Set<String> signs = new HashSet<>();
        for (Path file : all) {
            String name = name(file);
            if (name.endsWith(".manifest")) {
                signs.add(name.split("_", 2)[0]);
            } else if (name.equals("certenroll.dll")) {
                signs.add(machineOf(file));
            }
        }
        if (signs.contains("amd64") || signs.contains("x64")) {
            return "x64";
        }
        return signs.contains("x86") ? "x86" : "";
    }

    private static String machineOf(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return PEFile.read(channel).machine();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private PackageFile compare(ListedFile listed) {
        PackageFile best = listed.absent();
        for (Path file : all) {
            if (name(file).equals(listed.name.toLowerCase(Locale.ROOT))) {
                PackageFile compared = listed.compare(file);
                // An x64 package has the DLL twice, once for 32-bit programs: the better match is the one meant.
                if (compared.comparison().compareTo(best.comparison()) < 0) {
                    best = compared;
                }
            }
        }
        return best;
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                all.add(file);
            } else if (attributes.isOther()) {
                pipes.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            troubles.put(file, trouble);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException trouble) {
            if (trouble != null) {
                troubles.put(directory, trouble);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
