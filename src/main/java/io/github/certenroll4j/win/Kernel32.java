package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.WString;

/**
 * The calls of kernel32.dll that work on mutexes.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/sync/mutex-objects">Mutex Objects</a>
 */
final class Kernel32 {

    static final int SYNCHRONIZE = 0x100000;
    static final int MUTEX_MODIFY_STATE = 1;
    static final int WAIT_OBJECT_0 = 0;
    static final int WAIT_ABANDONED = 0x80;
    static final int WAIT_TIMEOUT = 0x102;
    /** {@code GetCurrentProcess()}: a number that stands for it. */
    static final Pointer CURRENT_PROCESS = new Pointer(-1);

    static {
        WindowsDll.bind(Kernel32.class, "kernel32");
    }

    private Kernel32() {
    }

    static native Pointer CreateMutexExW(Pointer lpMutexAttributes, WString lpName, int dwFlags, int dwDesiredAccess);

    static native int WaitForSingleObject(Pointer hHandle, int dwMilliseconds);

    static native boolean ReleaseMutex(Pointer hMutex);

    static native boolean CloseHandle(Pointer hObject);

    static native Pointer LocalFree(Pointer hMem);
}
