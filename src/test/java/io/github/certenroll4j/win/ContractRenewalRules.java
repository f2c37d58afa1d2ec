package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.CA;
import static io.github.certenroll4j.win.ContractScenario.CONTEXT_USER;
import static io.github.certenroll4j.win.ContractScenario.FLAG_2;
import static io.github.certenroll4j.win.ContractScenario.HEADER;
import static io.github.certenroll4j.win.ContractScenario.hresultOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.AlternativeName;
import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.Enrollment;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.PendingRequest;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.ContractBinding.Caller;
import io.github.certenroll4j.win.ContractBinding.Enroll;
import io.github.certenroll4j.win.ContractBinding.Request;
import io.github.certenroll4j.win.ContractBinding.Session;
import io.github.certenroll4j.win.ContractRule.Scenario;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** A request made of an installed certificate, and what becomes of that when the new one is installed. */
final class ContractRenewalRules {

    private static final int HEXRAW = 12;
    private static final int INHERIT_DEFAULT = 0;
    private static final int NEW_SIMILAR_KEY = 2;
    private static final int SAME_KEY = 3;
    private static final int NONE = 0x10;
    private static final int RENEWAL = 0x20;
    private static final int TEMPLATE = 0x40;
    private static final int SUBJECT = 0x80;
    private static final int EXTENSIONS = 0x100;

    private static final ASN1ObjectIdentifier RENEWAL_CERTIFICATE = new ASN1ObjectIdentifier("1.3.6.1.4.1.311.13.1");
    private static final String[] INHERITED = {"2.5.29.37", "2.5.29.17", "1.3.6.1.4.1.311.20.2"};

    private static final WindowsStores USER = WindowsStores.of(EnrollmentContext.USER);

    private ContractRenewalRules() {
    }

    static List<ContractRule> all() {
        return Arrays.asList(
                documented("renewal-inherits/same-key", "S_OK", inherits(SAME_KEY | SUBJECT | EXTENSIONS | TEMPLATE, true)),
                documented("renewal-inherits/similar-key", "S_OK", inherits(NEW_SIMILAR_KEY | SUBJECT | EXTENSIONS | TEMPLATE, false)),
                documented("renewal-inherits/by-default", "S_OK", inherits(INHERIT_DEFAULT, false)),
                documented("renewal-none-with-a-flag", "E_INVALIDARG", of(SAME_KEY | NONE | SUBJECT)),
                documented("initialize-twice/from-certificate", "ERROR_ALREADY_INITIALIZED", ContractRenewalRules::initializeTwice),
                inferred("renewal-without-key/same-key", "CRYPT_E_NOT_FOUND", withoutKey(SAME_KEY)),
                inferred("renewal-without-key/similar-key", "CRYPT_E_NOT_FOUND", withoutKey(NEW_SIMILAR_KEY)),
                inferred("renewal-of-no-certificate", "CRYPT_E_ASN1_BADTAG", ContractRenewalRules::ofNoCertificate),
                documented("renewal-by-thumbprint", "S_OK", ContractRenewalRules::byThumbprint),
                documented("renewal-certificate-in-request", "S_OK", ContractRenewalRules::certificateInRequest),
                inferred("dummy-names-what-it-renews", "S_OK", ContractRenewalRules::dummyNamesWhatItRenews),
                documented("renewal-archives-the-old/same-key", "S_OK", archives(SAME_KEY | RENEWAL | SUBJECT)),
                documented("renewal-archives-the-old/new-key", "S_OK", archives(NEW_SIMILAR_KEY | RENEWAL | SUBJECT)));
    }

    /** In MY, with its key: its own issuer, so that flag 2 installs it on every build. */
    static X509Certificate old() throws Exception {
        CertificateRequest request = CertificateRequest.forSubject(ContractScenario.SUBJECT)
                .extendedKeyUsage("serverAuth").alternativeName(AlternativeName.parse("dns:contract.example")).template("User").build();
        try (Enrollment enrollment = WindowsEnrollment.open(EnrollmentContext.USER)) {
            byte[] certificate = enrollment.createSelfSigned(request, ValidityPeriod.days(300, Instant.now()), new char[0]);
            install((flags, text, encoding, password) -> enrollment.installResponse(
                    EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE), text,
                    EncodingType.BASE64HEADER, password), certificate);
            return new StoredCertificate(EnrollmentContext.USER, StoreName.MY, certificate).x509();
        }
    }

    private interface InstallResponse {
        void call(int flags, String text, int encoding, char[] password) throws Exception;
    }

    private static void install(InstallResponse call, byte[] certificate) throws Exception {
        call.call(FLAG_2, TestForms.pem("CERTIFICATE", certificate), HEADER, new char[0]);
    }

    private static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(StoredCertificate.encoded(certificate));
    }

    private interface Renewing {
        int run(X509Certificate old, Request request, Session session) throws Exception;
    }

    private static Scenario renewing(int options, Renewing renewing) {
        return binding -> {
            X509Certificate old = old();
            try (Session session = binding.open(Caller.DESKTOP); Request request = session.request()) {
                int hr = hresultOf(() -> request.initializeFromCertificate(base64(old), BASE64, options));
                return hr < 0 ? hr : renewing.run(old, request, session);
            }
        };
    }

    private static Scenario of(int options) {
        return renewing(options, (old, request, session) -> 0);
    }

    private static PKCS10CertificationRequest encoded(Request request) throws Exception {
        try (Enroll enrollment = request.enrollment()) {
            return new PKCS10CertificationRequest(Base64.getMimeDecoder().decode(enrollment.createRequest(BASE64)));
        }
    }

    private static Scenario inherits(int options, boolean sameKey) {
        return renewing(options, (old, request, session) -> {
            PKCS10CertificationRequest made = encoded(request);
            JcaX509CertificateHolder before = new JcaX509CertificateHolder(old);
            assertThat(made.getSubject()).isEqualTo(before.getSubject());
            assertThat(made.getSubjectPublicKeyInfo().equals(before.getSubjectPublicKeyInfo())).as("the same key").isEqualTo(sameKey);
            Extensions extensions = made.getRequestedExtensions();
            for (String oid : INHERITED) {
                Extension wanted = before.getExtension(new ASN1ObjectIdentifier(oid));
                assertThat(extensions.getExtension(wanted.getExtnId())).as(oid).isEqualTo(wanted);
            }
            return 0;
        });
    }

    private static int initializeTwice(ContractBinding binding) throws Exception {
        return renewing(SAME_KEY, (old, request, session) ->
                hresultOf(() -> request.initializeFromCertificate(base64(old), BASE64, SAME_KEY))).run(binding);
    }

    private static Scenario withoutKey(int options) {
        return binding -> {
            X509Certificate stranger = CA.issue("contract stranger", CA.certificate().getPublicKey());
            try (CertificateStore store = CertificateStore.toWrite(EnrollmentContext.USER, StoreName.MY)) {
                store.add(stranger.getEncoded());
            }
            try (Session session = binding.open(Caller.DESKTOP); Request request = session.request()) {
                return hresultOf(() -> request.initializeFromCertificate(base64(stranger), BASE64, options));
            }
        };
    }

    private static int ofNoCertificate(ContractBinding binding) throws Exception {
        try (Session session = binding.open(Caller.DESKTOP); Request request = session.request()) {
            return hresultOf(() -> request.initializeFromCertificate("MAMCAQE=", BASE64, SAME_KEY));
        }
    }

    /** The rule is S_OK when the answer is the one of this build. */
    private static int byThumbprint(ContractBinding binding) throws Exception {
        X509Certificate old = old();
        try (Session session = binding.open(Caller.DESKTOP); Request request = session.request()) {
            int hr = hresultOf(() -> request.initializeFromCertificate(StoredCertificate.thumbprint(old), HEXRAW, SAME_KEY));
            boolean from61 = NativeStores.certenrollVersion().atLeast(FileVersion.parse("6.1.0.0"));
            assertThat(hr >= 0).as(HResult.of(hr).toString()).isEqualTo(from61);
            return 0;
        }
    }

    private static int certificateInRequest(ContractBinding binding) throws Exception {
        return renewing(SAME_KEY | RENEWAL | SUBJECT, (old, request, session) -> {
            Attribute[] attributes = encoded(request).getAttributes(RENEWAL_CERTIFICATE);
            assertThat(attributes).hasSize(1);
            assertThat(attributes[0].getAttributeValues()[0].toASN1Primitive().getEncoded()).isEqualTo(old.getEncoded());
            return 0;
        }).run(binding);
    }

    private static StoredCertificate dummy() throws Exception {
        List<PendingRequest> pending = USER.pending();
        assertThat(pending).hasSize(1);
        return pending.get(0).dummy();
    }

    private static StoreElement element(StoreName store, String thumbprint) throws Exception {
        try (CertificateStore all = CertificateStore.ownToRead(EnrollmentContext.USER, store)) {
            Map<String, StoreElement> elements = all.elements();
            assertThat(elements).containsKey(thumbprint);
            return elements.get(thumbprint);
        }
    }

    private static int dummyNamesWhatItRenews(ContractBinding binding) throws Exception {
        return renewing(SAME_KEY | RENEWAL | SUBJECT, (old, request, session) -> {
            encoded(request);
            assertThat(RenewedMark.on(element(StoreName.REQUEST, dummy().thumbprint()))).contains(StoredCertificate.thumbprint(old));
            return 0;
        }).run(binding);
    }

    /** By Windows alone: our own installation, which sees to it in any case, is not asked. */
    private static Scenario archives(int options) {
        return renewing(options, (old, request, session) -> {
            encoded(request);
            StoredCertificate dummy = dummy();
            try (Enroll enrollment = session.enrollment()) {
                enrollment.initialize(CONTEXT_USER);
                install(enrollment::installResponse, dummy.encoded());
            }
            StoreElement now = element(StoreName.MY, StoredCertificate.thumbprint(old));
            assertThat(RenewedMark.on(now)).contains(dummy.thumbprint());
            assertThat(RenewedMark.on(element(StoreName.MY, dummy.thumbprint()))).isEmpty();
            assertThat(RenewedMark.isArchived(now)).isEqualTo(!NativeStores.isSandbox());
            assertThat(USER.proveKey(StoreName.MY, dummy.thumbprint()).isVerified()).isTrue();
            return 0;
        });
    }
}
