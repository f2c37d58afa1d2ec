package io.github.certenroll4j.pe;

import java.io.File;

/** The programs, DLLs and drivers that Debian's package libwine brings: real PE files of many shapes. */
public final class WineFiles {

    private static final File DIRECTORY = new File("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows");

    private WineFiles() {
    }

    /** All that begin with MZ by their name: the directory has import libraries (.a) and type libraries, too. */
    public static File[] all() {
        File[] found = directory().listFiles((parent, name) -> name.matches(".*\\.(dll|exe|drv|sys|ocx|cpl|acm|ax|ds)"));
        if (found == null || found.length < 500) {
            throw new IllegalStateException("install the Debian package libwine: its files are not in " + DIRECTORY);
        }
        return found;
    }

    public static File directory() {
        return DIRECTORY;
    }
}
