package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Ole32;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** COM is set up and given back in pairs, and objects stay on their thread. */
class ApartmentIT {

    private static final int S_OK = 0;
    private static final int S_FALSE = 1;
    private static final int RPC_E_CHANGED_MODE = 0x80010106;

    @Test
    void closingLeavesAThreadWithoutComWithoutCom() throws Exception {
        onAThreadOfItsOwn(() -> {
            WindowsEnrollment.open(EnrollmentContext.USER).close();

            // Had one CoUninitialize been missing, the other kind of apartment would be refused.
            assertThat(initialize(Ole32.COINIT_APARTMENTTHREADED)).isEqualTo(S_OK);
            Ole32.INSTANCE.CoUninitialize();
            return null;
        });
    }

    @Test
    void aThreadInASingleThreadedApartmentStaysInIt() throws Exception {
        onAThreadOfItsOwn(() -> {
            assertThat(initialize(Ole32.COINIT_APARTMENTTHREADED)).isEqualTo(S_OK);
            try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
                assertThat(enrollment.context()).isEqualTo(EnrollmentContext.USER);
            }
            // One uninitialize too many would have ended the apartment, and this would be S_OK.
            assertThat(initialize(Ole32.COINIT_APARTMENTTHREADED)).isEqualTo(S_FALSE);
            assertThat(initialize(Ole32.COINIT_MULTITHREADED)).isEqualTo(RPC_E_CHANGED_MODE);
            Ole32.INSTANCE.CoUninitialize();
            Ole32.INSTANCE.CoUninitialize();
            return null;
        });
    }

    @Test
    void twoEnrollmentsOnOneThreadEachOweTheirOwn() throws Exception {
        onAThreadOfItsOwn(() -> {
            Enrollment first = WindowsEnrollment.open(EnrollmentContext.USER);
            Enrollment second = WindowsEnrollment.open(EnrollmentContext.USER);
            first.close();
            first.close();
            assertThat(initialize(Ole32.COINIT_MULTITHREADED)).isEqualTo(S_FALSE);
            Ole32.INSTANCE.CoUninitialize();
            second.close();
            assertThat(initialize(Ole32.COINIT_APARTMENTTHREADED)).isEqualTo(S_OK);
            Ole32.INSTANCE.CoUninitialize();
            return null;
        });
    }

    @Test
    void anotherThreadIsToldWhoseTheEnrollmentIs() throws Exception {
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            String owner = Thread.currentThread().getName();
            assertThatThrownBy(() -> onAThreadOfItsOwn(() ->
                    enrollment.createRequest(CertificateRequest.forSubject("CN=x").build())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"" + owner + "\"")
                    .hasMessageContaining("\"guest\"");
        }
    }

    @Test
    void theServersOwnWordsArrive() throws EnrollmentException {
        try (Apartment apartment = Apartment.join();
             IX509Enrollment enrollment = apartment.create(CX509Enrollment.class)) {
            assertThatThrownBy(() -> enrollment.InstallResponse(0, "", 1, new char[0]))
                    .isInstanceOf(EnrollmentException.class)
                    .hasMessageStartingWith("OLE_E_BLANK (0x80040007): InstallResponse: CertEnroll::CX509Enrollment::p_InstallResponse:");
        }
    }

    private static int initialize(int mode) {
        return Ole32.INSTANCE.CoInitializeEx(Pointer.NULL, mode).intValue();
    }

    private static <T> T onAThreadOfItsOwn(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task, "guest").start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception) {
                throw (Exception) e.getCause();
            }
            throw (Error) e.getCause();
        }
    }
}
