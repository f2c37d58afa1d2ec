package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** How much memory this process has taken from Windows besides Java's heap, which grows as it likes. */
final class ProcessMemory {

    private static final int PAGEFILE_USAGE = 8 + 6 * Native.POINTER_SIZE;
    private static final int COUNTERS_SIZE = 8 + 8 * Native.POINTER_SIZE;

    private ProcessMemory() {
    }

    /** {@code PagefileUsage} of {@code GetProcessMemoryInfo}, after a collection: what JNA frees, it frees then. */
    static long inUse() {
        System.gc();
        NativeLibrary kernel32 = NativeLibrary.getInstance("kernel32");
        Memory counters = new Memory(COUNTERS_SIZE);
        counters.clear();
        counters.setInt(0, COUNTERS_SIZE);
        int done = NativeLibrary.getInstance("psapi").getFunction("GetProcessMemoryInfo", Function.ALT_CONVENTION).invokeInt(new Object[] {
            kernel32.getFunction("GetCurrentProcess", Function.ALT_CONVENTION).invokePointer(new Object[0]), counters, COUNTERS_SIZE});
        assertThat(done).isNotZero();
        long all = Native.POINTER_SIZE == Long.BYTES ? counters.getLong(PAGEFILE_USAGE) : counters.getInt(PAGEFILE_USAGE);
        return all - heap();
    }

    /** What Java has taken for its heap, used or not. */
    static long heap() {
        return Runtime.getRuntime().totalMemory();
    }
}
