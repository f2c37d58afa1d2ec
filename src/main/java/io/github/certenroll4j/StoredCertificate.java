package io.github.certenroll4j;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A certificate in one of Windows' stores. Immutable. */
public final class StoredCertificate {

    private final StoreName store;
    private final EnrollmentContext context;
    private final byte[] encoded;
    private final String thumbprint;

    /** @param encoded the certificate, DER */
    public StoredCertificate(EnrollmentContext context, StoreName store, byte[] encoded) {
        this.context = context;
        this.store = store;
        this.encoded = encoded.clone();
        this.thumbprint = thumbprint(encoded);
    }

    /** The SHA-1 of a certificate's DER as Windows shows it: 40 lower-case hexadecimal digits. */
    public static String thumbprint(byte[] encoded) {
        try {
            return Hexadecimal.of(MessageDigest.getInstance("SHA-1").digest(encoded));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /**
     * The SHA-1 of a certificate as Windows shows it: 40 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException for a certificate that has no encoding; one that was parsed has
     */
    public static String thumbprint(X509Certificate certificate) {
        return thumbprint(encoded(certificate));
    }

    /**
     * The DER of a certificate.
     *
     * @throws IllegalArgumentException for a certificate that has no encoding; one that was parsed has
     */
    public static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate has no encoding", e);
        }
    }

    /** The store. */
    public StoreName store() {
        return store;
    }

    /** Whose store. */
    public EnrollmentContext context() {
        return context;
    }

    /** SHA-1, 40 lower-case hexadecimal digits. */
    public String thumbprint() {
        return thumbprint;
    }

    /** The certificate, DER. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /**
     * The certificate, parsed.
     *
     * @throws CertificateException if Java cannot read what Windows keeps
     */
    public X509Certificate x509() throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** {@code SubjectPublicKeyInfo} (RFC 5280, 4.1.2.7), DER, of a certificate that Java cannot read, too. */
    public Optional<byte[]> publicKey() {
        return CertificateBytes.publicKey(encoded);
    }

    /** The subject's name as {@link DistinguishedName} writes it; the thumbprint where Java cannot read the certificate. */
    public String subject() {
        try {
            return DistinguishedName.of(x509().getSubjectX500Principal());
        } catch (CertificateException unreadable) {
            return thumbprint;
        }
    }

    /** {@code MY (user): CN=…}. */
    @Override
    public String toString() {
        return store.officialName() + " (" + context.owner() + "): " + subject();
    }
}
