package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;

/** The forms in which CAs write what they answer, made by Bouncy Castle's own generators. */
public final class TestForms {

    private TestForms() {
    }

    /** Unsigned PKCS #7 of these certificates, DER. */
    public static byte[] p7b(Collection<X509Certificate> certificates) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addCertificates(new JcaCertStore(certificates));
            return generator.generate(new CMSAbsentContent()).toASN1Structure().getEncoded("DER");
        } catch (GeneralSecurityException | CMSException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Base64 in lines of 64 between BEGIN and END lines, CR LF between them. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\r\n"
                + Base64.getMimeEncoder(64, "\r\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
                + "\r\n-----END " + label + "-----\r\n";
    }

    static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(der));
    }
}
