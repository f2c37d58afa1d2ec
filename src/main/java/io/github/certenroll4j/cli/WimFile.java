package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An image of a Windows in one file, as on its setup disk ({@code install.wim}, {@code install.esd}). It is not read here:
 * there is a free program that does it well.
 *
 * @see <a href="https://wimlib.net/man1/wimlib-imagex-extract.html">wimlib-imagex extract</a>
 */
final class WimFile {

    /** The second is that of a file which can also be read from a pipe. */
    private static final List<String> SIGNATURES = Arrays.asList("MSWIM\0\0\0", "WLPWM\0\0\0");
    /** All that is looked at; what an image does not have is passed over. */
    private static final String FILES = "/Windows/System32/certenroll.dll /Windows/SysWOW64/certenroll.dll /Windows/System32/ntoskrnl.exe"
            + " /Windows/System32/winpeshl.exe /Windows/System32/config/SOFTWARE /Windows/WinSxS/pending.xml";

    /** On Windows it does so anyway. */
    private static final String IGNORING_CASE = "WIMLIB_IMAGEX_IGNORE_CASE=1 ";

    private WimFile() {
    }

    static boolean is(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            StringBuilder begin = new StringBuilder();
            for (int letter = in.read(); letter >= 0 && begin.length() < SIGNATURES.get(0).length(); letter = in.read()) {
                begin.append((char) letter);
            }
            return SIGNATURES.contains(begin.toString());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The line to type that takes the files out of the first image in the file. */
    static String command(Path file) {
        boolean unix = File.separatorChar == '/';
        return (unix ? IGNORING_CASE : "") + "wimlib-imagex extract " + word(FileName.text(file), unix) + " 1 " + FILES
                + " --dest-dir=image --preserve-dir-structure --nullglob; then: status --windows image/Windows";
    }

    /** One word to the shell, whatever is in it that a shell would obey. */
    private static String word(String name, boolean unix) {
        if (name.matches(unix ? "[\\w./:@+=,-]+" : "[^ &()^;,=]+")) {
            return name;
        }
        return unix ? "'" + name.replace("'", "'\\''") + "'" : '"' + name + '"';
    }
}
