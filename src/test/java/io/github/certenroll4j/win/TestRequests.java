package io.github.certenroll4j.win;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Requests that were not made by this Windows. */
final class TestRequests {

    private TestRequests() {
    }

    /** A PKCS #10 request, DER, whose key nobody keeps. */
    static byte[] rsa(String subject) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair key = generator.generateKeyPair();
        return new JcaPKCS10CertificationRequestBuilder(new X500Principal(subject), key.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())).getEncoded();
    }
}
