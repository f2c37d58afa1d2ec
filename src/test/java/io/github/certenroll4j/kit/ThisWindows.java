package io.github.certenroll4j.kit;

import java.io.File;

/** What can run here. */
final class ThisWindows {

    private ThisWindows() {
    }

    static String processor() {
        // In a 32-bit program on a 64-bit Windows, the first has the processor.
        String wide = System.getenv("PROCESSOR_ARCHITEW6432");
        return wide == null ? System.getenv("PROCESSOR_ARCHITECTURE") : wide;
    }

    /** @param processor {@code x86} or {@code x64} */
    static boolean canRun(String processor) {
        boolean wideWindows = !processor().equalsIgnoreCase("x86");
        // A 64-bit Wine may lack the part for x86, and then ends such a program at once, with exit code 0.
        return processor.equals("x64") ? wideWindows
                : !wideWindows || new File(System.getenv("windir"), "SysWOW64\\kernel32.dll").exists();
    }
}
