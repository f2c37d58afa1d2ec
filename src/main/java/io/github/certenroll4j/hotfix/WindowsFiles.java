package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param pattern the names wanted; {@code *} stands for any characters, the case of letters does not matter
     * @throws java.nio.file.NoSuchFileException   if the directory is not there
     * @throws java.nio.file.AccessDeniedException if it may not be listed
     * @throws IOException                         if it cannot be reached
     */
    List<String> list(String directory, String pattern) throws IOException;

    /**
     * Names of the keys under a registry key of a Windows that runs.
     *
     * @param key a key under {@code HKEY_LOCAL_MACHINE}
     * @return empty if there is no running registry to ask, as in an image
     * @throws IOException if it was asked and did not answer
     */
    default Optional<List<String>> registryKeys(String key) throws IOException {
        return Optional.empty();
    }

    /**
     * The values of one name in all keys under a registry key of a Windows that runs.
     *
     * @param key  a key under {@code HKEY_LOCAL_MACHINE}
     * @param name the values' name
     * @return the data as {@code reg query} prints them ({@code 0x70}), by the names of their keys; empty if there is
     *         no running registry to ask, as in an image
     * @throws IOException if it was asked and did not answer
     */
    default Optional<Map<String, String>> registryValues(String key, String name) throws IOException {
        return Optional.empty();
    }

    /** The path as a person would type it to get there. */
    String fullName(String path);

    /**
     * The Windows that this program runs on.
     *
     * @throws UnsupportedOperationException if this is not Windows; the message says what to do instead
     */
    static WindowsFiles live() {
        return LocalWindows.live(System.getProperty("os.name"), System::getenv);
    }

    /** A Windows directory of an image, a backup or another disk. */
    static WindowsFiles in(Path windowsDirectory) {
        return new LocalWindows(windowsDirectory, false);
    }
}
