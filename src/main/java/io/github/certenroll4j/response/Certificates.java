package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * Makes objects of encoded certificates: the JDK's, and where it refuses Bouncy Castle's, which takes elliptic curves that
 * are written out, names without an issuer's care and more that Windows takes, too. One for each file.
 */
final class Certificates {

    private static final CertificateFactory FACTORY = factory();

    /** Null until the JDK refuses one: what it is made of takes longer to load than a response to read. */
    private SecondOpinion second;

    /** @throws CertificateException if neither can read it; the message is the JDK's */
    X509Certificate read(byte[] der) throws CertificateException {
        try {
            return read(FACTORY, der);
        } catch (CertificateException byTheJdk) {
            second = second == null ? new SecondOpinion() : second;
            return second.of(der).orElseThrow(() -> byTheJdk);
        }
    }

    static X509Certificate read(CertificateFactory factory, byte[] der) throws CertificateException {
        try {
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (RuntimeException malformed) {
            // Both answer some malformed extensions by IllegalArgumentException and its kin.
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
