package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.CX509EnrollmentWebClassFactory;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509EnrollmentWebClassFactory;

/** What can be found out about a strange Windows without changing anything on it. */
public final class WindowsProbe {

    private WindowsProbe() {
    }

    /**
     * Makes an enrollment object in this process, as programs do, and lets it go.
     *
     * @throws EnrollmentException {@code REGDB_E_CLASSNOTREG} where there is no CertEnroll, {@code ERROR_NOT_SUPPORTED} where
     *                             there is no Windows
     */
    public static void createEnrollment() throws EnrollmentException {
        WindowsEnrollment.checkPossibleHere();
        try (Apartment apartment = Apartment.join();
             ComInterface made = apartment.create(CX509Enrollment.class)) {
            made.as(IX509Enrollment.class).close();
        }
    }

    /**
     * Makes an enrollment object by {@code CX509EnrollmentWebClassFactory} in a process of its own, as web pages do, and lets
     * it go.
     *
     * @throws EnrollmentException as {@link #createEnrollment()}
     */
    public static void createByWebFactory() throws EnrollmentException {
        WindowsEnrollment.checkPossibleHere();
        try (Apartment apartment = Apartment.join();
             IX509EnrollmentWebClassFactory factory =
                     apartment.create(CX509EnrollmentWebClassFactory.class);
             ComInterface made = factory.CreateObject(CX509Enrollment.class.getAnnotation(CoClass.class).progId())) {
            made.as(IX509Enrollment.class).close();
        }
    }

    /**
     * Opens a store to change it, and does not.
     *
     * @return whether there is such a store yet
     * @throws EnrollmentException {@code E_ACCESSDENIED} if it may not be changed
     */
    public static boolean openToWrite(EnrollmentContext context, StoreName name) throws EnrollmentException {
        WindowsEnrollment.checkPossibleHere();
        return CertificateStore.maybeWritten(context, name);
    }

    /**
     * Whether this process is elevated.
     *
     * @throws EnrollmentException if Windows does not say
     */
    public static boolean isElevated() throws EnrollmentException {
        WindowsEnrollment.checkPossibleHere();
        return CurrentUser.isElevated();
    }

    /**
     * How many installations of this context were interrupted and wait to be undone; whoever opens an enrollment undoes them.
     *
     * @throws EnrollmentException if the folder of the notes may not be read
     */
    public static int interruptedInstallations(EnrollmentContext context) throws EnrollmentException {
        WindowsEnrollment.checkPossibleHere();
        return InterruptedInstallation.left(context).size();
    }
}
