package io.github.certenroll4j.win;

import io.github.certenroll4j.CertificateBytes;
import io.github.certenroll4j.EnrollmentException;
import io.github.certenroll4j.HResult;
import io.github.certenroll4j.KeyProof;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Proves a private key: Windows signs random bytes with it, Java verifies with the certificate's public key. */
final class PrivateKeyCheck {

    private static final HResult NTE_BAD_ALGID = HResult.of(0x80090008);

    private PrivateKeyCheck() {
    }

    static KeyProof of(CertContext certificate) {
        byte[] data = new byte[32];
        new SecureRandom().nextBytes(data);
        try (PrivateKeyHandle key = PrivateKeyHandle.of(certificate)) {
            PublicKey publicKey = publicKey(certificate.encoded());
            return key.isCng() ? proveCng(key, publicKey, data) : proveCryptoApi(key, publicKey, data);
        } catch (EnrollmentException refused) {
            return KeyProof.failed(refused.getMessage());
        } catch (GeneralSecurityException unreadable) {
            return KeyProof.failed("Java cannot verify with this public key: " + unreadable.getMessage());
        }
    }

    /** Of a certificate that Java cannot read, too. */
    private static PublicKey publicKey(byte[] certificate) throws GeneralSecurityException {
        KeySpec key = new X509EncodedKeySpec(CertificateBytes.publicKey(certificate).orElseThrow(() ->
                new InvalidKeySpecException("the certificate has none")));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(key);
        } catch (InvalidKeySpecException other) {
            return KeyFactory.getInstance("EC").generatePublic(key);
        }
    }

    private static KeyProof proveCng(PrivateKeyHandle key, PublicKey publicKey, byte[] data)
            throws EnrollmentException, GeneralSecurityException {
        if (publicKey.getAlgorithm().equals("RSA")) {
            return verify("SHA256withRSA", publicKey, data, key.signWithCng(true, data));
        }
        return verify("SHA256withECDSA", publicKey, data, ecdsaSigValue(key.signWithCng(false, data)));
    }

    private static KeyProof proveCryptoApi(PrivateKeyHandle key, PublicKey publicKey, byte[] data)
            throws EnrollmentException, GeneralSecurityException {
        try {
            return verify("SHA256withRSA", publicKey, data, key.signWithCryptoApi(Advapi32.CALG_SHA_256, data));
        } catch (EnrollmentException refused) {
            if (!refused.hresult().equals(NTE_BAD_ALGID)) {
                throw refused;
            }
            // The providers before Windows XP SP3 know no SHA-256; to prove that the key works SHA-1 is as good.
            return verify("SHA1withRSA", publicKey, data, key.signWithCryptoApi(Advapi32.CALG_SHA1, data));
        }
    }

    private static KeyProof verify(String algorithm, PublicKey publicKey, byte[] data, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(publicKey);
        verifier.update(data);
        return verifier.verify(signature)
                ? KeyProof.verified(algorithm)
                : KeyProof.failed("the private key is another one than the certificate's: the signature made with it is wrong");
    }

    /** RFC 3279, 2.2.3: SEQUENCE of the two INTEGERs that CNG writes side by side. */
    private static byte[] ecdsaSigValue(byte[] p1363) {
        int half = p1363.length / 2;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {Arrays.copyOf(p1363, half), Arrays.copyOfRange(p1363, half, p1363.length)}) {
            byte[] integer = new BigInteger(1, part).toByteArray();
            content.write(0x02);
            content.write(integer.length);
            content.write(integer, 0, integer.length);
        }
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        sequence.write(0x30);
        if (content.size() > 0x7f) {
            // P-521: up to 139 bytes
            sequence.write(0x81);
        }
        sequence.write(content.size());
        sequence.write(content.toByteArray(), 0, content.size());
        return sequence.toByteArray();
    }
}
