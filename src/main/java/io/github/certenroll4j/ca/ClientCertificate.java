package io.github.certenroll4j.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** The certificate that this side shows in the TLS handshake, with its key: one that was issued before, for a renewal by EST. */
public final class ClientCertificate {

    private static final int HEX = 16;

    private final PrivateKey key;
    private final X509Certificate[] chain;

    private ClientCertificate(PrivateKey key, Certificate[] chain) {
        this.key = key;
        this.chain = Arrays.copyOf(chain, chain.length, X509Certificate[].class);
    }

    /**
     * The one key of a PFX (PKCS #12, RFC 7292) with its certificates.
     *
     * @param password stays the caller's to wipe
     * @throws IllegalArgumentException if it is none, cannot be opened, or has no key or several; the message says which
     */
    public static ClientCertificate ofPfx(byte[] pfx, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pfx), password);
            ClientCertificate found = null;
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    if (found != null) {
                        throw new IllegalArgumentException("it has several private keys, and which one is meant cannot be known");
                    }
                    found = new ClientCertificate((PrivateKey) store.getKey(alias, password), store.getCertificateChain(alias));
                }
            }
            if (found == null) {
                throw new IllegalArgumentException("it has no private key with a certificate");
            }
            return found;
        } catch (GeneralSecurityException | IOException closed) {
            throw new IllegalArgumentException("it is no PFX (PKCS #12), or the password does not open it", closed);
        }
    }

    /**
     * One of this user's on Windows, with its key where it is: it does not leave Windows.
     *
     * @param sha1 the thumbprint, 40 hexadecimal digits
     * @throws IllegalArgumentException if there is none with a key, or no Windows
     */
    public static ClientCertificate ofWindows(String sha1) {
        try {
            KeyStore store = KeyStore.getInstance("Windows-MY");
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && sha1(store.getCertificate(alias)).equals(sha1.toLowerCase(Locale.ROOT))) {
                    return new ClientCertificate((PrivateKey) store.getKey(alias, null), store.getCertificateChain(alias));
                }
            }
        } catch (GeneralSecurityException | IOException none) {
            throw new IllegalArgumentException("this Java cannot read the certificates of Windows", none);
        }
        throw new IllegalArgumentException("this user has no certificate with a private key and the thumbprint " + sha1);
    }

    private static String sha1(Certificate certificate) throws GeneralSecurityException {
        StringBuilder digits = new StringBuilder();
        for (byte octet : MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded())) {
            digits.append(Character.forDigit((octet & 0xFF) / HEX, HEX)).append(Character.forDigit((octet & 0xFF) % HEX, HEX));
        }
        return digits.toString();
    }

    /** Shows this certificate whatever the server would like: it was chosen by name. */
    X509ExtendedKeyManager keyManager() {
        return new X509ExtendedKeyManager() {
            @Override
            public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
                return "client";
            }

            @Override
            public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
                return "client";
            }

            @Override
            public String[] getClientAliases(String keyType, Principal[] issuers) {
                return new String[] {"client"};
            }

            @Override
            public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
                return null;
            }

            @Override
            public String[] getServerAliases(String keyType, Principal[] issuers) {
                return null;
            }

            @Override
            public X509Certificate[] getCertificateChain(String alias) {
                return chain.clone();
            }

            @Override
            public PrivateKey getPrivateKey(String alias) {
                return key;
            }
        };
    }
}
