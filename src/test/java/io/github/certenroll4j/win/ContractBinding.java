package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.ValidityPeriod;
import java.util.Optional;

/**
 * One way to call CertEnroll from Java. The scenarios of the contract are written over this, so that each way is asked
 * the same and has to hear the same.
 */
interface ContractBinding {

    /** The class factory of web pages, or none: then objects are made by {@code CoCreateInstance}. */
    enum Caller { DESKTOP, WEB_PAGE }

    Session open(Caller caller) throws EnrollmentException;

    /** COM on this thread, and where objects come from. */
    interface Session extends AutoCloseable {

        Enroll enrollment() throws EnrollmentException;

        /** An enrollment that was initialised with a request for a new RSA key of 1024 bits. */
        Enroll enrollmentWithRequest(String subject) throws EnrollmentException;

        /** A PKCS #10 request that was not initialised. */
        Request request() throws EnrollmentException;

        /**
         * An enrollment that was initialised with a request for a certificate of its own.
         *
         * @param validity {@code NotBefore} and {@code NotAfter}; empty for what they are by default
         */
        Enroll selfSigned(String subject, Optional<ValidityPeriod> validity) throws EnrollmentException;

        /** {@code IX509PrivateKey::Create} of a key with these properties, which is deleted again if it is made. */
        void createKey(String securityDescriptor, int protection, boolean silent) throws EnrollmentException;

        /** Has the web class factory make an object, and releases it. */
        void make(String progId) throws EnrollmentException;

        @Override
        void close();
    }

    /** {@code IX509CertificateRequestPkcs10} as far as scenarios of a renewal call it. */
    interface Request extends AutoCloseable {

        void initializeFromCertificate(String certificate, int encoding, int options) throws EnrollmentException;

        /** An enrollment that was initialised with it. */
        Enroll enrollment() throws EnrollmentException;

        @Override
        void close();
    }

    /** {@code IX509Enrollment}, {@code IX509Enrollment2} and {@code IX509EnrollmentStatus} as far as scenarios call them. */
    interface Enroll extends AutoCloseable {

        void initialize(int context) throws EnrollmentException;

        String createRequest(int encoding) throws EnrollmentException;

        /** {@code text} and {@code password} may be null: a null BSTR. */
        void installResponse(int restrictions, String text, int encoding, char[] password) throws EnrollmentException;

        /** {@code QueryInterface} for {@code IX509Enrollment2}, and its {@code InstallResponse2}. */
        void installResponse2(int restrictions, String text, int encoding) throws EnrollmentException;

        /** {@code QueryInterface} for {@code IX509Enrollment2}. */
        void askForEnrollment2() throws EnrollmentException;

        String createPfx(String password, int exportOptions, int encoding) throws EnrollmentException;

        String certificate(int encoding) throws EnrollmentException;

        String response(int encoding) throws EnrollmentException;

        void putCertificateFriendlyName(String value) throws EnrollmentException;

        void putCertificateDescription(String value) throws EnrollmentException;

        /** {@code IX509EnrollmentStatus}: Status, Error (as {@code 0x…}) and ErrorText, a blank between them. */
        String status() throws EnrollmentException;

        @Override
        void close();
    }
}
