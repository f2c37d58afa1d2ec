package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Windows directory on disk with the files that a test puts there. */
public final class TestWindows {

    public final Path root;

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

    WindowsFiles files() {
        return WindowsFiles.in(root);
    }

    HotfixStatus status() {
        return HotfixStatus.of(files());
    }
}
