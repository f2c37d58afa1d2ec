package io.github.certenroll4j.response;

import io.github.certenroll4j.response.Signatures.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * A signature by SM2, which is made over the identifier of its signer, too (RFC 8998 section 3.2.1). No certificate says
 * which one: the usual one and none are tried, and that neither is right proves nothing.
 */
final class Sm2Signature {

    static final String SM3_WITH_SM2 = "1.2.156.10197.1.501";

    private static final List<byte[]> IDENTIFIERS = Arrays.asList("1234567812345678".getBytes(StandardCharsets.US_ASCII), new byte[0]);

    private Sm2Signature() {
    }

    static Verdict check(X509Certificate certificate, PublicKey key) {
        if (!isWhole(certificate.getSignature())) {
            return Verdict.WRONG;
        }
        try {
            for (byte[] identifier : IDENTIFIERS) {
                if (BouncyCastle.ask(provider -> {
                    Signature signature = Signature.getInstance("SM3withSM2", provider);
                    signature.setParameter(new SM2ParameterSpec(identifier));
                    signature.initVerify(BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(key.getEncoded())));
                    signature.update(RawCertificate.signed(certificate.getEncoded()));
                    return signature.verify(certificate.getSignature());
                })) {
                    return Verdict.RIGHT;
                }
            }
        } catch (Exception refused) {
            return Verdict.UNCHECKED;
        }
        return Verdict.UNCHECKED;
    }

    /** Whether it is a signature at all: two numbers. */
    private static boolean isWhole(byte[] signature) {
        try {
            ASN1Sequence numbers = ASN1Sequence.getInstance(Asn1.parse(signature));
            return numbers.size() == 2 && numbers.getObjectAt(0) instanceof ASN1Integer && numbers.getObjectAt(1) instanceof ASN1Integer;
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
