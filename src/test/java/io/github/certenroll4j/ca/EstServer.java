package io.github.certenroll4j.ca;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A double of an EST server, for tests: cacerts, simpleenroll, simplereenroll and csrattrs as RFC 7030 says, over the JDK's
 * HTTP server, with a test CA behind it. It wants the account {@code me} with the password {@code secret}, or for a renewal a
 * certificate of {@link WebServer#CA}.
 */
public final class EstServer implements HttpHandler {

    private static final String CERTS_ONLY = "application/pkcs7-mime; smime-type=certs-only";
    private static final String ACCOUNT = "Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.US_ASCII));

    private final TestCa ca;
    private volatile int pendingTimes;
    private volatile String retryAfter = "1";
    private volatile String denial = "";

    public EstServer(TestCa ca) {
        this.ca = ca;
    }

    /** So many enrollments are answered "later". */
    public void pending(int times, String after) {
        pendingTimes = times;
        retryAfter = after;
    }

    void deny(String why) {
        denial = why;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = WebServer.body(exchange);
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath().replaceFirst("^/\\.well-known/est/(second/)?", "")) {
            case "GET cacerts":
                send(exchange, TestForms.p7b(ca.chain(ca.certificate()).subList(1, ca.chain(ca.certificate()).size())));
                return;
            case "GET csrattrs":
                WebServer.send(exchange, 204, "application/csrattrs", new byte[0]);
                return;
            case "POST simpleenroll":
                enroll(exchange, body, ACCOUNT.equals(exchange.getRequestHeaders().getFirst("Authorization")));
                return;
            case "POST simplereenroll":
                enroll(exchange, body, showsCertificate((HttpsExchange) exchange));
                return;
            default:
                WebServer.send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static boolean showsCertificate(HttpsExchange exchange) {
        try {
            return exchange.getSSLSession().getPeerCertificates().length > 0;
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    private void enroll(HttpExchange exchange, byte[] body, boolean known) throws IOException {
        if (!known) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"est\"");
            WebServer.send(exchange, 401, "text/plain", new byte[0]);
        } else if (!"application/pkcs10".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            WebServer.send(exchange, 415, "text/plain", new byte[0]);
        } else if (!denial.isEmpty()) {
            WebServer.send(exchange, 400, "text/plain; charset=utf-8", denial.getBytes(StandardCharsets.UTF_8));
        } else if (pendingTimes > 0) {
            pendingTimes--;
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
            WebServer.send(exchange, 202, "text/plain", new byte[0]);
        } else {
            send(exchange, TestForms.p7b(Collections.singletonList(ca.answer(Base64.getMimeDecoder().decode(body)))));
        }
    }

    private static void send(HttpExchange exchange, byte[] pkcs7) throws IOException {
        exchange.getResponseHeaders().set("Content-Transfer-Encoding", "base64");
        WebServer.send(exchange, 200, CERTS_ONLY, Base64.getMimeEncoder().encode(pkcs7));
    }
}
