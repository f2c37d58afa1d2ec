package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EncodingType;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.CX500DistinguishedName;
import io.github.certenroll4j.certenroll.CX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.CX509PrivateKey;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.IX500DistinguishedName;
import io.github.certenroll4j.certenroll.IX509CertificateRequestPkcs10;
import io.github.certenroll4j.certenroll.IX509Enrollment;
import io.github.certenroll4j.certenroll.IX509Extensions;
import io.github.certenroll4j.certenroll.IX509PrivateKey;
import java.util.Base64;

/** Makes a key and a PKCS #10 request for it, and leaves no key behind when that fails. */
final class RequestMaker {

    /** Made for SHA-2 and on every Windows since XP; the default provider of Vista signs with SHA-1 only. */
    private static final String RSA_PROVIDER = "Microsoft Enhanced RSA and AES Cryptographic Provider";
    private static final int XCN_PROV_RSA_AES = 24;
    /** CryptoAPI knows no ECDSA. */
    private static final String ECDSA_PROVIDER = "Microsoft Software Key Storage Provider";

    private static final int XCN_AT_KEYEXCHANGE = 1;
    private static final int XCN_NCRYPT_ALLOW_EXPORT_FLAG = 1;
    private static final int XCN_CERT_NAME_STR_NONE = 0;
    private static final int XCN_CRYPT_PUBKEY_ALG_OID_GROUP_ID = 3;
    private static final int XCN_CRYPT_OID_INFO_PUBKEY_ANY = 0;
    private static final int ALGORITHM_FLAGS_NONE = 0;

    private final Apartment apartment;
    private final EnrollmentContext context;

    RequestMaker(Apartment apartment, EnrollmentContext context) {
        this.apartment = apartment;
        this.context = context;
    }

    /**
     * Initialises the enrollment with a new request.
     *
     * @return PKCS #10, DER
     */
    byte[] make(CertificateRequest request, IX509Enrollment enrollment) throws EnrollmentException {
        try (IX509PrivateKey key = apartment.create(CX509PrivateKey.class)) {
            describe(key, request);
            key.Create();
            try {
                return make(request, key, enrollment);
            } catch (EnrollmentException | RuntimeException e) {
                deleteAfter(e, key);
                throw e;
            }
        }
    }

    private void describe(IX509PrivateKey key, CertificateRequest request) throws EnrollmentException {
        // Provider first: it decides what the rest may be.
        if (!request.provider().isEmpty()) {
            key.put_ProviderName(request.provider());
        } else if (request.key().isRsa()) {
            key.put_ProviderName(RSA_PROVIDER);
            key.put_ProviderType(XCN_PROV_RSA_AES);
        } else {
            key.put_ProviderName(ECDSA_PROVIDER);
        }
        if (request.key().isRsa()) {
            key.put_KeySpec(XCN_AT_KEYEXCHANGE);
        } else {
            putAlgorithm(key, request.key().officialName());
        }
        key.put_Length(request.key().bits());
        key.put_MachineContext(context.isMachine());
        key.put_ExportPolicy(request.isExportable() ? XCN_NCRYPT_ALLOW_EXPORT_FLAG : 0);
        if (!request.container().isEmpty()) {
            key.put_ContainerName(request.container());
        }
        if (request.isSilent()) {
            key.put_Silent(true);
        }
    }

    private void putAlgorithm(IX509PrivateKey key, String name) throws EnrollmentException {
        try (IObjectId algorithm = apartment.create(CObjectId.class)) {
            algorithm.InitializeFromAlgorithmName(XCN_CRYPT_PUBKEY_ALG_OID_GROUP_ID, XCN_CRYPT_OID_INFO_PUBKEY_ANY,
                    ALGORITHM_FLAGS_NONE, name);
            key.put_Algorithm(algorithm);
        }
    }

    private byte[] make(CertificateRequest request, IX509PrivateKey key, IX509Enrollment enrollment) throws EnrollmentException {
        try (IX509CertificateRequestPkcs10 pkcs10 =
                     apartment.create(CX509CertificateRequestPkcs10.class);
             IX500DistinguishedName subject = apartment.create(CX500DistinguishedName.class);
             IObjectId hash = apartment.create(CObjectId.class)) {
            // No template here: CertEnroll would look it up in Active Directory, and the extension serves as well.
            pkcs10.InitializeFromPrivateKey(context.value(), key, "");
            subject.Encode(request.subject(), XCN_CERT_NAME_STR_NONE);
            pkcs10.put_Subject(subject);
            hash.InitializeFromValue(request.hash().oid());
            pkcs10.put_HashAlgorithm(hash);
            try (IX509Extensions extensions = pkcs10.get_X509Extensions()) {
                new RequestExtensions(apartment, extensions).add(request);
            }
            if (request.isSilent()) {
                pkcs10.put_Silent(true);
            }
            enrollment.InitializeFromRequest(pkcs10);
            describe(enrollment, request);
            return Base64.getMimeDecoder().decode(enrollment.CreateRequest(EncodingType.BASE64.value()));
        }
    }

    private static void describe(IX509Enrollment enrollment, CertificateRequest request) throws EnrollmentException {
        if (!request.friendlyName().isEmpty()) {
            enrollment.put_CertificateFriendlyName(request.friendlyName());
        }
        if (!request.description().isEmpty()) {
            enrollment.put_CertificateDescription(request.description());
        }
    }

    private static void deleteAfter(Exception trouble, IX509PrivateKey key) {
        try {
            key.Delete();
        } catch (EnrollmentException alsoRefused) {
            trouble.addSuppressed(alsoRefused);
        }
    }
}
