package io.github.certenroll4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lab's site over HTTP, asked as a browser asks it. */
class LabServerTest {

    @TempDir
    static Path folder;

    private static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
    private static LabServer server;
    private static byte[] request;

    @BeforeAll
    static void open() throws Exception {
        server = new LabServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new LabSite(folder), LOG::add);
        KeyPair keys = TestCa.Keys.RSA.generate();
        request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=lab.example"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())).getEncoded();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-,                                                       PKCS7_UNSIGNED, 3, BEGIN CERTIFICATE, Lab Untrusted Issuing CA",
        "chain=leaf,                                              PKCS7_UNSIGNED, 1, BEGIN CERTIFICATE, Lab Untrusted Issuing CA",
        "chain=leaf&form=unsigned&text=bare&root=trusted,         PKCS7_UNSIGNED, 1, -,                 Lab Trusted Issuing CA",
        "chain=whole&form=signed&text=bare,                       PKCS7_SIGNED,   3, -,                 Lab Untrusted Issuing CA",
        "chain=leaf&form=signed,                                  PKCS7_SIGNED,   1, BEGIN CERTIFICATE, Lab Untrusted Issuing CA",
        "chain=whole&form=cmc&text=header,                        CMC_FULL,       3, BEGIN CERTIFICATE, Lab Untrusted Issuing CA",
        "chain=whole&form=certificate&script=jscript&order=safe,  X509,           1, BEGIN CERTIFICATE, Lab Untrusted Issuing CA",
    })
    void theCaAnswersAsItIsTold(String query, String kind, int certificates, String header, String issuer) throws Exception {
        Got got = send("POST", "/answer" + (query == null ? "" : "?" + query), request);

        assertThat(got.status).isEqualTo(200);
        CaResponse response = CaResponse.parse(got.body);
        assertThat(response.kind().name()).isEqualTo(kind);
        assertThat(response.certificates()).hasSize(certificates);
        assertThat(got.text().contains("-----BEGIN")).isEqualTo(header != null);
        assertThat(response.certificates()).anySatisfy(certificate ->
                assertThat(certificate.getIssuerX500Principal().getName()).contains("CN=" + issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no request", "-----BEGIN CERTIFICATE REQUEST-----\nMAMC\n-----END CERTIFICATE REQUEST-----", "MAMCAQE="})
    void whatIsNoRequestIsRefusedInWords(String body) throws Exception {
        Got got = send("POST", "/answer", body.getBytes(StandardCharsets.UTF_8));

        assertThat(got.status).isEqualTo(400);
        assertThat(got.text()).contains("no request").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"/answer?chain=ring, POST, 400", "/page?script=perl, GET, 400", "/page?script=%00, GET, 400", "/nowhere, GET, 404", "/answer, GET, 404", "/, DELETE, 404"})
    void otherWordsAndAddressesAreRefused(String address, String method, int status) throws Exception {
        Got got = send(method, address, method.equals("POST") ? request : null);

        assertThat(got.status).isEqualTo(status);
        assertThat(got.text()).doesNotContain("Exception");
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        assertThat(send("POST", "/answer", new byte[2_000_000]).status).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"script=jscript, text/javascript, ALLOW_NONE", "script=vbscript, VBScript, AllowNone",
        "script=jscript&order=article, text/javascript, ALLOW_UNTRUSTED_ROOT"})
    void thePageIsTheExampleWithAButtonForTheCa(String query, String language, String first) throws Exception {
        String page = send("GET", "/page?" + query, null).text();

        assertThat(page).contains("=\"" + language + "\">", "Send the request to the test CA", "/answer?" + query.replace("&", "&amp;"));
        assertThat(page.indexOf("InstallResponse(" + first)).isPositive()
                .isEqualTo(page.indexOf("InstallResponse("));
    }

    /** What stands in an address cannot become a part of the page. */
    @Test
    void anAddressInjectsNothing() throws Exception {
        String page = send("GET", "/page?x=%22%3Cscript%3E'&script=jscript", null).text();

        assertThat(page).contains("/answer?x=22").doesNotContain("<script>'");
    }

    @Test
    void theRootIsOfferedOfTheOneCaAlone() throws Exception {
        Got got = send("GET", "/root.cer", null);

        assertThat(CaResponse.parse(got.body).certificates().get(0).getSubjectX500Principal().getName()).contains("Lab Trusted Root CA");
        assertThat(new LabSite(folder).authority(LabSite.Root.TRUSTED).root().certificate().getEncoded()).as("kept in the folder").isEqualTo(got.body);
    }

    @Test
    void everyRequestIsALineOfTheLog() throws Exception {
        send("GET", "/?a-mark-of-its-own", null);

        assertThat(LOG).anySatisfy(line -> assertThat(line).startsWith("GET /?a-mark-of-its-own from 127.0.0.1: 200"));
    }

    /** Every field of the choice has a label, and a name that the site knows. */
    @Test
    void theChoiceIsLabelled() throws Exception {
        String page = send("GET", "/", null).text();

        assertThat(page.split("<input ", -1)).hasSameSizeAs(page.split("<label>", -1));
        assertThat(page).contains("<html lang=\"en\">", "<button type=\"submit\">", "For tests only");
    }

    private static final class Got {
        private int status;
        private byte[] body;

        private String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private static Got send(String method, String address, byte[] body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http://127.0.0.1:" + server.port() + address).openConnection();
        connection.setRequestMethod(method);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            } catch (IOException endedEarly) {
                // The server has said that it is too long.
            }
        }
        Got got = new Got();
        got.status = connection.getResponseCode();
        InputStream in = got.status < 400 ? connection.getInputStream() : connection.getErrorStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            all.write(buffer, 0, n);
        }
        got.body = all.toByteArray();
        return got;
    }
}
