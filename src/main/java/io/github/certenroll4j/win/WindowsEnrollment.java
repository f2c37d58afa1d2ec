package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import io.github.certenroll4j.PfxContent;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.CX509EnrollmentWebClassFactory;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509EnrollmentWebClassFactory;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;

/**
 * An enrollment by the CertEnroll of this Windows.
 *
 * <p>Opening it sets up COM on the calling thread, or joins the apartment that the thread is in already; closing it
 * leaves the thread as it was. It also undoes what an interrupted installation left; {@link InterruptedInstallation} tells.
 */
public final class WindowsEnrollment implements Enrollment {

    private static final int ERROR_NOT_SUPPORTED = 50;

    private final EnrollmentContext context;
    private final Apartment apartment;
    private final IX509Enrollment enrollment;
    private boolean initialized;

    private WindowsEnrollment(EnrollmentContext context, Apartment apartment, IX509Enrollment enrollment) {
        this.context = context;
        this.apartment = apartment;
        this.enrollment = enrollment;
    }

    /** Whether this is Windows, or something that passes for it. */
    public static boolean isPossibleHere() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /**
     * Ends before anything native is loaded where there is no Windows.
     *
     * @throws EnrollmentException {@code ERROR_NOT_SUPPORTED} where {@link #isPossibleHere()} says no
     */
    public static void checkPossibleHere() throws EnrollmentException {
        if (!isPossibleHere()) {
            throw new EnrollmentException(HResult.ofWin32(ERROR_NOT_SUPPORTED), "CoCreateInstance",
                    "CertEnroll is a part of Windows, and this is " + System.getProperty("os.name"));
        }
    }

    /**
     * Opens an enrollment in this process, as a program or script on the desktop has it.
     *
     * @throws EnrollmentException {@code REGDB_E_CLASSNOTREG} where there is no CertEnroll (Windows before Vista),
     *                             {@code ERROR_NOT_SUPPORTED} where there is no Windows
     */
    public static WindowsEnrollment open(EnrollmentContext context) throws EnrollmentException {
        Objects.requireNonNull(context, "context");
        return open(context, apartment -> apartment.create(CX509Enrollment.class));
    }

    /**
     * Opens an enrollment of the user as a web page has it: made by {@code CX509EnrollmentWebClassFactory} in a process
     * of its own, and held to what a page may do.
     *
     * @throws EnrollmentException {@code REGDB_E_CLASSNOTREG} where there is no CertEnroll (Windows before Vista),
     *                             {@code ERROR_NOT_SUPPORTED} where there is no Windows
     */
    public static WindowsEnrollment openAsWebPage() throws EnrollmentException {
        return open(EnrollmentContext.USER, apartment -> {
            try (IX509EnrollmentWebClassFactory factory =
                         apartment.create(CX509EnrollmentWebClassFactory.class);
                 ComInterface made = factory.CreateObject(CX509Enrollment.class.getAnnotation(CoClass.class).progId())) {
                return made.as(IX509Enrollment.class);
            }
        });
    }

    private interface Maker {
        IX509Enrollment make(Apartment apartment) throws EnrollmentException;
    }

    private static WindowsEnrollment open(EnrollmentContext context, Maker maker) throws EnrollmentException {
        checkPossibleHere();
        Apartment apartment = Apartment.join();
        try {
            InterruptedInstallation.finishLeft(context);
            return new WindowsEnrollment(context, apartment, maker.make(apartment));
        } catch (EnrollmentException | RuntimeException | Error e) {
            apartment.close();
            throw e;
        }
    }

    @Override
    public EnrollmentContext context() {
        return context;
    }

    @Override
    public byte[] createRequest(CertificateRequest request, char[] pin) throws EnrollmentException {
        checkThread();
        byte[] made = request.renewal().isPresent()
                ? new RenewalMaker(apartment, context, request, request.renewal().get(), pin).make(enrollment)
                : new RequestMaker(apartment, context, request, pin).make(enrollment);
        initialized = true;
        return made;
    }

    @Override
    public byte[] createSelfSigned(CertificateRequest request, ValidityPeriod validity, char[] pin) throws EnrollmentException {
        checkThread();
        if (request.renewal().isPresent()) {
            throw new IllegalArgumentException("a self-signed certificate renews none");
        }
        byte[] made = new RequestMaker(apartment, context, request, pin).makeSelfSigned(validity, enrollment);
        initialized = true;
        return made;
    }

    @Override
    public void installResponse(Set<InstallRestriction> restrictions, String response, EncodingType encoding, char[] password)
            throws EnrollmentException {
        checkThread();
        if (!initialized) {
            enrollment.Initialize(context.value());
            initialized = true;
        }
        // What it adds must not be taken for what a dry run beside it added.
        InstallationLock lock = InstallationLock.of(context);
        try {
            enrollment.InstallResponse(InstallRestriction.sum(restrictions), response, encoding.value(), password);
        } finally {
            lock.close();
        }
    }

    @Override
    public InstalledCertificate install(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password)
            throws EnrollmentException {
        return install(response, restrictions, password, false);
    }

    @Override
    public InstalledCertificate dryRun(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password)
            throws EnrollmentException {
        if (response.bringsKey()) {
            throw new IllegalArgumentException("a dry run takes no PFX: its private key would stay in its container");
        }
        return install(response, restrictions, password, true);
    }

    private InstalledCertificate install(EncodedResponse response, Set<InstallRestriction> restrictions, char[] password,
            boolean undo) throws EnrollmentException {
        checkThread();
        // What one installation takes back must not be what another one has just added.
        return WindowsStores.of(context).alone(() -> new Installation(context, response, undo)
                .run(() -> installResponse(restrictions, response.text(), response.encoding(), password)));
    }

    @Override
    public byte[] createPfx(char[] password, PfxContent content) throws EnrollmentException {
        checkThread();
        return Base64.getMimeDecoder().decode(enrollment.CreatePFX(password, content.value(), EncodingType.BASE64.value()));
    }

    private void checkThread() {
        Threads.check(apartment.owner(), "Enrollment");
    }

    @Override
    public void close() {
        enrollment.close();
        apartment.close();
    }
}
