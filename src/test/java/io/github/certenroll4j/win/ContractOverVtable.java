package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.certenroll.CX500DistinguishedName;
import io.github.certenroll4j.certenroll.CX509CertificateRequestCertificate;
import io.github.certenroll4j.certenroll.CX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.CX509Enrollment;
import io.github.certenroll4j.certenroll.CX509EnrollmentWebClassFactory;
import io.github.certenroll4j.certenroll.CX509PrivateKey;
import io.github.certenroll4j.certenroll.CoClass;
import io.github.certenroll4j.certenroll.ComInterface;
import io.github.certenroll4j.certenroll.IX500DistinguishedName;
import io.github.certenroll4j.certenroll.IX509CertificateRequest;
import io.github.certenroll4j.certenroll.IX509CertificateRequestCertificate;
import io.github.certenroll4j.certenroll.IX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Enrollment2;
import io.github.certenroll4j.certenroll.IX509EnrollmentStatus;
import io.github.certenroll4j.certenroll.IX509EnrollmentWebClassFactory;
import io.github.certenroll4j.certenroll.IX509PrivateKey;
import java.util.Optional;

/** The contract by our own binding. */
final class ContractOverVtable implements ContractBinding {

    @Override
    public Session open(Caller caller) throws EnrollmentException {
        return new VtableSession(caller);
    }

    @Override
    public String toString() {
        return "java";
    }

    private static final class VtableSession implements Session {

        private final Apartment apartment = Apartment.join();
        /** Null for a desktop caller. */
        private final IX509EnrollmentWebClassFactory factory;

        VtableSession(Caller caller) throws EnrollmentException {
            try {
                factory = caller == Caller.DESKTOP ? null
                        : apartment.create(CX509EnrollmentWebClassFactory.class);
            } catch (EnrollmentException e) {
                apartment.close();
                throw e;
            }
        }

        private <T extends ComInterface> T create(Class<T> coClass) throws EnrollmentException {
            if (factory == null) {
                return apartment.create(coClass);
            }
            try (ComInterface unknown = factory.CreateObject(coClass.getAnnotation(CoClass.class).progId())) {
                return unknown.as(coClass);
            }
        }

        @Override
        public void make(String progId) throws EnrollmentException {
            factory.CreateObject(progId).close();
        }

        @Override
        public Enroll enrollment() throws EnrollmentException {
            return new VtableEnroll(create(CX509Enrollment.class));
        }

        @Override
        public Enroll enrollmentWithRequest(String subject) throws EnrollmentException {
            try (IX509PrivateKey key = create(CX509PrivateKey.class);
                 IX509CertificateRequestPkcs10 request =
                         create(CX509CertificateRequestPkcs10.class);
                 IX500DistinguishedName name = create(CX500DistinguishedName.class)) {
                key.put_Length(ContractScenario.KEY_BITS);
                key.put_ExportPolicy(ContractScenario.EXPORTABLE);
                key.Create();
                request.InitializeFromPrivateKey(ContractScenario.CONTEXT_USER, key, "");
                name.Encode(subject, 0);
                request.put_Subject(name);
                IX509Enrollment enrollment = create(CX509Enrollment.class);
                enrollment.InitializeFromRequest(request);
                return new VtableEnroll(enrollment);
            }
        }

        @Override
        public Request request() throws EnrollmentException {
            return new VtableRequest(this, create(CX509CertificateRequestPkcs10.class));
        }

        private VtableEnroll enrollmentWith(IX509CertificateRequest request) throws EnrollmentException {
            IX509Enrollment enrollment = create(CX509Enrollment.class);
            enrollment.InitializeFromRequest(request);
            return new VtableEnroll(enrollment);
        }

        @Override
        public Enroll selfSigned(String subject, Optional<ValidityPeriod> validity) throws EnrollmentException {
            try (IX509PrivateKey key = create(CX509PrivateKey.class);
                 IX509CertificateRequestCertificate request =
                         create(CX509CertificateRequestCertificate.class);
                 IX500DistinguishedName name = create(CX500DistinguishedName.class)) {
                key.put_Length(ContractScenario.KEY_BITS);
                key.Create();
                request.InitializeFromPrivateKey(ContractScenario.CONTEXT_USER, key, "");
                name.Encode(subject, 0);
                request.put_Subject(name);
                if (validity.isPresent()) {
                    request.put_NotBefore(validity.get().notBefore());
                    request.put_NotAfter(validity.get().notAfter());
                }
                return enrollmentWith(request);
            }
        }

        @Override
        public void createKey(String securityDescriptor, int protection, boolean silent) throws EnrollmentException {
            try (IX509PrivateKey key = create(CX509PrivateKey.class)) {
                key.put_SecurityDescriptor(securityDescriptor);
                key.put_KeyProtection(protection);
                key.put_Silent(silent);
                key.Create();
                key.Delete();
            }
        }

        @Override
        public void close() {
            if (factory != null) {
                factory.close();
            }
            apartment.close();
        }
    }

    private static final class VtableRequest implements Request {

        private final VtableSession session;
        private final IX509CertificateRequestPkcs10 request;

        VtableRequest(VtableSession session, IX509CertificateRequestPkcs10 request) {
            this.session = session;
            this.request = request;
        }

        @Override
        public void initializeFromCertificate(String certificate, int encoding, int options) throws EnrollmentException {
            request.InitializeFromCertificate(ContractScenario.CONTEXT_USER, certificate, encoding, options);
        }

        @Override
        public Enroll enrollment() throws EnrollmentException {
            return session.enrollmentWith(request);
        }

        @Override
        public void close() {
            request.close();
        }
    }

    private static final class VtableEnroll implements Enroll {

        private final IX509Enrollment enrollment;

        VtableEnroll(IX509Enrollment enrollment) {
            this.enrollment = enrollment;
        }

        @Override
        public void initialize(int context) throws EnrollmentException {
            enrollment.Initialize(context);
        }

        @Override
        public String createRequest(int encoding) throws EnrollmentException {
            return enrollment.CreateRequest(encoding);
        }

        @Override
        public void installResponse(int restrictions, String text, int encoding, char[] password) throws EnrollmentException {
            enrollment.InstallResponse(restrictions, text, encoding, password);
        }

        @Override
        public void installResponse2(int restrictions, String text, int encoding) throws EnrollmentException {
            try (IX509Enrollment2 newer = enrollment.as(IX509Enrollment2.class)) {
                newer.InstallResponse2(restrictions, text, encoding, new char[0], "", "", 0, 0);
            }
        }

        @Override
        public void askForEnrollment2() throws EnrollmentException {
            enrollment.as(IX509Enrollment2.class).close();
        }

        @Override
        public String createPfx(String password, int exportOptions, int encoding) throws EnrollmentException {
            return enrollment.CreatePFX(password.toCharArray(), exportOptions, encoding);
        }

        @Override
        public String certificate(int encoding) throws EnrollmentException {
            return enrollment.get_Certificate(encoding);
        }

        @Override
        public String response(int encoding) throws EnrollmentException {
            return enrollment.get_Response(encoding);
        }

        @Override
        public void putCertificateFriendlyName(String value) throws EnrollmentException {
            enrollment.put_CertificateFriendlyName(value);
        }

        @Override
        public void putCertificateDescription(String value) throws EnrollmentException {
            enrollment.put_CertificateDescription(value);
        }

        @Override
        public String status() throws EnrollmentException {
            try (IX509EnrollmentStatus status = enrollment.get_Status()) {
                return status.get_Status() + " " + status.get_Error().hex() + " " + status.get_ErrorText();
            }
        }

        @Override
        public void close() {
            enrollment.close();
        }
    }
}
