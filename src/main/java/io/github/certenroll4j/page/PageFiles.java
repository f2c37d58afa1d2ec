package io.github.certenroll4j.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that a command line means: each file that it names, and below each directory the files that are named like
 * pages and scripts, and every other text that has the word InstallResponse. Symbolic links are followed, but not round in
 * a circle. The folder {@code .git} is never looked into.
 */
public final class PageFiles {

    /** The largest file that is read, in bytes: 16 MiB. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private final Set<Path> pages = new TreeSet<>();
    private final Map<Path, Path> folders = new TreeMap<>();
    private final Map<Path, String> troubles = new TreeMap<>();
    private final Set<Path> pipes = new TreeSet<>();
    private int passedOver;

    private PageFiles() {
    }

    /** Looks through files and directories; what cannot be looked into becomes one of the {@link #troubles()}. */
    public static PageFiles of(Iterable<Path> starts) {
        PageFiles files = new PageFiles();
        for (Path start : starts) {
            if (Files.isDirectory(start)) {
                files.walk(start);
            } else {
                files.pages.add(start);
            }
        }
        return files;
    }

    /** The files to read, sorted. */
    public Set<Path> pages() {
        return Collections.unmodifiableSet(pages);
    }

    /** The folder that a page was found in; empty for a file that was named itself. */
    public Optional<Path> folderOf(Path page) {
        return Optional.ofNullable(folders.get(page));
    }

    /** The files and directories that cannot be looked into, each with the reason. */
    public Map<Path, String> troubles() {
        return Collections.unmodifiableMap(troubles);
    }

    /** Pipes and devices below directories; they are not opened, for that may wait for ever. */
    public Set<Path> pipes() {
        return Collections.unmodifiableSet(pipes);
    }

    /** How many files below directories are left alone because they are no text, or do not have the word. */
    public int passedOver() {
        return passedOver;
    }

    /**
     * The bytes of a page, at most {@link #LARGEST}.
     *
     * @throws IOException if the file cannot be read or is larger; its message says so in plain words
     */
    public static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (FileSystemException trouble) {
            throw new IOException(reason(trouble), trouble);
        }
    }

    /**
     * The bytes of a stream, at most {@link #LARGEST}; the stream stays open.
     *
     * @throws IOException if the stream cannot be read or gives more
     */
    public static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            content.write(buffer, 0, n);
            if (content.size() > LARGEST) {
                throw new IOException("larger than 16 MiB: not read");
            }
        }
        return content.toByteArray();
    }

    private void walk(Path start) {
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Walk(start));
        } catch (IOException e) {
            troubles.put(start, reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemLoopException) {
            return "a symbolic link back to a directory above it: not followed";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return String.valueOf(e instanceof FileSystemException ? ((FileSystemException) e).getReason() : e.getMessage());
    }

    private final class Walk extends SimpleFileVisitor<Path> {

        private final Path start;

        Walk(Path start) {
            this.start = start;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean repository = !directory.equals(start) && directory.endsWith(".git");
            return repository ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            boolean page = PageKind.byName(name).isPresent();
            if (attributes.isOther()) {
                if (page) {
                    pipes.add(file);
                } else {
                    passedOver++;
                }
            } else if (page || OtherFile.mayHaveTheWord(name, attributes.size()) && hasTheWord(file)) {
                pages.add(file);
                folders.putIfAbsent(file, start);
            } else {
                passedOver++;
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean hasTheWord(Path file) {
            try {
                return OtherFile.hasTheWord(file);
            } catch (IOException e) {
                troubles.put(file, reason(e));
                return false;
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            troubles.put(file, reason(e));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e) {
            if (e != null) {
                troubles.put(directory, reason(e));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
