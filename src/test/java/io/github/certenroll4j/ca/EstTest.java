package io.github.certenroll4j.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.ca.CaException.Trouble;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EST with a double of a server, over real HTTPS, and with what OpenSSL makes as a CA. */
@Timeout(60)
class EstTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("EST Root").keys(TestCa.Keys.EC)).intermediate("EST Issuing CA");

    private final EstServer est = new EstServer(CA);
    private WebServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        server = WebServer.https(est, WebServer.named("localhost"), true);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static CaConnection trusting(CaLogon logon) {
        return CaConnection.as(logon).trusting(Collections.singleton(WebServer.CA.certificate()));
    }

    private Est asMe(String label) {
        return new Est(CaAddress.ofEst(server.address() + label), trusting(CaLogon.withPassword("me", "secret".toCharArray())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/second"})
    void theCasCertificatesAndACertificate(String label) throws Exception {
        assertThat(CaResponse.parse(asMe(label).caCertificates()).certificates()).containsExactlyInAnyOrder(CA.certificate(), CA.root().certificate());

        Decision decision = asMe(label).enroll(CertsrvTest.request());

        assertThat(decision.state()).isEqualTo(Decision.State.ISSUED);
        assertThat(CaResponse.parse(decision.response()).certificates()).singleElement()
                .satisfies(leaf -> leaf.verify(CA.certificate().getPublicKey()));
        assertThat(server.log()).element(1).asString().startsWith("POST /.well-known/est" + label + "/simpleenroll Basic ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Fri, 31 Dec 1999 23:59:59 GMT"})
    void whatIsPendingHasATimeToAskAgain(String retryAfter) throws Exception {
        est.pending(1, retryAfter);

        Decision decision = asMe("").enroll(CertsrvTest.request());

        assertThat(decision.state()).isEqualTo(Decision.State.PENDING);
        assertThat(decision.id()).isEmpty();
        assertThat(decision.retryAfter().get()).isBetween(Duration.ofSeconds(retryAfter.equals("120") ? 60 : 0), Duration.ofSeconds(120));
        assertThat(asMe("").enroll(CertsrvTest.request()).state()).isEqualTo(Decision.State.ISSUED);
    }

    @Test
    void aDenialHasTheServersWords() throws Exception {
        est.deny("key too\nshort – RSA 1024");

        Decision decision = asMe("").enroll(CertsrvTest.request());

        assertThat(decision.state()).isEqualTo(Decision.State.DENIED);
        assertThat(decision.reason()).contains("key too short – RSA 1024");
    }

    @Test
    void aRenewalShowsTheOldCertificate() throws Exception {
        KeyPair keys = TestCa.Keys.EC.generate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("old", keys.getPrivate(), "pfx".toCharArray(),
                new Certificate[] {WebServer.CA.issue("old", keys.getPublic()), WebServer.CA.certificate()});
        ByteArrayOutputStream pfx = new ByteArrayOutputStream();
        store.store(pfx, "pfx".toCharArray());
        CaConnection anonymous = trusting(CaLogon.ofThisUser());
        CaAddress address = CaAddress.ofEst(server.address());

        assertThat(catchThrowableOfType(CaException.class, () -> new Est(address, anonymous).reenroll(CertsrvTest.request())).trouble())
                .isEqualTo(Trouble.LOGON);
        Est renewing = new Est(address, anonymous.showing(ClientCertificate.ofPfx(pfx.toByteArray(), "pfx".toCharArray())));
        assertThat(renewing.reenroll(CertsrvTest.request()).state()).isEqualTo(Decision.State.ISSUED);

        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> ClientCertificate.ofPfx(pfx.toByteArray(), "no".toCharArray())))
                .hasMessageContaining("the password does not open it");
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> ClientCertificate.ofWindows("00"))).isNotNull();
    }

    @Test
    void nobodyHasToSayWhatARequestNeeds() throws Exception {
        assertThat(asMe("").csrAttributes()).isEmpty();
    }

    @Test
    void attributesAreRead() throws Exception {
        byte[] attributes = {0x30, 0x0b, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 9, 7};
        try (WebServer other = answering(200, "application/csrattrs", Base64.getEncoder().encode(attributes), "base64")) {
            assertThat(new Est(CaAddress.ofEst(other.address()), trusting(CaLogon.ofThisUser())).csrAttributes()).hasValue(attributes);
        }
    }

    private static WebServer answering(int status, String type, byte[] body, String transfer) throws Exception {
        return WebServer.https(exchange -> {
            WebServer.body(exchange);
            exchange.getResponseHeaders().set("Content-Transfer-Encoding", transfer);
            WebServer.send(exchange, status, type, body);
        });
    }

    /** What is no answer of EST has an error that says so, never an exception of a library. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | text/html                                      | <html>",
        "200 | application/pkcs7-mime                         | <html>",
        "200 | application/pkcs7-mime; smime-type=certs-only  | MAMCAQE=",
        "200 | application/pkcs7-mime; smime-type=certs-only  | MIIBIjANBgkqhkiG9w0BAQEFAAOC",
        "200 | application/pkcs7-mime; smime-type=certs-only  | ====",
        "202 | text/plain                                     | later",
        "204 | text/plain                                     | ",
        "500 | text/plain                                     | boom",
    })
    void whatIsNoAnswerOfEstIsTold(int status, String type, String body) throws Exception {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.US_ASCII);
        try (WebServer other = answering(status, type, bytes, "base64")) {
            Est asked = new Est(CaAddress.ofEst(other.address()), trusting(CaLogon.ofThisUser()));

            CaException enrolled = catchThrowableOfType(CaException.class, () -> asked.enroll(CertsrvTest.request()));
            CaException certificates = catchThrowableOfType(CaException.class, asked::caCertificates);

            assertThat(enrolled.trouble()).as(enrolled.getMessage()).isIn(Trouble.NO_CA, Trouble.SERVER);
            assertThat(certificates.trouble()).as(certificates.getMessage()).isIn(Trouble.NO_CA, Trouble.SERVER);
            assertThat(enrolled.nextStep()).isNotEmpty();
        }
    }

    /** Another program's PKCS #7: OpenSSL issues the certificate and packs it. */
    @Test
    void whatOpensslIssuesIsTaken() throws Exception {
        openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=OpenSSL-CA");
        Files.write(folder.resolve("request.der"), CertsrvTest.request());
        openssl("req -inform DER -in request.der -out request.pem");
        openssl("x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 1 -out leaf.pem");
        openssl("crl2pkcs7 -nocrl -certfile leaf.pem -outform DER -out leaf.p7b");
        byte[] pkcs7 = Base64.getMimeEncoder().encode(Files.readAllBytes(folder.resolve("leaf.p7b")));
        try (WebServer other = answering(200, "application/pkcs7-mime; smime-type=certs-only", pkcs7, "base64")) {
            Decision decision = new Est(CaAddress.ofEst(other.address()), trusting(CaLogon.ofThisUser()))
                    .enroll(Files.readAllBytes(folder.resolve("request.der")));

            assertThat(CaResponse.parse(decision.response()).certificates()).singleElement()
                    .satisfies(leaf -> assertThat(leaf.getIssuerX500Principal().getName()).isEqualTo("CN=OpenSSL-CA"));
        }
    }

    private void openssl(String arguments) throws Exception {
        ProcessBuilder openssl = new ProcessBuilder(("openssl " + arguments).split(" ")).directory(folder.toFile()).redirectErrorStream(true);
        Path log = folder.resolve("openssl.log");
        assertThat(openssl.redirectOutput(log.toFile()).start().waitFor()).as(() -> log + arguments).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/b", "/a%2fb", "/../x/y"})
    void behindTheHostStandsOneLabelAtMost(String path) {
        assertThat(catchThrowableOfType(IllegalArgumentException.class,
                () -> new Est(CaAddress.ofEst("https://ca.example" + path), trusting(CaLogon.ofThisUser())))).isNotNull();
    }
}
