package io.github.certenroll4j.ca;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Which servers are believed: those with a chain to a root of Java, of Windows where there is one (the CA of a domain is
 * among those, and not among Java's), or of the user's; and with the name that was asked for.
 */
final class ServerTrust extends X509ExtendedTrustManager {

    /** The chain is good, and for another host. */
    static final class WrongHostException extends CertificateException {
        private static final long serialVersionUID = 1L;

        WrongHostException(CertificateException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final X509ExtendedTrustManager pkix;

    private ServerTrust(X509ExtendedTrustManager pkix) {
        this.pkix = pkix;
    }

    /** @param more roots for this connection alone */
    static ServerTrust with(Collection<X509Certificate> more) {
        try {
            Set<X509Certificate> roots = new LinkedHashSet<>(more);
            Collections.addAll(roots, ((X509TrustManager) managers(null)[0]).getAcceptedIssuers());
            roots.addAll(ofWindows());
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate root : roots) {
                all.setCertificateEntry("root " + ++number, root);
            }
            return new ServerTrust((X509ExtendedTrustManager) managers(all)[0]);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this Java has no trust manager", impossible);
        }
    }

    private static TrustManager[] managers(KeyStore roots) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(roots);
        return factory.getTrustManagers();
    }

    /** None where there is no Windows, or where Java cannot read its store. */
    private static Collection<X509Certificate> ofWindows() {
        Set<X509Certificate> roots = new LinkedHashSet<>();
        try {
            KeyStore store = KeyStore.getInstance("Windows-ROOT");
            store.load(null, null);
            for (String alias : Collections.list(store.aliases())) {
                roots.add((X509Certificate) store.getCertificate(alias));
            }
        } catch (KeyStoreException noWindows) {
            return Collections.emptySet();
        } catch (GeneralSecurityException | IOException | ProviderException unreadable) {
            // Fewer servers are believed then, not more.
            return roots;
        }
        roots.remove(null);
        return roots;
    }

    /** First the chain alone, so that a failure of the second check is one of the name. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        pkix.checkServerTrusted(chain, authType);
        try {
            pkix.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException named) {
            throw new WrongHostException(named);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        pkix.checkServerTrusted(chain, authType, engine);
    }

    /** Nobody may be believed without a look at the name. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the name of the host is not known");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return pkix.getAcceptedIssuers();
    }
}
