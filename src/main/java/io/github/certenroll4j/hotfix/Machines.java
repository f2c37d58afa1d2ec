package io.github.certenroll4j.hotfix;

import java.util.Optional;

/** For which machine the files of one Windows have to be. */
final class Machines {

    private static final String X86 = "x86";

    /** Empty if the kernel could not be read. */
    private final Optional<String> kernel;
    private final boolean hasSysWow64;

    Machines(Optional<String> kernel, boolean hasSysWow64) {
        this.kernel = kernel;
        this.hasSysWow64 = hasSysWow64;
    }

    /** The copy, or the same as a misplaced one if it is for another machine than the files beside it. */
    CertenrollCopy inSystem32(CertenrollCopy copy) {
        String machine = copy.machine().orElse("");
        boolean redirected = machine.equals(X86) && (hasSysWow64 || kernel.isPresent() && !kernel.get().equals(X86));
        if (redirected) {
            // The kernel, too, may be that of SysWOW64.
            String windows = kernel.isPresent() && !kernel.get().equals(X86) ? kernel.get() : "64 bits";
            return copy.misplaced("it is for x86, and this Windows is for " + windows
                    + "; a backup by a 32-bit program has the files of SysWOW64 in System32");
        }
        boolean fits = machine.isEmpty() || !kernel.isPresent() || kernel.get().equals(machine);
        return fits ? copy : copy.misplaced("it is for " + machine + ", and this Windows is for " + kernel.get());
    }

    /** SysWOW64 is for programs of 32 bits whatever the machine; on arm64, too, for x86. */
    static CertenrollCopy inSysWow64(CertenrollCopy copy) {
        String machine = copy.machine().orElse(X86);
        return machine.equals(X86) ? copy : copy.misplaced("it is for " + machine + ", and SysWOW64 is for x86");
    }
}
