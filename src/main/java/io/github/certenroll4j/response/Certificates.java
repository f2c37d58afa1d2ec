package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Encoded certificates made into the JDK's objects. */
final class Certificates {

    private static final CertificateFactory FACTORY = factory();

    private Certificates() {
    }

    /** @throws CertificateException if this Java cannot read it, whatever the fault */
    static X509Certificate of(byte[] der) throws CertificateException {
        try {
            return (X509Certificate) FACTORY.generateCertificate(new ByteArrayInputStream(der));
        } catch (RuntimeException malformed) {
            // The JDK's parser answers some malformed extensions by IllegalArgumentException and its kin.
            throw new CertificateException(malformed);
        }
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException impossible) {
            throw new IllegalStateException("every Java has to know X.509", impossible);
        }
    }
}
