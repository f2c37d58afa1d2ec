package io.github.certenroll4j.win;

import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;

/** A signature with a private key, and how it was made. */
final class KeySignature {

    private static final HResult NTE_BAD_ALGID = HResult.of(0x80090008);

    private final SignatureAlgorithm algorithm;
    private final byte[] value;

    KeySignature(SignatureAlgorithm algorithm, byte[] value) {
        this.algorithm = algorithm;
        this.value = value;
    }

    /**
     * Has Windows sign: with SHA-256, or with SHA-1 where the provider knows nothing better.
     *
     * @param publicKey of the same pair; its kind decides how the signature is made
     */
    static KeySignature over(byte[] data, PrivateKeyHandle key, PublicKey publicKey) throws EnrollmentException {
        if (!key.isCng()) {
            return byCryptoApi(data, key);
        }
        return publicKey.getAlgorithm().equals("RSA")
                ? new KeySignature(SignatureAlgorithm.SHA256_WITH_RSA, key.signWithCng(true, data))
                : new KeySignature(SignatureAlgorithm.SHA256_WITH_ECDSA, ecdsaSigValue(key.signWithCng(false, data)));
    }

    private static KeySignature byCryptoApi(byte[] data, PrivateKeyHandle key) throws EnrollmentException {
        try {
            return new KeySignature(SignatureAlgorithm.SHA256_WITH_RSA, key.signWithCryptoApi(Advapi32.CALG_SHA_256, data));
        } catch (EnrollmentException refused) {
            if (!refused.hresult().equals(NTE_BAD_ALGID)) {
                throw refused;
            }
            // The providers before Windows XP SP3, and of the types before PROV_RSA_AES, know no SHA-256.
            return new KeySignature(SignatureAlgorithm.SHA1_WITH_RSA, key.signWithCryptoApi(Advapi32.CALG_SHA1, data));
        }
    }

    /** RFC 3279, 2.2.3: SEQUENCE of the two INTEGERs that CNG writes side by side. */
    private static byte[] ecdsaSigValue(byte[] p1363) {
        int half = p1363.length / 2;
        return Der.encode(Der.SEQUENCE, integer(Arrays.copyOf(p1363, half)),
                integer(Arrays.copyOfRange(p1363, half, p1363.length)));
    }

    private static byte[] integer(byte[] magnitude) {
        return Der.encode(Der.INTEGER, new BigInteger(1, magnitude).toByteArray());
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    byte[] value() {
        return value.clone();
    }

    /** @throws GeneralSecurityException if Java cannot verify with this key */
    boolean isMadeBy(PublicKey publicKey, byte[] data) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm.javaName());
        verifier.initVerify(publicKey);
        verifier.update(data);
        return verifier.verify(value);
    }
}
