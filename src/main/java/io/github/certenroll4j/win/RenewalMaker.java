package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.Renewal;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.CX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.IObjectIds;
import io.github.certenroll4j.certenroll.IX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509PrivateKey;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes a request that renews a certificate. It is PKCS #10, with the old certificate as an attribute; not signed by the old
 * key in a CMC envelope, which only a CA of Active Directory needs, to answer without asking anybody.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/ne-certenroll-x509requestinheritoptions">X509RequestInheritOptions</a>
 */
final class RenewalMaker {

    private static final int INHERIT_NEW_SIMILAR_KEY = 2;
    private static final int INHERIT_PRIVATE_KEY = 3;
    private static final int INHERIT_RENEWAL_CERTIFICATE_FLAG = 0x20;
    private static final int INHERIT_TEMPLATE_FLAG = 0x40;
    private static final int INHERIT_SUBJECT_FLAG = 0x80;
    private static final int INHERIT_EXTENSIONS_FLAG = 0x100;
    private static final int INHERIT_SUBJECT_ALT_NAME_FLAG = 0x200;
    private static final int EVERYTHING = INHERIT_RENEWAL_CERTIFICATE_FLAG | INHERIT_TEMPLATE_FLAG | INHERIT_SUBJECT_FLAG
            | INHERIT_EXTENSIONS_FLAG | INHERIT_SUBJECT_ALT_NAME_FLAG;

    /** It is computed from the key, and the old one would be another key's. */
    private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

    private static final HResult CRYPT_E_NOT_FOUND = HResult.of(0x80092004);

    private final Apartment apartment;
    private final EnrollmentContext context;
    private final CertificateRequest request;
    private final Renewal renewal;
    private final RequestMaker maker;

    RenewalMaker(Apartment apartment, EnrollmentContext context, CertificateRequest request, Renewal renewal, char[] pin) {
        this.apartment = apartment;
        this.context = context;
        this.request = request;
        this.renewal = renewal;
        this.maker = new RequestMaker(apartment, context, request, pin);
    }

    /**
     * Initialises the enrollment with the request.
     *
     * @return PKCS #10, DER
     */
    byte[] make(IX509Enrollment enrollment) throws EnrollmentException {
        StoreElement old = old();
        try (IX509CertificateRequestPkcs10 pkcs10 =
                     apartment.create(CX509CertificateRequestPkcs10.class)) {
            pkcs10.InitializeFromCertificate(context.value(), Base64.getEncoder().encodeToString(old.encoded()),
                    EncodingType.BASE64.value(), EVERYTHING | (renewal.isNewKey() ? INHERIT_NEW_SIMILAR_KEY : INHERIT_PRIVATE_KEY));
            try (IX509PrivateKey key = pkcs10.get_PrivateKey()) {
                return make(old, key, pkcs10, enrollment);
            }
        }
    }

    private StoreElement old() throws EnrollmentException {
        try (CertificateStore store = CertificateStore.ownToRead(context, StoreName.MY)) {
            return Optional.ofNullable(store.elements().get(renewal.certificate().thumbprint())).orElseThrow(() ->
                    new EnrollmentException(CRYPT_E_NOT_FOUND, "InitializeFromCertificate", "the " + context.owner()
                            + "'s MY store has no certificate with the SHA-1 " + renewal.certificate().thumbprint()));
        }
    }

    private byte[] make(StoreElement old, IX509PrivateKey key, IX509CertificateRequestPkcs10 pkcs10, IX509Enrollment enrollment)
            throws EnrollmentException {
        describe(key, pkcs10);
        maker.describe(pkcs10);
        enrollment.InitializeFromRequest(pkcs10);
        maker.describe(enrollment, orOf(old, request.friendlyName(), StoreElement.CERT_FRIENDLY_NAME_PROP_ID),
                orOf(old, request.description(), StoreElement.CERT_DESCRIPTION_PROP_ID));
        try {
            byte[] made = Base64.getMimeDecoder().decode(enrollment.CreateRequest(EncodingType.BASE64.value()));
            RenewedMark.putOnDummyOf(made, context, renewal.certificate().thumbprint());
            return made;
        } catch (EnrollmentException | RuntimeException e) {
            // The old key is the old certificate's, which goes on.
            if (renewal.isNewKey() && key.get_Opened()) {
                RequestMaker.deleteAfter(e, key);
            }
            throw e;
        }
    }

    private void describe(IX509PrivateKey key, IX509CertificateRequestPkcs10 pkcs10) throws EnrollmentException {
        if (!renewal.isNewKey()) {
            maker.key().describeUse(key);
            return;
        }
        maker.key().describeOwn(key);
        try (IObjectIds suppressed = pkcs10.get_SuppressOids();
             IObjectId identifier = apartment.create(CObjectId.class)) {
            identifier.InitializeFromValue(SUBJECT_KEY_IDENTIFIER);
            suppressed.Add(identifier);
        }
    }

    private static String orOf(StoreElement old, String asked, int property) {
        return asked.isEmpty() ? old.text(property) : asked;
    }
}
