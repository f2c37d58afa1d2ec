package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A Windows directory that this machine's file system reaches, with or without regard to the case of letters. */
final class LocalWindows implements WindowsFiles {

    private final Path root;
    private final boolean running;
    private final boolean redirected;

    private LocalWindows(Path root, boolean running, String processArchitecture) {
        this.root = root;
        this.running = running;
        // No other process finds anything under this name, and in an image it is a folder that somebody made.
        this.redirected = processArchitecture.equals("x86") && Files.isDirectory(root.resolve("Sysnative"));
    }

    /** @param directory the environment variable {@code windir}, or null */
    static LocalWindows live(String osName, String processArchitecture, String directory) {
        if (!osName.startsWith("Windows")) {
            throw new UnsupportedOperationException("this is " + osName + ", not Windows");
        }
        return new LocalWindows(Paths.get(directory == null ? "C:\\Windows" : directory), true, processArchitecture);
    }

    static LocalWindows in(Path root, String processArchitecture) {
        return new LocalWindows(root, false, processArchitecture);
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        Path file = resolve(path);
        // Asked first, because opening a pipe or a device may wait for ever.
        if (!isRegular(file)) {
            throw new IOException(FileName.text(file) + " is not a regular file");
        }
        return Files.newByteChannel(inside(file));
    }

    /** Files.isRegularFile would say no of one that may not be looked at, too. */
    private static boolean isRegular(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
        } catch (AccessDeniedException denied) {
            throw denied;
        } catch (IOException lost) {
            throw Files.isSymbolicLink(file) ? new IOException(CompactOs.words(file), lost) : lost;
        }
    }

    @Override
    public List<String> list(String directory, String pattern) throws IOException {
        Path place = inside(resolve(directory));
        List<String> found = pattern.indexOf('*') < 0 ? spelled(place, pattern) : Collections.emptyList();
        // The Windows directory itself has few names, and tools that make images write some of them in their own way.
        boolean lookedThrough = pattern.indexOf('*') >= 0 || directory.isEmpty() && !running;
        return found.isEmpty() && lookedThrough ? new NameFilter(pattern).in(place) : found;
    }

    /** The name as it is given, in small letters, in capitals: to look through a large directory takes much longer. */
    private static List<String> spelled(Path directory, String name) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(FileName.text(directory));
        }
        List<String> found = new ArrayList<>();
        for (String spelling : new String[] {name, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)}) {
            if (found.isEmpty() && isThere(directory.resolve(spelling))) {
                found.add(spelling);
            }
        }
        return found;
    }

    /** What may not be looked up is neither there nor absent. */
    private static boolean isThere(Path file) throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    @Override
    public WindowsRegistry registry() throws IOException {
        return running ? new RegistryQuery(resolve("System32\\reg.exe")) : WindowsRegistry.inFilesOf(this);
    }

    @Override
    public String fullName(String path) {
        try {
            // Outside this process the file is in System32; Sysnative is a name for 32-bit processes only.
            return FileName.text(redirected(path).equals(path) ? resolve(path) : asWritten(path));
        } catch (IOException absent) {
            return FileName.text(asWritten(path));
        }
    }

    private Path asWritten(String path) {
        return root.resolve(path.replace('\\', root.getFileSystem().getSeparator().charAt(0)));
    }

    private Path resolve(String path) throws IOException {
        Path place = root;
        for (String name : redirected(path).split("\\\\")) {
            place = child(place, name);
        }
        return place;
    }

    /**
     * On a 64-bit Windows a 32-bit process that asks for System32 gets SysWOW64. Such a process, and no other, finds
     * the real one under the name Sysnative.
     */
    private String redirected(String path) {
        String system32 = "System32\\";
        boolean concerned = path.regionMatches(true, 0, system32, 0, system32.length());
        return concerned && redirected ? "Sysnative\\" + path.substring(system32.length()) : path;
    }

    /** A link in an image may lead to a file of this machine, which says nothing of that Windows. */
    private Path inside(Path place) throws IOException {
        Path real = running ? place : place.toRealPath();
        if (!running && !real.startsWith(root.toRealPath())) {
            throw new IOException(FileName.text(place) + " is behind a link that leads out of " + FileName.text(root) + ", to " + FileName.text(real));
        }
        return place;
    }

    private Path child(Path directory, String name) throws IOException {
        Path exact = directChild(directory, name);
        if (Files.exists(exact)) {
            return exact;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().equalsIgnoreCase(name)) {
                    return entry;
                }
            }
        } catch (NotDirectoryException file) {
            throw new IOException(FileName.text(directory) + " is no directory", file);
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        throw new NoSuchFileException(exact.toString());
    }

    /** Names of keys of the registry become names of files, and may have what no file's name has, or none in this locale. */
    private static Path directChild(Path directory, String name) throws NoSuchFileException {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException impossible) {
            throw new NoSuchFileException(FileName.text(directory), name, "no file can have this name");
        }
    }
}
