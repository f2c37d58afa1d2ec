package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Who waits for whom. No store is touched. */
class InstallationLockIT {

    private static final EnrollmentContext USER = EnrollmentContext.USER;
    private static final int SYNCHRONIZE = 0x100000;

    @Test
    void oneThreadTakesItTwiceAndAnotherWaits() throws Exception {
        InstallationLock outer = InstallationLock.of(USER);
        InstallationLock inner = InstallationLock.of(USER);
        assertThat(takenByAnother()).isTrue();
        inner.close();
        assertThat(takenByAnother()).as("after the inner one").isTrue();
        outer.close();
        assertThat(takenByAnother()).as("after both").isFalse();
    }

    @Test
    void theMachinesIsNotTheUsers() throws Exception {
        try (InstallationLock machine = InstallationLock.of(EnrollmentContext.MACHINE)) {
            assertThat(takenByAnother()).isFalse();
            assertThat(machine).isNotNull();
        }
    }

    @Test
    void whoWaitsTooLongIsToldForWhat() throws Exception {
        InstallationLock held = InstallationLock.of(USER);
        try {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> CompletableFuture.supplyAsync(InstallationLockIT::takeForAMoment).get())
                    .havingCause().withMessageContaining("WAIT_TIMEOUT (0x80070102)")
                    .withMessageContaining("another installation for the user has been going on for 1 seconds");
        } finally {
            held.close();
        }
    }

    /** Its handle stays open until this process ends: the machine's, so that no other test finds the user's. */
    @Test
    void aThreadThatEndsWithoutGivingItBackKeepsNobodyWaiting() throws Exception {
        Thread dies = new Thread(() -> assertThat(InstallationLock.ifFree(EnrollmentContext.MACHINE, 1000)).isPresent());
        dies.start();
        dies.join();

        // Windows ends the thread a little later than Java does.
        Optional<InstallationLock> abandoned = InstallationLock.ifFree(EnrollmentContext.MACHINE, 60_000);
        assertThat(abandoned).isPresent();
        abandoned.get().close();
    }

    @Test
    void theBareCallWaits() throws Exception {
        InstallationLock held = InstallationLock.of(USER);
        CompletableFuture<String> call = CompletableFuture.supplyAsync(() -> {
            try (WindowsEnrollment enrollment = WindowsEnrollment.open(USER)) {
                enrollment.installResponse(Collections.emptySet(), "no response", EncodingType.BASE64, new char[0]);
                return "";
            } catch (EnrollmentException refused) {
                return refused.operation();
            }
        });
        try {
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> call.get(2, TimeUnit.SECONDS));
        } finally {
            held.close();
        }
        assertThat(call.get()).isEqualTo("InstallResponse");
    }

    @Test
    void whatFailsUnderItGivesItBack() throws Exception {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> WindowsStores.of(USER).alone(() -> {
            throw new IllegalStateException("failed");
        }));
        assertThat(takenByAnother()).isFalse();
    }

    @Test
    void noneIsLeftWhenNobodyHoldsIt() throws Exception {
        InstallationLock.of(USER).close();

        assertThat(mutexExists()).isFalse();
        InstallationLock held = InstallationLock.of(USER);
        assertThat(mutexExists()).isTrue();
        held.close();
    }

    /** Whether a mutex of the user's stands in Windows; somebody holds or awaits it then. */
    static boolean mutexExists() throws EnrollmentException {
        NativeLibrary kernel = NativeLibrary.getInstance("kernel32");
        Pointer mutex = kernel.getFunction("OpenMutexW", Function.ALT_CONVENTION).invokePointer(
                new Object[] {SYNCHRONIZE, 0, new WString(InstallationLock.name(USER, CurrentUser.sid()))});
        if (mutex != null) {
            Kernel32.CloseHandle(mutex);
        }
        return mutex != null;
    }

    private static boolean takenByAnother() throws Exception {
        return CompletableFuture.supplyAsync(() -> {
            Optional<InstallationLock> lock = InstallationLock.ifFree(USER, 0);
            lock.ifPresent(InstallationLock::close);
            return !lock.isPresent();
        }).get();
    }

    private static InstallationLock takeForAMoment() {
        try {
            return InstallationLock.of(USER, 1000);
        } catch (EnrollmentException taken) {
            throw new IllegalStateException(taken.getMessage(), taken);
        }
    }
}
