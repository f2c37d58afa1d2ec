package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** A Windows of which something cannot be read. */
class TroubledWindows implements WindowsFiles {

    private final WindowsFiles files;
    private final String part;
    private final IOException trouble;

    /** @param part where this stands in a path, opening and listing end in trouble */
    TroubledWindows(WindowsFiles files, String part, IOException trouble) {
        this.files = files;
        this.part = part;
        this.trouble = trouble;
    }

    @Override
    public SeekableByteChannel open(String path) throws IOException {
        check(path);
        return files.open(path);
    }

    @Override
    public List<String> list(String directory, String pattern) throws IOException {
        check(directory);
        return files.list(directory, pattern);
    }

    @Override
    public WindowsRegistry registry() throws IOException {
        return files.registry();
    }

    @Override
    public String fullName(String path) {
        return files.fullName(path);
    }

    private void check(String path) throws IOException {
        if (path.contains(part)) {
            throw trouble;
        }
    }
}
