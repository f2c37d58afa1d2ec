package io.github.certenroll4j.kit;

import java.io.File;

/** Which programs this Windows runs. */
final class Processors {

    private Processors() {
    }

    /** @param processor {@code x86} or {@code x64} */
    static boolean canRun(String processor) {
        // In a 32-bit program on a 64-bit Windows, the second has the processor.
        String wide = System.getenv("PROCESSOR_ARCHITEW6432");
        String own = wide == null ? System.getenv("PROCESSOR_ARCHITECTURE") : wide;
        boolean wideWindows = !own.equalsIgnoreCase("x86");
        // A 64-bit Wine may lack the part for x86, and then ends such a program at once, with exit code 0.
        return processor.equals("x64") ? wideWindows
                : !wideWindows || new File(System.getenv("windir"), "SysWOW64\\kernel32.dll").exists();
    }
}
