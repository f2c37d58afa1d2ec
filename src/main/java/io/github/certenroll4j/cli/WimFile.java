package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image of a Windows in one file, as on its setup disk ({@code install.wim}, {@code install.esd}). It is not read here:
 * there is a free program that does it well.
 *
 * @see <a href="https://wimlib.net/man1/wimlib-imagex-extract.html">wimlib-imagex extract</a>
 */
final class WimFile {

    private static final String SIGNATURE = "MSWIM\0\0\0";
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
        try (InputStream begin = Files.newInputStream(file)) {
            for (char letter : SIGNATURE.toCharArray()) {
                if (begin.read() != letter) {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The line to type that takes the files out of the first image in the file. */
    static String command(Path file) {
        String name = FileName.text(file);
        return (File.separatorChar == '/' ? IGNORING_CASE : "") + "wimlib-imagex extract " + (name.indexOf(' ') < 0 ? name : '"' + name + '"')
                + " 1 " + FILES + " --dest-dir=image --preserve-dir-structure --nullglob; then: status --windows image/Windows";
    }
}
