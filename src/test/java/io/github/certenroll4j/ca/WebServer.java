package io.github.certenroll4j.ca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.certenroll4j.lab.LabCertsrv;
import io.github.certenroll4j.lab.LabReply;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** The JDK's own HTTP server with TLS and a certificate of a test CA: real HTTP, real TLS, on the loopback address. */
public final class WebServer implements AutoCloseable {

    public static final TestCa CA = TestCa.root(TestCa.Spec.of("Web Root").keys(TestCa.Keys.EC).valid(-10, 100));

    private static final char[] PASSWORD = "test".toCharArray();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private WebServer(HttpServer server, HttpHandler handler) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            try {
                handler.handle(exchange);
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    public static WebServer http(HttpHandler handler) throws IOException {
        return new WebServer(HttpServer.create(loopback(), 0), handler);
    }

    public static WebServer https(HttpHandler handler) throws Exception {
        return https(handler, named("localhost"), false);
    }

    /** @param asksForCertificate whether it asks the client for one, of {@link #CA} */
    static WebServer https(HttpHandler handler, TestCa.Spec certificate, boolean asksForCertificate) throws Exception {
        KeyPair keys = TestCa.Keys.EC.generate();
        return https(handler, keys, CA.chain(CA.issue(certificate, keys.getPublic())), asksForCertificate);
    }

    private static WebServer https(HttpHandler handler, KeyPair keys, List<X509Certificate> chain, boolean asks) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", keys.getPrivate(), PASSWORD, chain.toArray(new Certificate[0]));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), clients(), null);
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setWantClientAuth(asks);
                parameters.setSSLParameters(tls);
            }
        });
        return new WebServer(server, handler);
    }

    private static TrustManager[] clients() throws Exception {
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", CA.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(roots);
        return trust.getTrustManagers();
    }

    static TestCa.Spec named(String host) {
        return TestCa.Spec.of(host).with(builder -> builder.addExtension(Extension.subjectAlternativeName, false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
    }

    /** Method, address and header Authorization of each request. */
    List<String> log() {
        return new ArrayList<>(log);
    }

    public String address() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + server.getAddress().getPort();
    }

    static byte[] body(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = exchange.getRequestBody();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            all.write(buffer, 0, n);
        }
        return all.toByteArray();
    }

    static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Answers what a double answers to what comes after {@code /certsrv/}. */
    public static HttpHandler certsrv(LabCertsrv certsrv) {
        return exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            LabReply reply = certsrv.reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath().replace("/certsrv/", ""),
                    query == null ? "" : query, body(exchange));
            send(exchange, reply.status, reply.contentType, reply.body);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
