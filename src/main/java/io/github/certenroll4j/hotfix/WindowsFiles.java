package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one Windows directory ({@code %windir%}), wherever it is: this machine, an image, a share. Paths are
 * relative to it and written as Windows writes them, {@code System32\certenroll.dll}; the case of letters does not
 * matter. Whoever implements this only hands out bytes and names; what they mean is judged by {@link HotfixStatus}.
 */
public interface WindowsFiles {

    /**
     * Opens a file for reading; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException   if it is not there
     * @throws java.nio.file.AccessDeniedException if it may not be read
     * @throws IOException                         if it is no regular file, or cannot be reached
     */
    SeekableByteChannel open(String path) throws IOException;

    /**
     * Names in a directory, files and directories alike, in any order.
     *
     * @param directory a path, or nothing for the Windows directory itself
     * @param pattern the names wanted; {@code *} stands for any characters, the case of letters does not matter. One name
     *                is only looked up, where this is quicker, in its usual spellings
     * @throws java.nio.file.NoSuchFileException   if the directory is not there
     * @throws java.nio.file.AccessDeniedException if it may not be listed
     * @throws IOException                         if it cannot be reached
     */
    List<String> list(String directory, String pattern) throws IOException;

    /**
     * The registry of this Windows.
     *
     * @throws IOException if it is not read, as by default; the message says why, without a capital letter and a full stop
     */
    default WindowsRegistry registry() throws IOException {
        throw new IOException("nothing reads the one of this Windows from here");
    }

    /** The path as a person would type it to get there. */
    String fullName(String path);

    /**
     * The Windows that this program runs on.
     *
     * @throws UnsupportedOperationException if this is not Windows; the message says what to do instead
     */
    static WindowsFiles live() {
        return LocalWindows.live(System.getProperty("os.name"), System.getProperty("os.arch"), System.getenv("windir"));
    }

    /** A Windows directory of an image, a backup or another disk. */
    static WindowsFiles in(Path windowsDirectory) {
        return LocalWindows.in(windowsDirectory, System.getProperty("os.arch"));
    }
}
