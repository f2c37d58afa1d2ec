package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.ComInterface;
import java.util.Objects;

/**
 * The CertEnroll of this Windows, with all its classes: for what {@link WindowsEnrollment} has no method for.
 *
 * <p>Opening it sets up COM on the calling thread, or joins the apartment that the thread is in already; closing it leaves the
 * thread as it was. Its objects belong to that thread, are the caller's to close, in a try header for instance, and are
 * released with it at the latest.
 *
 * <p>What a method of CertEnroll adds or removes is not undone here.
 *
 * @see io.github.certenroll4j.certenroll
 */
public final class CertEnroll implements AutoCloseable {

    private final EnrollmentContext context;
    private final Apartment apartment;
    private boolean isClosed;

    private CertEnroll(EnrollmentContext context, Apartment apartment) {
        this.context = context;
        this.apartment = apartment;
    }

    /**
     * Sets COM up on this thread.
     *
     * @param context whose certificates and keys the program is about; {@link #context()} gives it back for CertEnroll's
     *                {@code Initialize} methods, which ask for it each
     * @throws EnrollmentException {@code ERROR_NOT_SUPPORTED} where there is no Windows
     */
    public static CertEnroll open(EnrollmentContext context) throws EnrollmentException {
        Objects.requireNonNull(context, "context");
        WindowsEnrollment.checkPossibleHere();
        return new CertEnroll(context, Apartment.join());
    }

    /** What it was opened for. */
    public EnrollmentContext context() {
        return context;
    }

    /**
     * Makes an object of a class, by the class's oldest interface.
     *
     * @param coClass with {@link io.github.certenroll4j.certenroll.CoClass}: {@code CX509PrivateKey.class} for instance
     * @throws EnrollmentException {@code REGDB_E_CLASSNOTREG} where this Windows has no such class; where a later Windows has
     *                             it, the message names that Windows
     */
    public <T extends ComInterface> T create(Class<T> coClass) throws EnrollmentException {
        Threads.check(apartment.owner(), "CertEnroll");
        if (isClosed) {
            throw new IllegalStateException("this CertEnroll was closed");
        }
        return apartment.create(coClass);
    }

    /** How many objects were got from it, directly or from its objects, and are not closed yet. */
    public int liveObjects() {
        Threads.check(apartment.owner(), "CertEnroll");
        return apartment.liveObjects();
    }

    /** Releases every object that is left, and COM. Twice is harmless. */
    @Override
    public void close() {
        apartment.close();
        isClosed = true;
    }
}
