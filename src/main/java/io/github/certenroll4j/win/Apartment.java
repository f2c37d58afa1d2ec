package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid.GUID;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;

/**
 * COM on this thread, from {@link #join()} to {@link #close()}. A thread that is in an apartment already stays in it.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coinitializeex">CoInitializeEx</a>
 */
final class Apartment implements AutoCloseable {

    private static final int RPC_E_CHANGED_MODE = 0x80010106;

    private final Thread owner = Thread.currentThread();
    private boolean owesUninitialize;

    private Apartment(boolean owesUninitialize) {
        this.owesUninitialize = owesUninitialize;
    }

    /**
     * Sets COM up on this thread, for many threads to share: a Java thread runs no message loop, which an apartment of
     * its own would need.
     */
    static Apartment join() throws EnrollmentException {
        int hr = Ole32.INSTANCE.CoInitializeEx(Pointer.NULL, Ole32.COINIT_MULTITHREADED).intValue();
        // S_OK and S_FALSE each count and owe a CoUninitialize; this refusal does not, and COM works all the same.
        if (hr < 0 && hr != RPC_E_CHANGED_MODE) {
            throw new EnrollmentException(HResult.of(hr), "CoInitializeEx", "");
        }
        return new Apartment(hr >= 0);
    }

    /** {@code CoCreateInstance}: a new object of a class, by one of its interfaces. */
    <T extends ComInterface> T create(ComClass which, Class<T> type) throws EnrollmentException {
        PointerByReference found = new PointerByReference();
        int hr = Ole32.INSTANCE.CoCreateInstance(GUID.fromString(which.clsid), Pointer.NULL, which.server,
                ComObject.iid(type), found).intValue();
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), "CoCreateInstance of " + which.progId, "");
        }
        return ComObject.of(type, found.getValue());
    }

    Thread owner() {
        return owner;
    }

    /** Gives back what {@link #join()} took; twice is harmless. */
    @Override
    public void close() {
        Threads.check(owner, "apartment");
        if (owesUninitialize) {
            owesUninitialize = false;
            Ole32.INSTANCE.CoUninitialize();
        }
    }
}
