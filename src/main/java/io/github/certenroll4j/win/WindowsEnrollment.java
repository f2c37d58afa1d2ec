package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.InstalledCertificate;
import java.util.Base64;
import java.util.Set;

/**
 * An enrollment by the CertEnroll of this Windows.
 *
 * <p>Opening it sets up COM on the calling thread, or joins the apartment that the thread is in already; closing it
 * leaves the thread as it was.
 */
public final class WindowsEnrollment implements Enrollment {

    /** Made for SHA-2 and on every Windows since XP; the default provider of Vista signs with SHA-1 only. */
    private static final String RSA_PROVIDER = "Microsoft Enhanced RSA and AES Cryptographic Provider";
    private static final int XCN_PROV_RSA_AES = 24;
    private static final int XCN_AT_KEYEXCHANGE = 1;
    private static final int XCN_CERT_NAME_STR_NONE = 0;
    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";

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
     * Opens an enrollment in this process, as a program or script on the desktop has it.
     *
     * @throws EnrollmentException {@code REGDB_E_CLASSNOTREG} where there is no CertEnroll (Windows before Vista)
     */
    public static WindowsEnrollment open(EnrollmentContext context) throws EnrollmentException {
        return open(context, apartment -> apartment.create(ComClass.CX509Enrollment, IX509Enrollment.class));
    }

    /**
     * Opens an enrollment of the user as a web page has it: made by {@code CX509EnrollmentWebClassFactory} in a process
     * of its own, and held to what a page may do.
     *
     * @throws EnrollmentException {@code REGDB_E_CLASSNOTREG} where there is no CertEnroll (Windows before Vista)
     */
    public static WindowsEnrollment openAsWebPage() throws EnrollmentException {
        return open(EnrollmentContext.USER, apartment -> {
            try (IX509EnrollmentWebClassFactory factory =
                         apartment.create(ComClass.CX509EnrollmentWebClassFactory, IX509EnrollmentWebClassFactory.class);
                 ComInterface made = factory.CreateObject(ComClass.CX509Enrollment.progId)) {
                return made.as(IX509Enrollment.class);
            }
        });
    }

    private interface Maker {
        IX509Enrollment make(Apartment apartment) throws EnrollmentException;
    }

    private static WindowsEnrollment open(EnrollmentContext context, Maker maker) throws EnrollmentException {
        Apartment apartment = Apartment.join();
        try {
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
    public byte[] createRequest(CertificateRequest request) throws EnrollmentException {
        checkThread();
        try (IX509PrivateKey key = apartment.create(ComClass.CX509PrivateKey, IX509PrivateKey.class)) {
            // Provider and type before the rest: they decide what the rest may be.
            key.put_ProviderName(RSA_PROVIDER);
            key.put_ProviderType(XCN_PROV_RSA_AES);
            key.put_KeySpec(XCN_AT_KEYEXCHANGE);
            key.put_Length(request.keyLength());
            key.put_MachineContext(context.isMachine());
            key.Create();
            try {
                return createRequest(request, key);
            } catch (EnrollmentException | RuntimeException e) {
                deleteAfter(e, key);
                throw e;
            }
        }
    }

    private byte[] createRequest(CertificateRequest request, IX509PrivateKey key) throws EnrollmentException {
        try (IX509CertificateRequestPkcs10 pkcs10 =
                     apartment.create(ComClass.CX509CertificateRequestPkcs10, IX509CertificateRequestPkcs10.class);
             IX500DistinguishedName subject = apartment.create(ComClass.CX500DistinguishedName, IX500DistinguishedName.class);
             IObjectId hash = apartment.create(ComClass.CObjectId, IObjectId.class)) {
            pkcs10.InitializeFromPrivateKey(context.value(), key, "");
            subject.Encode(request.subject(), XCN_CERT_NAME_STR_NONE);
            pkcs10.put_Subject(subject);
            hash.InitializeFromValue(SHA256);
            pkcs10.put_HashAlgorithm(hash);
            enrollment.InitializeFromRequest(pkcs10);
            initialized = true;
            return Base64.getMimeDecoder().decode(enrollment.CreateRequest(EncodingType.BASE64.value()));
        }
    }

    private static void deleteAfter(Exception trouble, IX509PrivateKey key) {
        try {
            key.Delete();
        } catch (EnrollmentException alsoRefused) {
            trouble.addSuppressed(alsoRefused);
        }
    }

    @Override
    public void installResponse(Set<InstallRestriction> restrictions, String response, EncodingType encoding, char[] password)
            throws EnrollmentException {
        checkThread();
        if (!initialized) {
            enrollment.Initialize(context.value());
            initialized = true;
        }
        enrollment.InstallResponse(InstallRestriction.sum(restrictions), response, encoding.value(), password);
    }

    @Override
    public InstalledCertificate install(String thumbprint, Set<InstallRestriction> restrictions, String response,
            EncodingType encoding, char[] password) throws EnrollmentException {
        checkThread();
        Installation installation = Installation.begin(context);
        try {
            installResponse(restrictions, response, encoding, password);
        } catch (EnrollmentException refusal) {
            return installation.failed(thumbprint, refusal);
        }
        return installation.succeeded(thumbprint);
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
