package io.github.certenroll4j.ca;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** TLS sockets that compare the name of the host during the handshake (RFC 2818, 3.1), before anything is sent. */
final class CheckedSockets extends SSLSocketFactory {

    private final SSLSocketFactory sockets;

    private CheckedSockets(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    static CheckedSockets of(Collection<X509Certificate> moreRoots, Optional<ClientCertificate> client) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = client.map(shown -> new KeyManager[] {shown.keyManager()}).orElse(new KeyManager[0]);
            context.init(keys, new TrustManager[] {ServerTrust.with(moreRoots)}, null);
            return new CheckedSockets(context.getSocketFactory());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }

    private static Socket checked(Socket socket) {
        SSLSocket tls = (SSLSocket) socket;
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }

    @Override
    public Socket createSocket() throws IOException {
        return checked(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket inner, String host, int port, boolean autoClose) throws IOException {
        return checked(sockets.createSocket(inner, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return checked(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return checked(sockets.createSocket(host, port, from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return checked(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return checked(sockets.createSocket(host, port, from, fromPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
