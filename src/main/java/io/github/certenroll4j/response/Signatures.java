package io.github.certenroll4j.response;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Whether the key of one certificate made the signature of another: each checked once, and no more than a chain needs. */
final class Signatures {

    /** What a check came to. */
    enum Verdict {
        /** The key made the signature. */
        RIGHT,
        /** The signature was computed, and it is another. */
        WRONG,
        /** Neither the JDK nor Bouncy Castle knows how, or there were too many. */
        UNCHECKED
    }

    /** So many signatures are checked for one chain; only a file made to be slow needs more. */
    private static final int MOST = 200;
    /** Bouncy Castle takes up to a tenth of a second for one on a curve made for that. */
    private static final int MOST_BY_BOUNCY_CASTLE = 32;

    /** OpenSSL 3 names another hash in these signatures than the standard does: that Bouncy Castle refuses them proves nothing. */
    private static final String MD4_WITH_RSA = "1.2.840.113549.1.1.3";

    private final Map<X509Certificate, Map<PublicKey, Verdict>> known = new IdentityHashMap<>();
    private final Names names = new Names();
    private final KeyIds keyIds = new KeyIds();
    private int checked;
    private int checkedByBouncyCastle;

    Verdict of(X509Certificate certificate, X509Certificate issuer) {
        return of(certificate, keyIds.keyIn(issuer));
    }

    /** Remembered for these two objects. */
    Verdict of(X509Certificate certificate, PublicKey key) {
        Map<PublicKey, Verdict> verdicts = known.computeIfAbsent(certificate, one -> new IdentityHashMap<>());
        Verdict verdict = verdicts.get(key);
        if (verdict == null && !exhausted()) {
            checked++;
            verdict = check(certificate, key);
            verdicts.put(key, verdict);
        }
        return verdict == null ? Verdict.UNCHECKED : verdict;
    }

    /** Whether checking was given up. */
    boolean exhausted() {
        return checked >= MOST || checkedByBouncyCastle >= MOST_BY_BOUNCY_CASTLE;
    }

    /** Whether the certificate names itself as its issuer and proves it, as far as that can be checked. */
    boolean selfSigned(X509Certificate certificate) {
        if (!names.selfIssued(certificate)) {
            return false;
        }
        Verdict verdict = of(certificate, certificate);
        return verdict == Verdict.RIGHT || verdict == Verdict.UNCHECKED && !exhausted();
    }

    /** Whether nothing speaks against it that the certificate signed itself: what to say when there are too many to check. */
    boolean maySignItself(X509Certificate certificate) {
        return names.selfIssued(certificate) && of(certificate, certificate) != Verdict.WRONG;
    }

    /** The names in the certificates that signatures are checked of. */
    Names names() {
        return names;
    }

    /** The identifiers of keys in them. */
    KeyIds keyIds() {
        return keyIds;
    }

    private Verdict check(X509Certificate certificate, PublicKey key) {
        if (!isCheap(key)) {
            return Verdict.UNCHECKED;
        }
        if (PssKey.forbids(key, certificate)) {
            return Verdict.WRONG;
        }
        try {
            certificate.verify(key);
            return Verdict.RIGHT;
        } catch (SignatureException wrong) {
            // Java 16 and later call each signature on another curve faulty.
            boolean otherCurve = key instanceof ECPublicKey && !CertificateKey.isUsual(encoded(key).getAlgorithm().getParameters());
            return otherCurve || !isSignedAsDer(certificate) ? secondOpinion(certificate, key) : Verdict.WRONG;
        } catch (GeneralSecurityException | RuntimeException unknownToThisJava) {
            return secondOpinion(certificate, key);
        }
    }

    /** Keys are from outside: with numbers of a million digits one check takes hours. */
    private static boolean isCheap(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            RSAPublicKey rsa = (RSAPublicKey) key;
            return rsa.getModulus().bitLength() <= 16384 && rsa.getPublicExponent().bitLength() <= 64;
        }
        if (key instanceof DSAPublicKey) {
            DSAPublicKey dsa = (DSAPublicKey) key;
            return dsa.getParams() != null && dsa.getParams().getP().bitLength() <= 4096 && dsa.getParams().getQ().bitLength() <= 512;
        }
        return key.getEncoded().length <= 4096;
    }

    private Verdict secondOpinion(X509Certificate certificate, PublicKey key) {
        checkedByBouncyCastle++;
        if (Sm2Signature.SM3_WITH_SM2.equals(certificate.getSigAlgOID())) {
            return Sm2Signature.check(certificate, key);
        }
        try {
            boolean right = BouncyCastle.ask(provider -> isRight(certificate,
                    new JcaContentVerifierProviderBuilder().setProvider(provider).build(encoded(key))));
            return right ? Verdict.RIGHT : MD4_WITH_RSA.equals(certificate.getSigAlgOID()) ? Verdict.UNCHECKED : Verdict.WRONG;
        } catch (Exception failed) {
            return isAboutTheSignature(failed) ? Verdict.WRONG : Verdict.UNCHECKED;
        }
    }

    /** Over the DER form, which both libraries check, or over the bytes as they stand, which OpenSSL checks. */
    private static boolean isRight(X509Certificate certificate, ContentVerifierProvider verifiers) throws Exception {
        X509CertificateHolder holder = new X509CertificateHolder(certificate.getEncoded());
        boolean right = holder.isSignatureValid(verifiers);
        if (right || isSignedAsDer(certificate)) {
            return right;
        }
        ContentVerifier verifier = verifiers.get(holder.getSignatureAlgorithm());
        verifier.getOutputStream().write(RawCertificate.signed(certificate.getEncoded()));
        return verifier.verify(holder.getSignature());
    }

    /** Whether what is signed has no length that takes more bytes than it needs. */
    private static boolean isSignedAsDer(X509Certificate certificate) {
        try {
            return Arrays.equals(RawCertificate.signed(certificate.getEncoded()), certificate.getTBSCertificate());
        } catch (IOException | CertificateEncodingException impossible) {
            return true; // it was read
        }
    }

    private static SubjectPublicKeyInfo encoded(PublicKey key) {
        return SubjectPublicKeyInfo.getInstance(key.getEncoded());
    }

    /** A signature that is no signature of its kind at all has been checked, too. */
    private static boolean isAboutTheSignature(Throwable failed) {
        return failed instanceof SignatureException || failed.getCause() != null && isAboutTheSignature(failed.getCause());
    }
}
