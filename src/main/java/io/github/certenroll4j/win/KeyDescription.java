package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.KeyOperation;
import io.github.certenroll4j.KeyProtection;
import io.github.certenroll4j.certenroll.CObjectId;
import io.github.certenroll4j.certenroll.IObjectId;
import io.github.certenroll4j.certenroll.IX509PrivateKey;

/** Says of a key what a request asks for, before it is made or opened. */
final class KeyDescription {

    /** Made for SHA-2 and on every Windows since XP; the default provider of Vista signs with SHA-1 only. */
    private static final String RSA_PROVIDER = "Microsoft Enhanced RSA and AES Cryptographic Provider";
    private static final int XCN_PROV_RSA_AES = 24;
    /** CryptoAPI knows no ECDSA. */
    private static final String ECDSA_PROVIDER = "Microsoft Software Key Storage Provider";

    private static final int XCN_AT_KEYEXCHANGE = 1;
    private static final int XCN_NCRYPT_ALLOW_EXPORT_FLAG = 1;
    private static final int XCN_CRYPT_PUBKEY_ALG_OID_GROUP_ID = 3;
    private static final int XCN_CRYPT_OID_INFO_PUBKEY_ANY = 0;
    private static final int ALGORITHM_FLAGS_NONE = 0;

    private final Apartment apartment;
    private final EnrollmentContext context;
    private final CertificateRequest request;
    private final char[] pin;

    KeyDescription(Apartment apartment, EnrollmentContext context, CertificateRequest request, char[] pin) {
        this.apartment = apartment;
        this.context = context;
        this.request = request;
        this.pin = pin;
    }

    /** Of a key of its own. */
    void describeNew(IX509PrivateKey key) throws EnrollmentException {
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
        describeOwn(key);
    }

    /** What even a key has of its own that is made like another one. */
    void describeOwn(IX509PrivateKey key) throws EnrollmentException {
        key.put_ExportPolicy(request.isExportable() ? XCN_NCRYPT_ALLOW_EXPORT_FLAG : 0);
        if (!request.container().isEmpty()) {
            key.put_ContainerName(request.container());
        }
        if (request.protection() != KeyProtection.NONE) {
            key.put_KeyProtection(request.protection().value());
        }
        if (!request.operations().isEmpty()) {
            key.put_KeyUsage(KeyOperation.sum(request.operations()));
        }
        if (!request.securityDescriptor().isEmpty()) {
            key.put_SecurityDescriptor(request.securityDescriptor());
        }
        describeUse(key);
    }

    /** How a key is opened that may exist already. */
    void describeUse(IX509PrivateKey key) throws EnrollmentException {
        if (request.isSilent()) {
            key.put_Silent(true);
        }
        if (request.parentWindow() != 0) {
            key.put_ParentWindow((int) request.parentWindow());
        }
        if (pin.length > 0) {
            key.put_Pin(pin);
        }
    }

    private void putAlgorithm(IX509PrivateKey key, String name) throws EnrollmentException {
        try (IObjectId algorithm = apartment.create(CObjectId.class)) {
            algorithm.InitializeFromAlgorithmName(XCN_CRYPT_PUBKEY_ALG_OID_GROUP_ID, XCN_CRYPT_OID_INFO_PUBKEY_ANY,
                    ALGORITHM_FLAGS_NONE, name);
            key.put_Algorithm(algorithm);
        }
    }
}
