package io.github.certenroll4j.win;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One installation at a time for the stores of a user or of the machine, in whatever process and session: a mutex of
 * Windows. A thread that holds it can take it again. It keeps nobody out who does not ask for it.
 *
 * <p>Its name is in the namespace of all sessions, as the stores are: a user who is logged on twice, or runs one program
 * elevated and one not, has one MY. Whoever makes it lets that user, the administrators and the system use it, whatever
 * the default of the token is.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/termserv/kernel-object-namespaces">Kernel object namespaces</a>
 */
final class InstallationLock implements AutoCloseable {

    /** Chains are built with the network's help, and a key may ask its user. */
    private static final long LIMIT_MILLIS = TimeUnit.MINUTES.toMillis(3);
    /** {@code HRESULT_FROM_WIN32(WAIT_TIMEOUT)}. */
    private static final HResult TIMEOUT = HResult.of(0x80070102);
    private static final int SDDL_REVISION_1 = 1;
    private static final String MUTEX_ALL_ACCESS = "0x1f0001";

    private final Thread owner = Thread.currentThread();
    private Pointer mutex;

    private InstallationLock(Pointer mutex) {
        this.mutex = mutex;
    }

    /** Waits until this thread has it. */
    static InstallationLock of(EnrollmentContext context) throws EnrollmentException {
        return of(context, LIMIT_MILLIS);
    }

    /**
     * @param limitMillis how long to wait for it
     * @throws EnrollmentException {@code WAIT_TIMEOUT} if somebody else has it for longer
     */
    static InstallationLock of(EnrollmentContext context, long limitMillis) throws EnrollmentException {
        Pointer mutex = create(context);
        int waited = Kernel32.WaitForSingleObject(mutex, (int) limitMillis);
        // Abandoned: whoever had it has died, and left what the next one undoes.
        if (waited == Kernel32.WAIT_OBJECT_0 || waited == Kernel32.WAIT_ABANDONED) {
            return new InstallationLock(mutex);
        }
        EnrollmentException failed = waited == Kernel32.WAIT_TIMEOUT
                ? new EnrollmentException(TIMEOUT, "WaitForSingleObject", "another installation for the " + context.owner()
                        + " has been going on for " + limitMillis / 1000 + " seconds, and this one has not begun")
                : LastError.of("WaitForSingleObject");
        Kernel32.CloseHandle(mutex);
        throw failed;
    }

    /** For a look that does without: empty if somebody else has it for longer, or this process may not have it. */
    static Optional<InstallationLock> ifFree(EnrollmentContext context, long limitMillis) {
        try {
            return Optional.of(of(context, limitMillis));
        } catch (EnrollmentException taken) {
            return Optional.empty();
        }
    }

    private static Pointer create(EnrollmentContext context) throws EnrollmentException {
        String user = context.isMachine() ? "" : CurrentUser.sid();
        PointerByReference descriptor = new PointerByReference();
        if (!Advapi32.ConvertStringSecurityDescriptorToSecurityDescriptorW(new WString(access(user)), SDDL_REVISION_1,
                descriptor, Pointer.NULL)) {
            throw LastError.of("ConvertStringSecurityDescriptorToSecurityDescriptor");
        }
        // SECURITY_ATTRIBUTES: a DWORD of length, the pointer at its own alignment, and whether it is inherited
        try (Memory attributes = new Memory(3L * Native.POINTER_SIZE)) {
            attributes.clear();
            attributes.setInt(0, (int) attributes.size());
            attributes.setPointer(Native.POINTER_SIZE, descriptor.getValue());
            Pointer mutex = Kernel32.CreateMutexExW(attributes, new WString(name(context, user)), 0,
                    Kernel32.SYNCHRONIZE | Kernel32.MUTEX_MODIFY_STATE);
            if (mutex == null) {
                throw LastError.of("CreateMutexEx");
            }
            return mutex;
        } finally {
            Kernel32.LocalFree(descriptor.getValue());
        }
    }

    /** System and administrators, and the user whose stores they are. */
    private static String access(String user) {
        String access = "D:P(A;;" + MUTEX_ALL_ACCESS + ";;;SY)(A;;" + MUTEX_ALL_ACCESS + ";;;BA)";
        return user.isEmpty() ? access : access + "(A;;" + MUTEX_ALL_ACCESS + ";;;" + user + ")";
    }

    static String name(EnrollmentContext context, String user) {
        return "Global\\certenroll4j-installation-" + (context.isMachine() ? "machine" : user);
    }

    @Override
    public void close() {
        Threads.check(owner, "lock");
        if (mutex != null) {
            Kernel32.ReleaseMutex(mutex);
            Kernel32.CloseHandle(mutex);
            mutex = null;
        }
    }
}
