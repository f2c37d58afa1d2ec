package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Windows directory on disk with the files that a test puts there. */
public final class TestWindows {

    public final Path root;
    /** Null for one that cannot be read. */
    private WindowsRegistry registry;

    public TestWindows(Path root) {
        this.root = root;
    }

    /** Puts a file there; the path has slashes and is relative to the Windows directory. */
    public TestWindows with(String path, byte[] bytes) {
        Path file = root.resolve(path);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    TestWindows with(WindowsRegistry known) {
        registry = known;
        return this;
    }

    WindowsFiles files() {
        return registry == null ? WindowsFiles.in(root) : new WithRegistry(WindowsFiles.in(root), registry);
    }

    HotfixStatus status() {
        return HotfixStatus.of(files());
    }

    private static final class WithRegistry implements WindowsFiles {

        private final WindowsFiles files;
        private final WindowsRegistry registry;

        WithRegistry(WindowsFiles files, WindowsRegistry registry) {
            this.files = files;
            this.registry = registry;
        }

        @Override
        public SeekableByteChannel open(String path) throws IOException {
            return files.open(path);
        }

        @Override
        public List<String> list(String directory, String pattern) throws IOException {
            return files.list(directory, pattern);
        }

        @Override
        public WindowsRegistry registry() {
            return registry;
        }

        @Override
        public String fullName(String path) {
            return files.fullName(path);
        }
    }
}
