package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileName;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A Windows directory that this machine's file system reaches, with or without regard to the case of letters. */
final class LocalWindows implements WindowsFiles {

    private final Path root;
    private final boolean running;

    LocalWindows(Path root, boolean running) {
        this.root = root;
        this.running = running;
    }

    static LocalWindows live(String osName, UnaryOperator<String> environment) {
        if (!osName.startsWith("Windows")) {
            throw new UnsupportedOperationException("this is " + osName + ", not Windows");
        }
        String directory = environment.apply("windir");
        return new LocalWindows(Paths.get(directory == null ? "C:\\Windows" : directory), true);
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        Path file = resolve(path);
        // Asked first, because opening a pipe or a device may wait for ever.
        if (!Files.isRegularFile(file)) {
            throw new IOException(FileName.text(file) + " is not a regular file");
        }
        return Files.newByteChannel(file);
    }

    @Override
    public List<String> list(String directory, String pattern) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(resolve(directory))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (matches(name.toLowerCase(Locale.ROOT), pattern.toLowerCase(Locale.ROOT).split("\\*", -1))) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return names;
    }

    /** Whether a name is made of these parts in this order, the first at its begin, the last at its end. */
    private static boolean matches(String name, String... parts) {
        int at = parts[0].length();
        if (parts.length == 1 || !name.startsWith(parts[0])) {
            return parts.length == 1 && name.equals(parts[0]);
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - at >= last.length() && name.endsWith(last);
    }

    @Override
    public WindowsRegistry registry() throws IOException {
        if (!running) {
            throw new IOException("it is in the files of " + fullName("System32\\config"));
        }
        return new RegistryQuery(resolve("System32\\reg.exe"));
    }

    @Override
    public String fullName(String path) {
        try {
            Path found = resolve(path);
            // Outside this process the file is in System32; Sysnative is a name for 32-bit processes only.
            return FileName.text(redirected(path).equals(path) ? found : root.resolve(path));
        } catch (IOException absent) {
            return FileName.text(root.resolve(path.replace('\\', root.getFileSystem().getSeparator().charAt(0))));
        }
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
        return concerned && Files.isDirectory(root.resolve("Sysnative"))
                ? "Sysnative\\" + path.substring(system32.length())
                : path;
    }

    private Path child(Path directory, String name) throws IOException {
        Path exact = directory.resolve(name);
        if (Files.exists(exact)) {
            return exact;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (entry.getFileName().toString().equalsIgnoreCase(name)) {
                    return entry;
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        throw new NoSuchFileException(exact.toString());
    }
}
