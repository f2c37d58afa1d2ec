package io.github.certenroll4j.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.certenroll4j.ca.CaException.Trouble;
import io.github.certenroll4j.response.TestCa;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do what none should, over real HTTPS: each has an error of its own, that says what to do, and in time. */
@Timeout(60)
class WebTest {

    private static final byte[] HTML = "<html>".getBytes(StandardCharsets.US_ASCII);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static CaConnection usual() {
        return CaConnection.as(CaLogon.ofThisUser()).trusting(Collections.singleton(WebServer.CA.certificate())).within(SOON, SOON);
    }

    private static CaConnection withPassword() {
        return CaConnection.as(CaLogon.withPassword("LAB\\me", "geheim ü".toCharArray()))
                .trusting(Collections.singleton(WebServer.CA.certificate())).within(SOON, SOON);
    }

    private static CaException get(WebServer server, CaConnection how) throws Exception {
        URL page = new URL(server.address() + "/certsrv/");
        return catchThrowableOfType(CaException.class, () -> new Web(how).get(page));
    }

    private static HttpHandler answering(int status) {
        return exchange -> WebServer.send(exchange, status, "text/html", HTML);
    }

    private static void assertTold(CaException trouble, Trouble kind, String... words) {
        assertThat(trouble).isNotNull();
        assertThat(trouble.trouble()).as(trouble.getMessage()).isEqualTo(kind);
        assertThat(trouble.getMessage() + ". " + trouble.nextStep()).contains(words).doesNotContain("Exception", "geheim", "sun.");
        assertThat(trouble.nextStep()).isNotEmpty();
    }

    @Test
    void aServerOfAnUnknownCaIsNotBelieved() throws Exception {
        try (WebServer server = WebServer.https(answering(200))) {
            assertTold(get(server, CaConnection.as(CaLogon.ofThisUser())), Trouble.TLS, "not trusted here", "--cacert");
            assertThat(server.log()).isEmpty();
            assertThat(new Web(usual()).get(new URL(server.address())).status).isEqualTo(200);
        }
    }

    @Test
    void aCertificateForAnotherHostIsNotBelieved() throws Exception {
        try (WebServer server = WebServer.https(answering(200), WebServer.named("other.example"), false)) {
            assertTold(get(server, withPassword()), Trouble.TLS, "for another host");
            assertThat(server.log()).isEmpty();
        }
    }

    /** Programs switch the check of names off for all their connections; not for these. */
    @Test
    void aProgramsOwnVerifierForgivesNothing() throws Exception {
        HostnameVerifier before = HttpsURLConnection.getDefaultHostnameVerifier();
        HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
        try (WebServer server = WebServer.https(answering(200), WebServer.named("other.example"), false)) {
            assertTold(get(server, usual()), Trouble.TLS, "for another host");
        } finally {
            HttpsURLConnection.setDefaultHostnameVerifier(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"-5, -1", "5, 9"})
    void aCertificateOfAnotherTimeIsNotBelieved(int from, int to) throws Exception {
        try (WebServer server = WebServer.https(answering(200), WebServer.named("localhost").valid(from, to), false)) {
            assertTold(get(server, usual()), Trouble.TLS, "not valid today", "clock");
        }
    }

    @Test
    void aServerWithoutTlsSaysSo() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            answerOnce(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            URL page = new URL("https://localhost:" + socket.getLocalPort() + "/");
            assertTold(catchThrowableOfType(CaException.class, () -> new Web(usual()).get(page)), Trouble.TLS, "there is no TLS with localhost:");
        }
    }

    private static void answerOnce(ServerSocket socket, String text) {
        Thread thread = new Thread(() -> {
            try (Socket client = socket.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // The client has seen enough.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Negotiate;NTLM              | it offers Negotiate, NTLM. Get a Kerberos ticket",
        "Basic realm=\"a, b\"        | it offers Basic. Give an account with --user",
        "Negotiate, Basic realm=x    | it offers Basic, Negotiate",
        "                            | it offers nothing",
    })
    void whoIsUnknownHearsWhatTheServerOffers(String challenges, String words) throws Exception {
        try (WebServer server = WebServer.https(exchange -> {
            if (challenges != null) {
                for (String challenge : challenges.split(";")) {
                    exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                }
            }
            WebServer.send(exchange, 401, "text/html", HTML);
        })) {
            assertTold(get(server, usual()), Trouble.LOGON, "does not know this user (401)", words);
        }
    }

    @Test
    void aWrongPasswordIsSentOnceAndNotShown() throws Exception {
        try (WebServer server = WebServer.https(exchange -> {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            WebServer.send(exchange, 401, "text/html", HTML);
        })) {
            assertTold(get(server, withPassword()), Trouble.LOGON, "LAB\\me", "Is the password right?");
            // printf 'LAB\me:geheim ü' | base64, in UTF-8: an account is locked after some wrong ones.
            assertThat(server.log()).containsExactly("GET /certsrv/ Basic TEFCXG1lOmdlaGVpbSDDvA==");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 | FORBIDDEN | refuses this user (403)",
        "404 | NOT_FOUND | Web Enrollment",
        "407 | LOGON     | the proxy",
        "400 | SERVER    | answers 400",
        "500 | SERVER    | in trouble",
        "503 | SERVER    | answers 503",
    })
    void everyRefusalHasItsWords(int status, Trouble kind, String words) throws Exception {
        try (WebServer server = WebServer.https(answering(status))) {
            CaException trouble = get(server, usual());
            assertTold(trouble, kind, words);
            assertThat(trouble.status()).isEqualTo(status);
        }
    }

    private static HttpHandler to(String place, int status) {
        return exchange -> {
            if (!place.isEmpty()) {
                exchange.getResponseHeaders().add("Location", place);
            }
            WebServer.send(exchange, status, "text/html", HTML);
        };
    }

    @Test
    void nothingIsSentElsewhere() throws Exception {
        try (WebServer other = WebServer.https(answering(200)); WebServer server = WebServer.https(to(other.address() + "/certsrv/", 302))) {
            assertTold(get(server, withPassword()), Trouble.REDIRECT, other.address());
            assertThat(other.log()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/", "https://evil.example/", "https://localhost@evil.example/", "file:///etc/passwd", "ldap://x", "https://[", "", "//evil.example/"})
    void noRedirectLeavesTheServer(String place) throws Exception {
        try (WebServer server = WebServer.https(to(place, 301))) {
            assertTold(get(server, usual()), Trouble.REDIRECT, "sends to another place");
            assertThat(server.log()).hasSize(1);
        }
    }

    @Test
    void aPageMaySendToAnotherOfItsServer() throws Exception {
        try (WebServer server = WebServer.https(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/certsrv/")) {
                exchange.getResponseHeaders().add("Location", "/certsrv/de/");
                WebServer.send(exchange, 302, "text/html", HTML);
            } else {
                WebServer.send(exchange, 200, "text/html", HTML);
            }
        })) {
            assertThat(new Web(usual()).get(new URL(server.address() + "/certsrv/")).status).isEqualTo(200);
        }
    }

    @Test
    void aCircleEnds() throws Exception {
        try (WebServer server = WebServer.https(to("/certsrv/", 302))) {
            assertTold(get(server, usual()), Trouble.REDIRECT, "from page to page");
            assertThat(server.log()).hasSize(4);
        }
    }

    /** It would be a second request at the CA. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aFormIsNotSentAgain(int status) throws Exception {
        try (WebServer server = WebServer.https(to("/certsrv/", status))) {
            URL page = new URL(server.address() + "/certsrv/certfnsh.asp");
            assertTold(catchThrowableOfType(CaException.class, () -> new Web(usual()).post(page, "text/plain", HTML)), Trouble.REDIRECT, "/certsrv/");
            assertThat(server.log()).hasSize(1);
        }
    }

    @Test
    void aFormIsSentOnceWhenTheConnectionBreaks() throws Exception {
        try (WebServer server = WebServer.https(HttpExchange::close)) {
            URL page = new URL(server.address() + "/certsrv/certfnsh.asp");
            CaException trouble = catchThrowableOfType(CaException.class, () -> new Web(withPassword()).post(page, "text/plain", HTML));
            assertTold(trouble, Trouble.UNREACHABLE, "broke", "look there before it is sent again");
            assertThat(server.log()).hasSize(1);
        }
    }

    private static void forever(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[8192];
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(block);
            }
        }
    }

    @Test
    void anAnswerWithoutEndIsNotRead() throws Exception {
        try (WebServer server = WebServer.https(WebTest::forever)) {
            assertTold(get(server, usual()), Trouble.TOO_LARGE, "more than 1 MiB");
        }
    }

    @Test
    void anErrorWithoutEndIsNotRead() throws Exception {
        try (WebServer server = WebServer.https(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            byte[] block = new byte[8192];
            while (true) {
                exchange.getResponseBody().write(block);
            }
        })) {
            assertTold(get(server, usual()), Trouble.TOO_LARGE, "more than 1 MiB");
        }
    }

    /** Each byte comes in time, and the answer never: in the body, and in the headers, where no limit of the JDK counts. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "HTTP/1.1 200 OK\r\nX-Slow: "})
    void anAnswerByteByByteIsGivenUp(String begin) throws Exception {
        AtomicInteger ended = new AtomicInteger();
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            Thread slow = new Thread(() -> drip(socket, begin, ended));
            slow.setDaemon(true);
            slow.start();
            URL page = new URL("http://localhost:" + socket.getLocalPort() + "/");
            CaConnection how = usual().within(SOON, Duration.ofMillis(700));
            long start = System.nanoTime();

            CaException trouble = catchThrowableOfType(CaException.class, () -> new Web(how).get(page));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
            assertTold(trouble, Trouble.TIME, "has not answered to the end in 700 ms", "--timeout");
            slow.join(10_000);
            assertThat(ended).as("the connection was closed").hasValue(1);
        }
    }

    private static void drip(ServerSocket socket, String begin, AtomicInteger ended) {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                client.getOutputStream().write('x');
                Thread.sleep(20);
            }
        } catch (IOException closed) {
            ended.incrementAndGet();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void silenceIsGivenUp() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URL page = new URL("https://localhost:" + socket.getLocalPort() + "/");
            assertTold(catchThrowableOfType(CaException.class, () -> new Web(usual().within(SOON, Duration.ofMillis(300))).get(page)),
                    Trouble.TIME, "localhost:" + socket.getLocalPort());
        }
    }

    @Test
    void whatIsNoWebServerIsTold() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            answerOnce(socket, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
            URL page = new URL("http://localhost:" + socket.getLocalPort() + "/");
            CaException trouble = catchThrowableOfType(CaException.class, () -> new Web(usual()).get(page));
            assertThat(trouble.trouble()).isIn(Trouble.NO_CA, Trouble.UNREACHABLE);
        }
    }

    @Test
    void noHostAndNoServerAreToldApart() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertTold(catchThrowableOfType(CaException.class, () -> new Web(usual()).get(new URL("https://localhost:" + free + "/"))),
                Trouble.UNREACHABLE, "nothing answers at localhost:" + free);
        assertTold(catchThrowableOfType(CaException.class, () -> new Web(usual()).get(new URL("https://no-such-host.invalid/"))),
                Trouble.UNREACHABLE, "there is no host no-such-host.invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://ca.example                | https://ca.example/certsrv",
        "https://ca.example/               | https://ca.example/certsrv",
        "HTTPS://ca.example:444/certsrv/   | https://ca.example:444/certsrv",
        "https://[::1]/pki/certsrv//       | https://[::1]/pki/certsrv",
    })
    void anAddressIsMadeWhole(String typed, String address) {
        assertThat(CaAddress.ofCertsrv(typed, false)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://ca.example                 | not https",
        "ca.example                        | not like",
        "ftp://ca.example                  | not like",
        "https://                          | not like",
        "https://me:geheim@ca.example/     | does not belong into an address",
        "https://ca.example/?x             | ? and #",
        "https://ca.example/#x             | ? and #",
        "https://ca.example:70000/         | no port",
        "https://ca example/               | not like",
        "https://müller.example/           | not like",
    })
    void whatIsNoAddressIsRefused(String typed, String words) {
        IllegalArgumentException wrong = catchThrowableOfType(IllegalArgumentException.class, () -> CaAddress.ofCertsrv(typed, false));
        assertThat(wrong).hasMessageContaining(words).hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://ca.example                          | https://ca.example/.well-known/est",
        "https://ca.example:8443/second              | https://ca.example:8443/.well-known/est/second",
        "https://ca.example/.well-known/est          | https://ca.example/.well-known/est",
        "https://ca.example/.well-known/est/second/  | https://ca.example/.well-known/est/second",
    })
    void anEstAddressIsMadeWhole(String typed, String address) {
        assertThat(CaAddress.ofEst(typed)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\r\nX-Evil: 1"})
    void whatIsNoAccountIsNotSent(String account) {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> CaLogon.withPassword(account, new char[0]))).isNotNull();
    }

    @Test
    void moreRootsAreMoreRoots() {
        // The JDK's own roots are still there beside those of the user.
        assertThat(ServerTrust.with(Collections.singleton(TestCa.root("More").certificate())).getAcceptedIssuers().length).isGreaterThan(50);
    }
}
