package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.ValidityPeriod;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.CX500DistinguishedName;
import io.github.certenroll4j.certenroll.CX509CertificateRequestCertificate;
import io.github.certenroll4j.certenroll.CX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.CX509PrivateKey;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.IX500DistinguishedName;
import io.github.certenroll4j.certenroll.IX509CertificateRequestCertificate;
import io.github.certenroll4j.certenroll.IX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Extensions;
import io.github.certenroll4j.certenroll.IX509PrivateKey;
import java.util.Base64;

/** Makes a key and a request for it, or a certificate of its own, and leaves no key behind when that fails. */
final class RequestMaker {

    private static final int XCN_CERT_NAME_STR_NONE = 0;

    private final Apartment apartment;
    private final EnrollmentContext context;
    private final CertificateRequest request;
    private final KeyDescription description;

    RequestMaker(Apartment apartment, EnrollmentContext context, CertificateRequest request, char[] pin) {
        this.apartment = apartment;
        this.context = context;
        this.request = request;
        this.description = new KeyDescription(apartment, context, request, pin);
    }

    /**
     * Initialises the enrollment with a new request.
     *
     * @return PKCS #10, DER
     */
    byte[] make(IX509Enrollment enrollment) throws EnrollmentException {
        return withKey(key -> {
            try (IX509CertificateRequestPkcs10 pkcs10 =
                         apartment.create(CX509CertificateRequestPkcs10.class)) {
                return make(key, pkcs10, name -> { }, enrollment);
            }
        });
    }

    /**
     * Initialises the enrollment with a request for a certificate that is its own issuer.
     *
     * @return the certificate, DER
     */
    byte[] makeSelfSigned(ValidityPeriod validity, IX509Enrollment enrollment) throws EnrollmentException {
        return withKey(key -> {
            try (IX509CertificateRequestCertificate certificate = apartment.create(CX509CertificateRequestCertificate.class)) {
                return make(key, certificate, name -> {
                    certificate.put_Issuer(name);
                    certificate.put_NotBefore(validity.notBefore());
                    certificate.put_NotAfter(validity.notAfter());
                }, enrollment);
            }
        });
    }

    private interface KeyUser {
        byte[] use(IX509PrivateKey key) throws EnrollmentException;
    }

    private byte[] withKey(KeyUser user) throws EnrollmentException {
        try (IX509PrivateKey key = apartment.create(CX509PrivateKey.class)) {
            description.describeNew(key);
            key.Create();
            try {
                return user.use(key);
            } catch (EnrollmentException | RuntimeException e) {
                deleteAfter(e, key);
                throw e;
            }
        }
    }

    private interface Issuing {
        void by(IX500DistinguishedName subject) throws EnrollmentException;
    }

    private byte[] make(IX509PrivateKey key, IX509CertificateRequestPkcs10 pkcs10, Issuing issuing, IX509Enrollment enrollment)
            throws EnrollmentException {
        try (IX500DistinguishedName subject = apartment.create(CX500DistinguishedName.class)) {
            // No template here: CertEnroll would look it up in Active Directory, and the extension serves as well.
            pkcs10.InitializeFromPrivateKey(context.value(), key, "");
            subject.Encode(request.subject(), XCN_CERT_NAME_STR_NONE);
            pkcs10.put_Subject(subject);
            issuing.by(subject);
            try (IX509Extensions extensions = pkcs10.get_X509Extensions()) {
                new RequestExtensions(apartment, extensions).add(request);
            }
            describe(pkcs10);
            enrollment.InitializeFromRequest(pkcs10);
            describe(enrollment, request.friendlyName(), request.description());
            return Base64.getMimeDecoder().decode(enrollment.CreateRequest(EncodingType.BASE64.value()));
        }
    }

    /** What every kind of request is told. */
    void describe(IX509CertificateRequestPkcs10 pkcs10) throws EnrollmentException {
        try (IObjectId hash = apartment.create(CObjectId.class)) {
            hash.InitializeFromValue(request.hash().oid());
            pkcs10.put_HashAlgorithm(hash);
        }
        if (request.isSilent()) {
            pkcs10.put_Silent(true);
        }
        if (request.parentWindow() != 0) {
            pkcs10.put_ParentWindow((int) request.parentWindow());
        }
    }

    void describe(IX509Enrollment enrollment, String friendlyName, String text) throws EnrollmentException {
        if (!friendlyName.isEmpty()) {
            enrollment.put_CertificateFriendlyName(friendlyName);
        }
        if (!text.isEmpty()) {
            enrollment.put_CertificateDescription(text);
        }
        if (request.isSilent()) {
            enrollment.put_Silent(true);
        }
        if (request.parentWindow() != 0) {
            enrollment.put_ParentWindow((int) request.parentWindow());
        }
    }

    KeyDescription key() {
        return description;
    }

    static void deleteAfter(Exception trouble, IX509PrivateKey key) {
        try {
            key.Delete();
        } catch (EnrollmentException alsoRefused) {
            trouble.addSuppressed(alsoRefused);
        }
    }
}
