package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;

/** The contract by our own binding. */
final class ContractOverVtable implements ContractBinding {

    /** Slots that the scenarios need and the library does not. */
    @Iid("728ab346-217d-11da-b2a4-000e7bbb2b09")
    interface EnrollmentOutcome extends ComInterface {
        @Slot(21)
        IX509EnrollmentStatus get_Status() throws EnrollmentException;

        @Slot(22)
        String get_Certificate(int Encoding) throws EnrollmentException;

        @Slot(23)
        String get_Response(int Encoding) throws EnrollmentException;
    }

    @Iid("728ab350-217d-11da-b2a4-000e7bbb2b09")
    interface IX509Enrollment2 extends IX509Enrollment {
        @Slot(31)
        void InstallResponse2(int Restrictions, String strResponse, int Encoding, String strPassword,
                String strEnrollmentPolicyServerUrl, String strEnrollmentPolicyServerID, int EnrollmentPolicyServerFlags,
                int authFlags) throws EnrollmentException;
    }

    @Iid("728ab304-217d-11da-b2a4-000e7bbb2b09")
    interface IX509EnrollmentStatus extends ComInterface {
        @Slot(14)
        int get_Status() throws EnrollmentException;

        @Slot(16)
        int get_Error() throws EnrollmentException;

        @Slot(18)
        String get_ErrorText() throws EnrollmentException;
    }

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
                        : apartment.create(ComClass.CX509EnrollmentWebClassFactory, IX509EnrollmentWebClassFactory.class);
            } catch (EnrollmentException e) {
                apartment.close();
                throw e;
            }
        }

        private <T extends ComInterface> T create(ComClass which, Class<T> type) throws EnrollmentException {
            if (factory == null) {
                return apartment.create(which, type);
            }
            try (ComInterface unknown = factory.CreateObject(which.progId)) {
                return unknown.as(type);
            }
        }

        @Override
        public void make(String progId) throws EnrollmentException {
            factory.CreateObject(progId).close();
        }

        @Override
        public Enroll enrollment() throws EnrollmentException {
            return new VtableEnroll(create(ComClass.CX509Enrollment, IX509Enrollment.class));
        }

        @Override
        public Enroll enrollmentWithRequest(String subject) throws EnrollmentException {
            try (IX509PrivateKey key = create(ComClass.CX509PrivateKey, IX509PrivateKey.class);
                 IX509CertificateRequestPkcs10 request =
                         create(ComClass.CX509CertificateRequestPkcs10, IX509CertificateRequestPkcs10.class);
                 IX500DistinguishedName name = create(ComClass.CX500DistinguishedName, IX500DistinguishedName.class)) {
                key.put_Length(ContractScenario.KEY_BITS);
                key.put_ExportPolicy(ContractScenario.EXPORTABLE);
                key.Create();
                request.InitializeFromPrivateKey(ContractScenario.CONTEXT_USER, key, "");
                name.Encode(subject, 0);
                request.put_Subject(name);
                IX509Enrollment enrollment = create(ComClass.CX509Enrollment, IX509Enrollment.class);
                enrollment.InitializeFromRequest(request);
                return new VtableEnroll(enrollment);
            }
        }

        @Override
        public Request request() throws EnrollmentException {
            return new VtableRequest(this, create(ComClass.CX509CertificateRequestPkcs10, IX509CertificateRequestPkcs10.class));
        }

        private VtableEnroll enrollmentWith(IX509CertificateRequest request) throws EnrollmentException {
            IX509Enrollment enrollment = create(ComClass.CX509Enrollment, IX509Enrollment.class);
            enrollment.InitializeFromRequest(request);
            return new VtableEnroll(enrollment);
        }

        @Override
        public Enroll selfSigned(String subject, double from, double until) throws EnrollmentException {
            try (IX509PrivateKey key = create(ComClass.CX509PrivateKey, IX509PrivateKey.class);
                 IX509CertificateRequestCertificate request =
                         create(ComClass.CX509CertificateRequestCertificate, IX509CertificateRequestCertificate.class);
                 IX500DistinguishedName name = create(ComClass.CX500DistinguishedName, IX500DistinguishedName.class)) {
                key.put_Length(ContractScenario.KEY_BITS);
                key.Create();
                request.InitializeFromPrivateKey(ContractScenario.CONTEXT_USER, key, "");
                name.Encode(subject, 0);
                request.put_Subject(name);
                if (from != 0) {
                    request.put_NotBefore(from);
                    request.put_NotAfter(until);
                }
                return enrollmentWith(request);
            }
        }

        @Override
        public void createKey(String securityDescriptor, int protection, boolean silent) throws EnrollmentException {
            try (IX509PrivateKey key = create(ComClass.CX509PrivateKey, IX509PrivateKey.class)) {
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
                newer.InstallResponse2(restrictions, text, encoding, "", "", "", 0, 0);
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
            try (EnrollmentOutcome same = enrollment.as(EnrollmentOutcome.class)) {
                return same.get_Certificate(encoding);
            }
        }

        @Override
        public String response(int encoding) throws EnrollmentException {
            try (EnrollmentOutcome same = enrollment.as(EnrollmentOutcome.class)) {
                return same.get_Response(encoding);
            }
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
            try (EnrollmentOutcome same = enrollment.as(EnrollmentOutcome.class);
                 IX509EnrollmentStatus status = same.get_Status()) {
                return status.get_Status() + " " + HResult.of(status.get_Error()).hex() + " " + status.get_ErrorText();
            }
        }

        @Override
        public void close() {
            enrollment.close();
        }
    }
}
