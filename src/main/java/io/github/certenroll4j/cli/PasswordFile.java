package io.github.certenroll4j.cli;

import io.github.certenroll4j.win.FileReaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** Reads a password from a file: its first line, UTF-8, never as a String, which nobody can wipe. */
final class PasswordFile {

    /** The most that InstallResponse takes is 64 KB; one character more is read, so that Windows can say so. */
    private static final int MAX_CHARACTERS = 32 * 1024 + 1;

    private PasswordFile() {
    }

    /**
     * Reads it, and warns if others may, too.
     *
     * @return the password, to be wiped by the caller
     */
    static char[] read(Path file, Printer err) {
        char[] password = read(file);
        warnOfOthers(file, err);
        return password;
    }

    private static void warnOfOthers(Path file, Printer err) {
        String warning = "certenroll4j: warning: the password file " + file;
        try {
            Set<String> others = FileReaders.others(file);
            if (!others.isEmpty()) {
                err.sentence(warning + " can be read by " + String.join(", ", others)
                        + ". Keep it to yourself: icacls \"" + file + "\" /inheritance:r /grant:r \"%USERNAME%\":R");
            }
        } catch (IOException unknown) {
            err.sentence(warning + " may be readable by others: " + unknown.getMessage());
        }
    }

    private static char[] read(Path file) {
        char[] buffer = new char[MAX_CHARACTERS];
        try (InputStream in = Files.newInputStream(file); Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            int length = 0;
            for (int c = reader.read(); c >= 0 && c != '\r' && c != '\n' && length < buffer.length; c = reader.read()) {
                buffer[length++] = (char) c;
            }
            return Arrays.copyOf(buffer, length);
        } catch (IOException e) {
            throw new CommandException(ExitCode.CANNOT_TELL, "cannot read the password file: " + e.getMessage());
        } finally {
            Arrays.fill(buffer, '\0');
        }
    }
}
