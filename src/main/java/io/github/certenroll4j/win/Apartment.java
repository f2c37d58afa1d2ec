package io.github.certenroll4j.win;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Guid.GUID;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.platform.win32.WTypes;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * COM on this thread, from {@link #join()} to {@link #close()}. A thread that is in an apartment already stays in it.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coinitializeex">CoInitializeEx</a>
 */
final class Apartment implements AutoCloseable {

    private static final int RPC_E_CHANGED_MODE = 0x80010106;

    /** The process of the one before can be ending just when it is asked; the next attempt starts another. */
    private static final int ATTEMPTS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Set<HResult> SERVER_IS_ENDING = new HashSet<>(Arrays.asList(
            HResult.of(0x80080008) /* CO_E_SERVER_STOPPING */,
            HResult.of(0x800706b5) /* RPC_S_UNKNOWN_IF */,
            HResult.of(0x800706ba) /* RPC_S_SERVER_UNAVAILABLE */,
            HResult.of(0x800706be) /* RPC_S_CALL_FAILED */,
            HResult.of(0x800706bf) /* RPC_S_CALL_FAILED_DNE */,
            HResult.of(0x80010108) /* RPC_E_DISCONNECTED */,
            HResult.of(0x80040154) /* REGDB_E_CLASSNOTREG: Wine's, when the class is just revoked */,
            HResult.of(0x80004005) /* E_FAIL: Wine's, when it was asked before that and answers after it */));

    private final Thread owner = Thread.currentThread();
    private final LiveObjects objects = new LiveObjects();
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

    interface Creation<T> {
        T create() throws EnrollmentException;
    }

    /** Creates an object that lives in a process of its own. */
    static <T> T outOfProcess(Creation<T> creation) throws EnrollmentException {
        for (int attempt = 1; ; attempt++) {
            try {
                return creation.create();
            } catch (EnrollmentException refusal) {
                if (attempt == ATTEMPTS || !SERVER_IS_ENDING.contains(refusal.hresult())) {
                    throw refusal;
                }
                LockSupport.parkNanos(attempt * PAUSE_NANOS);
            }
        }
    }

    /** {@code CoCreateInstance}: a new object of a class, by its oldest interface. */
    <T extends ComInterface> T create(Class<T> coClass) throws EnrollmentException {
        return create(coClass, coClass);
    }

    /** {@code CoCreateInstance}: a new object of a class, by one of its interfaces. */
    <T extends ComInterface> T create(Class<?> coClass, Class<T> type) throws EnrollmentException {
        CoClass made = coClass.getAnnotation(CoClass.class);
        if (made == null) {
            throw new IllegalArgumentException(coClass.getName() + " is no class of COM: it has no @CoClass");
        }
        return made.outOfProcess() ? outOfProcess(() -> createOnce(made, type)) : createOnce(made, type);
    }

    private <T extends ComInterface> T createOnce(CoClass made, Class<T> type) throws EnrollmentException {
        PointerByReference found = new PointerByReference();
        int hr = Ole32.INSTANCE.CoCreateInstance(GUID.fromString(made.clsid()), Pointer.NULL,
                made.outOfProcess() ? WTypes.CLSCTX_LOCAL_SERVER : WTypes.CLSCTX_INPROC_SERVER, Iids.guid(type), found).intValue();
        if (hr < 0) {
            throw new EnrollmentException(HResult.of(hr), "CoCreateInstance of " + made.progId(), Iids.since(hr, type));
        }
        return ComObject.of(objects, type, found.getValue());
    }

    /** How many objects that were made here, or came from such, are not released yet. */
    int liveObjects() {
        return objects.count();
    }

    Thread owner() {
        return owner;
    }

    /** Releases what is left, and gives back what {@link #join()} took; twice is harmless. */
    @Override
    public void close() {
        Threads.check(owner, "apartment");
        objects.release();
        if (owesUninitialize) {
            owesUninitialize = false;
            Ole32.INSTANCE.CoUninitialize();
        }
    }
}
