package io.github.certenroll4j.response;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The certificates of a PFX, that of its private key first.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7292">RFC 7292, PKCS #12</a>
 */
final class PfxCertificates {

    /** INTEGER 3, SEQUENCE. */
    private static final byte[] BEGIN = {2, 1, 3, 0x30};

    private PfxCertificates() {
    }

    /** A sequence whose first parts are the version 3 and a sequence (RFC 7292 section 4), by its first bytes. */
    static boolean arePfx(byte[] der) {
        int content = der.length < 2 ? 0 : (der[1] & 0x80) == 0 ? 2 : 2 + (der[1] & 0x7F);
        return content > 0 && der[0] == 0x30 && content + BEGIN.length <= der.length
                && Arrays.equals(Arrays.copyOfRange(der, content, content + BEGIN.length), BEGIN);
    }

    /** @throws NotACaResponseException if the password does not open it, or no private key is in it */
    static List<X509Certificate> read(byte[] pfx, char[] password) throws NotACaResponseException {
        KeyStore store;
        try {
            store = BouncyCastle.ask(provider -> {
                KeyStore opened = KeyStore.getInstance("PKCS12", provider);
                opened.load(new ByteArrayInputStream(pfx), password);
                return opened;
            });
        } catch (Exception refused) {
            throw new NotACaResponseException("the password does not open the PFX, or it is damaged");
        }
        try {
            return certificates(store);
        } catch (KeyStoreException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<X509Certificate> certificates(KeyStore store) throws KeyStoreException, NotACaResponseException {
        List<String> aliases = Collections.list(store.aliases());
        Set<ResponseCertificate> found = new LinkedHashSet<>();
        for (String alias : aliases) {
            if (store.isKeyEntry(alias)) {
                add(found, store.getCertificateChain(alias));
            }
        }
        if (found.isEmpty()) {
            throw new NotACaResponseException("the PFX holds no private key with its certificate");
        }
        for (String alias : aliases) {
            add(found, store.getCertificate(alias));
        }
        return found.stream().map(one -> one.x509().get()).collect(Collectors.toList());
    }

    private static void add(Set<ResponseCertificate> found, Certificate... certificates) {
        if (certificates != null) {
            Arrays.stream(certificates).filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast)
                    .map(ResponseCertificate::of).forEach(found::add);
        }
    }
}
