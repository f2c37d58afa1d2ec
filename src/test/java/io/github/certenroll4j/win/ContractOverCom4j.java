package io.github.certenroll4j.win;

import com4j.COM4J;
import com4j.CLSCTX;
import com4j.Com4jObject;
import com4j.ComException;
import com4j.IID;
import com4j.VTID;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.ValidityPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The contract by com4j 2.1, with declarations of its own: where it hears something else, our binding is wrong. */
final class ContractOverCom4j implements ContractBinding {

    @IID("{728AB346-217D-11DA-B2A4-000E7BBB2B09}")
    interface Enrollment extends Com4jObject {
        @VTID(7)
        void initialize(int context);

        @VTID(9)
        void initializeFromRequest(Request request);

        @VTID(10)
        String createRequest(int encoding);

        @VTID(12)
        void installResponse(int restrictions, String response, int encoding, String password);

        @VTID(13)
        String createPFX(String password, int exportOptions, int encoding);

        @VTID(21)
        Status status();

        @VTID(22)
        String certificate(int encoding);

        @VTID(23)
        String response(int encoding);

        @VTID(25)
        void certificateFriendlyName(String value);

        @VTID(27)
        void certificateDescription(String value);
    }

    @IID("{728AB350-217D-11DA-B2A4-000E7BBB2B09}")
    interface Enrollment2 extends Enrollment {
        @VTID(31)
        void installResponse2(int restrictions, String response, int encoding, String password, String policyServerUrl,
                String policyServerId, int policyServerFlags, int authFlags);
    }

    @IID("{728AB304-217D-11DA-B2A4-000E7BBB2B09}")
    interface Status extends Com4jObject {
        @VTID(14)
        int status();

        @VTID(16)
        int error();

        @VTID(18)
        String errorText();
    }

    @IID("{728AB342-217D-11DA-B2A4-000E7BBB2B09}")
    interface Request extends Com4jObject {
        @VTID(33)
        void initializeFromPrivateKey(int context, PrivateKey key, String templateName);

        @VTID(35)
        void initializeFromCertificate(int context, String certificate, int encoding, int options);

        @VTID(46)
        void subject(Name value);
    }

    @IID("{728AB343-217D-11DA-B2A4-000E7BBB2B09}")
    interface SelfSigned extends Request {
        @VTID(64)
        void notBefore(double value);

        @VTID(66)
        void notAfter(double value);
    }

    @IID("{728AB30C-217D-11DA-B2A4-000E7BBB2B09}")
    interface PrivateKey extends Com4jObject {
        @VTID(8)
        void create();

        @VTID(36)
        void length(int value);

        @VTID(10)
        void delete();

        @VTID(38)
        void exportPolicy(int value);

        @VTID(42)
        void keyProtection(int value);

        @VTID(46)
        void securityDescriptor(String value);

        @VTID(55)
        void silent(boolean value);
    }

    @IID("{728AB303-217D-11DA-B2A4-000E7BBB2B09}")
    interface Name extends Com4jObject {
        @VTID(8)
        void encode(String name, int flags);
    }

    @IID("{728AB349-217D-11DA-B2A4-000E7BBB2B09}")
    interface WebClassFactory extends Com4jObject {
        @VTID(7)
        Com4jObject createObject(String progId);
    }

    @Override
    public Session open(Caller caller) throws EnrollmentException {
        return new Com4jSession(caller);
    }

    @Override
    public String toString() {
        return "com4j";
    }

    /** One place turns com4j's exceptions into ours; it wraps them when they cross its own threads. */
    private static <T> T hear(String operation, Supplier<T> call) throws EnrollmentException {
        try {
            return call.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ComException) {
                    throw new EnrollmentException(HResult.of(((ComException) cause).getHRESULT()), operation, cause.getMessage());
                }
            }
            throw e;
        }
    }

    private static void hear(String operation, Runnable call) throws EnrollmentException {
        hear(operation, () -> {
            call.run();
            return null;
        });
    }

    /** Automation's DATE: days since 30 December 1899. */
    private static double date(Instant time) {
        return Duration.between(Instant.parse("1899-12-30T00:00:00Z"), time).getSeconds() / 86_400.0;
    }

    private static final class Com4jSession implements Session {

        /** Null for a desktop caller. */
        private final WebClassFactory factory;

        Com4jSession(Caller caller) throws EnrollmentException {
            factory = caller == Caller.DESKTOP ? null : Apartment.outOfProcess(() -> hear("CoCreateInstance",
                    () -> COM4J.createInstance(WebClassFactory.class, "{884E2049-217D-11DA-B2A4-000E7BBB2B09}", CLSCTX.LOCAL_SERVER)));
        }

        private <T extends Com4jObject> T create(Class<T> type, String name) throws EnrollmentException {
            String progId = "X509Enrollment." + name;
            if (factory == null) {
                return hear("CoCreateInstance", () -> COM4J.createInstance(type, progId, CLSCTX.INPROC_SERVER));
            }
            Com4jObject unknown = hear("CreateObject", () -> factory.createObject(progId));
            try {
                return hear("QueryInterface", () -> unknown.queryInterface(type));
            } finally {
                unknown.dispose();
            }
        }

        @Override
        public void make(String progId) throws EnrollmentException {
            hear("CreateObject", () -> factory.createObject(progId)).dispose();
        }

        @Override
        public Enroll enrollment() throws EnrollmentException {
            return new Com4jEnroll(create(Enrollment.class, "CX509Enrollment"));
        }

        @Override
        public Enroll enrollmentWithRequest(String subject) throws EnrollmentException {
            List<Com4jObject> parts = new ArrayList<>();
            try {
                PrivateKey key = create(PrivateKey.class, "CX509PrivateKey");
                parts.add(key);
                Request request = create(Request.class, "CX509CertificateRequestPkcs10");
                parts.add(request);
                Name name = create(Name.class, "CX500DistinguishedName");
                parts.add(name);
                Enrollment enrollment = create(Enrollment.class, "CX509Enrollment");
                hear("making a request", () -> {
                    key.length(ContractScenario.KEY_BITS);
                    key.exportPolicy(ContractScenario.EXPORTABLE);
                    key.create();
                    request.initializeFromPrivateKey(ContractScenario.CONTEXT_USER, key, "");
                    name.encode(subject, 0);
                    request.subject(name);
                    enrollment.initializeFromRequest(request);
                });
                return new Com4jEnroll(enrollment);
            } finally {
                parts.forEach(Com4jObject::dispose);
            }
        }

        @Override
        public ContractBinding.Request request() throws EnrollmentException {
            return new Com4jRequest(this, create(Request.class, "CX509CertificateRequestPkcs10"));
        }

        private Enroll enrollmentWith(Request request) throws EnrollmentException {
            Enrollment enrollment = create(Enrollment.class, "CX509Enrollment");
            hear("InitializeFromRequest", () -> enrollment.initializeFromRequest(request));
            return new Com4jEnroll(enrollment);
        }

        @Override
        public Enroll selfSigned(String subject, Optional<ValidityPeriod> validity) throws EnrollmentException {
            List<Com4jObject> parts = new ArrayList<>();
            try {
                PrivateKey key = create(PrivateKey.class, "CX509PrivateKey");
                parts.add(key);
                SelfSigned request = create(SelfSigned.class, "CX509CertificateRequestCertificate");
                parts.add(request);
                Name name = create(Name.class, "CX500DistinguishedName");
                parts.add(name);
                hear("making a certificate", () -> {
                    key.length(ContractScenario.KEY_BITS);
                    key.create();
                    request.initializeFromPrivateKey(ContractScenario.CONTEXT_USER, key, "");
                    name.encode(subject, 0);
                    request.subject(name);
                    validity.ifPresent(period -> {
                        request.notBefore(date(period.notBefore()));
                        request.notAfter(date(period.notAfter()));
                    });
                });
                return enrollmentWith(request);
            } finally {
                parts.forEach(Com4jObject::dispose);
            }
        }

        @Override
        public void createKey(String securityDescriptor, int protection, boolean silent) throws EnrollmentException {
            PrivateKey key = create(PrivateKey.class, "CX509PrivateKey");
            try {
                hear("Create", () -> {
                    key.securityDescriptor(securityDescriptor);
                    key.keyProtection(protection);
                    key.silent(silent);
                    key.create();
                    key.delete();
                });
            } finally {
                key.dispose();
            }
        }

        @Override
        public void close() {
            if (factory != null) {
                factory.dispose();
            }
        }
    }

    private static final class Com4jRequest implements ContractBinding.Request {

        private final Com4jSession session;
        private final Request request;

        Com4jRequest(Com4jSession session, Request request) {
            this.session = session;
            this.request = request;
        }

        @Override
        public void initializeFromCertificate(String certificate, int encoding, int options) throws EnrollmentException {
            hear("InitializeFromCertificate", () ->
                    request.initializeFromCertificate(ContractScenario.CONTEXT_USER, certificate, encoding, options));
        }

        @Override
        public Enroll enrollment() throws EnrollmentException {
            return session.enrollmentWith(request);
        }

        @Override
        public void close() {
            request.dispose();
        }
    }

    private static final class Com4jEnroll implements Enroll {

        private final Enrollment enrollment;

        Com4jEnroll(Enrollment enrollment) {
            this.enrollment = enrollment;
        }

        @Override
        public void initialize(int context) throws EnrollmentException {
            hear("Initialize", () -> enrollment.initialize(context));
        }

        @Override
        public String createRequest(int encoding) throws EnrollmentException {
            return hear("CreateRequest", () -> enrollment.createRequest(encoding));
        }

        @Override
        public void installResponse(int restrictions, String text, int encoding, char[] password) throws EnrollmentException {
            String secret = password == null ? null : new String(password);
            hear("InstallResponse", () -> enrollment.installResponse(restrictions, text, encoding, secret));
        }

        /** com4j says "no such interface" by null. */
        private Enrollment2 newer() throws EnrollmentException {
            Enrollment2 newer = hear("QueryInterface", () -> enrollment.queryInterface(Enrollment2.class));
            if (newer == null) {
                throw new EnrollmentException(HResult.parse("E_NOINTERFACE"), "QueryInterface", "");
            }
            return newer;
        }

        @Override
        public void installResponse2(int restrictions, String text, int encoding) throws EnrollmentException {
            Enrollment2 newer = newer();
            try {
                hear("InstallResponse2", () -> newer.installResponse2(restrictions, text, encoding, "", "", "", 0, 0));
            } finally {
                newer.dispose();
            }
        }

        @Override
        public void askForEnrollment2() throws EnrollmentException {
            newer().dispose();
        }

        @Override
        public String createPfx(String password, int exportOptions, int encoding) throws EnrollmentException {
            return hear("CreatePFX", () -> enrollment.createPFX(password, exportOptions, encoding));
        }

        @Override
        public String certificate(int encoding) throws EnrollmentException {
            return hear("get_Certificate", () -> enrollment.certificate(encoding));
        }

        @Override
        public String response(int encoding) throws EnrollmentException {
            return hear("get_Response", () -> enrollment.response(encoding));
        }

        @Override
        public void putCertificateFriendlyName(String value) throws EnrollmentException {
            hear("put_CertificateFriendlyName", () -> enrollment.certificateFriendlyName(value));
        }

        @Override
        public void putCertificateDescription(String value) throws EnrollmentException {
            hear("put_CertificateDescription", () -> enrollment.certificateDescription(value));
        }

        @Override
        public String status() throws EnrollmentException {
            Status status = hear("get_Status", enrollment::status);
            try {
                return hear("get_Error", () -> status.status() + " " + HResult.of(status.error()).hex() + " " + status.errorText());
            } finally {
                status.dispose();
            }
        }

        @Override
        public void close() {
            enrollment.dispose();
        }
    }
}
