package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.ca.EstServer;
import io.github.certenroll4j.ca.WebServer;
import io.github.certenroll4j.lab.LabCertsrv;
import io.github.certenroll4j.lab.LabOverHttp;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code submit} and {@code retrieve} as they are typed, with doubles of servers over real HTTPS. */
class SubmitCommandTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Test Root").keys(TestCa.Keys.EC)).intermediate("Test Issuing CA");
    private static final KeyPair KEYS = TestCa.Keys.EC.generate();

    @TempDir
    Path folder;

    private final LabCertsrv lab = new LabCertsrv(CA);
    private final EstServer est = new EstServer(CA);
    private WebServer certsrv;
    private WebServer estServer;

    @BeforeEach
    void open() throws Exception {
        certsrv = WebServer.https(WebServer.certsrv(lab));
        estServer = WebServer.https(est);
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=web.example"), KEYS.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate())).getEncoded();
        write("request.der", request);
        write("request.pem", TestForms.pem("NEW CERTIFICATE REQUEST", request).getBytes(StandardCharsets.US_ASCII));
        write("root.pem", TestForms.pem("CERTIFICATE", WebServer.CA.certificate().getEncoded()).getBytes(StandardCharsets.US_ASCII));
        write("password", "secret\n".getBytes(StandardCharsets.US_ASCII));
    }

    @AfterEach
    void close() {
        certsrv.close();
        estServer.close();
    }

    private void write(String name, byte[] content) throws Exception {
        Files.write(folder.resolve(name), content);
    }

    /** DIR stands for the folder, CERTSRV and EST for the options that name the doubles. */
    private Run run(String line) {
        String trust = " --cacert DIR/root.pem";
        List<String> words = new ArrayList<>(Arrays.asList(line.replace("CERTSRV", "--certsrv " + certsrv.address() + trust)
                .replace("EST", "--est " + estServer.address() + trust + " --user me --password-file DIR/password")
                .replace("DIR", folder.toString()).split(" ")));
        return Run.of(words.toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource({"CERTSRV, request.pem", "CERTSRV, request.der", "EST, request.pem"})
    void anIssuedCertificateIsWrittenWithItsChain(String ca, String request) throws Exception {
        Run run = run("submit " + ca + " DIR/" + request + " --out DIR/answer.p7b");

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out).contains("Issued", "CN=web.example", "certenroll4j install " + folder.resolve("answer.p7b"));
        CaResponse response = CaResponse.parse(Files.readAllBytes(folder.resolve("answer.p7b")));
        assertThat(response.certificates()).hasSize(3);
        assertThat(response.label()).hasValue("PKCS7");
    }

    @Test
    void jsonHasTheResponseInside() throws Exception {
        Run run = run("submit --json CERTSRV DIR/request.pem --out -");

        assertThat(run.exitCode).as(run.err).isZero();
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(answer.get("requestId").getAsInt()).isEqualTo(7);
        assertThat(CaResponse.parse(answer.get("response").getAsString().getBytes(StandardCharsets.US_ASCII)).certificates()).hasSize(3);
        assertThat(run("submit CERTSRV DIR/request.pem --out -").out).startsWith("-----BEGIN PKCS7-----");
    }

    /** Pending, asked again, decided, and fetched by the very command that was told. */
    @Test
    void aPendingRequestHasACodeOfItsOwnAndACommandThatGoesOn() {
        Run run = run("submit CERTSRV DIR/request.pem --template Pending --out DIR/answer.p7b");

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_YET);
        assertThat(run.out).contains("Pending as request 7");
        assertThat(folder.resolve("answer.p7b")).doesNotExist();
        String goOn = run.out.replaceAll("(?s).*to go on: +certenroll4j ([^\n]+)\n.*", "$1");
        assertThat(Run.of(goOn.split(" ")).exitCode).isEqualTo(ExitCode.NOT_YET);
        assertThat(run("retrieve --json CERTSRV 7 --out DIR/x").out).contains("\"pending\"", "Taken Under Submission");

        lab.decide(7, true);

        assertThat(Run.of(goOn.split(" ")).exitCode).isZero();
        assertThat(folder.resolve("answer.p7b")).exists();
    }

    @Test
    void waitingEndsWithTheDecision() throws Exception {
        est.pending(1, "1");

        Run run = run("submit EST DIR/request.pem --wait 30s --out DIR/answer.p7b");

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.err).contains("Pending; waiting for the CA");
    }

    @Test
    void whatEstHasNotDecidedIsSentAgain() {
        est.pending(1, "120");

        Run run = run("submit EST DIR/request.pem --out DIR/answer.p7b");

        assertThat(run.exitCode).isEqualTo(ExitCode.NOT_YET);
        assertThat(run.out).contains("ask again:  in 1");
        String goOn = run.out.replaceAll("(?s).*to go on: +certenroll4j ([^\n]+)\n.*", "$1");
        assertThat(Run.of(goOn.split(" ")).exitCode).isZero();
    }

    @Test
    void aDenialHasTheCasReason() {
        Run run = run("submit CERTSRV DIR/request.pem --template Denied --out DIR/answer.p7b");
        Run json = run("submit --json CERTSRV DIR/request.pem --template Denied --out DIR/answer.p7b");

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.out).contains("Denied as request 7", "0x80094800");
        assertThat(JsonParser.parseString(json.out).getAsJsonObject().get("reason").getAsString()).contains("Policy Module");
    }

    /** A server that hands out the certificate of another. */
    @Test
    void aCertificateForAnotherKeyIsNotTaken() throws Exception {
        byte[] other = CA.fullChain(CA.issue("other", TestCa.Keys.EC.generate().getPublic()));
        try (WebServer wrong = WebServer.https(exchange -> {
            byte[] page = exchange.getRequestMethod().equals("POST") ? "<a href='certnew.cer?ReqID=5&'>".getBytes(StandardCharsets.US_ASCII) : other;
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        })) {
            Run run = run("submit --certsrv " + wrong.address() + " --cacert DIR/root.pem DIR/request.pem --out DIR/answer.p7b");

            assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(run.err).contains("as request 5, and none of them has the key of the request");
            assertThat(folder.resolve("answer.p7b")).doesNotExist();
        }
    }

    /** The lab without TLS, as the tests on Windows use it. */
    @Test
    void httpIsTakenWhenItIsAllowed() throws Exception {
        try (LabOverHttp open = new LabOverHttp(folder.resolve("lab"))) {
            Run refused = run("submit --certsrv " + open.address() + " DIR/request.pem --out DIR/answer.p7b");
            Run run = run("submit --certsrv " + open.address() + " --allow-http DIR/request.pem --out DIR/answer.p7b");

            assertThat(refused.exitCode).isEqualTo(ExitCode.USAGE);
            assertThat(refused.err).contains("--allow-http takes it all the same");
            assertThat(run.exitCode).as(run.err).isZero();
            assertThat(CaResponse.parse(Files.readAllBytes(folder.resolve("answer.p7b"))).certificates()).hasSize(3).contains(open.root());
        }
    }

    @ParameterizedTest
    @CsvSource({"CERTSRV", "EST"})
    void theCasOwnChain(String ca) throws Exception {
        Run run = run("retrieve --json --ca-chain " + ca + " --out DIR/chain.p7b");

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(CaResponse.parse(Files.readAllBytes(folder.resolve("chain.p7b"))).certificates())
                .containsExactlyInAnyOrder(CA.certificate(), CA.root().certificate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "submit CERTSRV DIR/request.pem                                              | Missing required option: '--out=FILE'",
        "submit DIR/request.pem --out DIR/x                                          | Missing required argument",
        "submit CERTSRV EST DIR/request.pem --out DIR/x                              | mutually exclusive",
        "submit --certsrv http://ca.example DIR/request.pem --out DIR/x              | it is not https",
        "submit --est http://ca.example DIR/request.pem --out DIR/x                  | it is not https",
        "submit --certsrv http://ca.example --allow-http --user me DIR/request.pem --out DIR/x | --user is refused over http",
        "submit --certsrv https://me:pw@ca.example DIR/request.pem --out DIR/x       | does not belong into an address",
        "submit CERTSRV --password-file DIR/password DIR/request.pem --out DIR/x     | goes with --user",
        "submit CERTSRV --client-certificate DIR/x.pfx DIR/request.pem --out DIR/x   | go together",
        "submit CERTSRV --renewal DIR/request.pem --out DIR/x                        | --renewal goes with --est",
        "submit EST --template x DIR/request.pem --out DIR/x                         | EST knows neither",
        "submit CERTSRV --attribute x DIR/request.pem --out DIR/x                    | not an attribute like",
        "submit CERTSRV --wait soon DIR/request.pem --out DIR/x                      | not a duration like 30s",
        "submit CERTSRV --timeout 0 DIR/request.pem --out DIR/x                      | --timeout is 1 to 3600",
        "submit CERTSRV DIR/request.pem --out DIR/request.pem                        | it is what is read",
        "submit CERTSRV DIR/request.pem --out DIR/root.pem                           | it is what is read",
        "submit CERTSRV DIR/request.pem --out DIR/password                           | --force overwrites it",
        "retrieve CERTSRV --out DIR/x                                                | give the request that is meant",
        "retrieve CERTSRV 7 --ca-chain --out DIR/x                                   | give the request that is meant",
        "retrieve CERTSRV seven --out DIR/x                                          | not the number of a request: seven",
        "retrieve CERTSRV 4294967296 --out DIR/x                                     | not the number of a request",
        "retrieve CERTSRV 0 --out DIR/x                                              | not the number of a request",
        "enroll CERTSRV                                                              | whom is the certificate for?",
        "enroll EST --subject CN=x                                                   | --out needs a file",
        "enroll CERTSRV --subject nonsense                                           | not a distinguished name",
    })
    void whatIsTypedWrongIsToldAndNothingIsSent(String line, String words) {
        Run run = run(line);

        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains(words).doesNotContain("Exception", "pw@");
        assertThat(lab.forms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "submit CERTSRV DIR/absent --out DIR/x             | no such file",
        "submit CERTSRV DIR/root.pem --out DIR/x           | no certificate request",
        "submit CERTSRV DIR/password --out DIR/x           | no certificate request",
        "submit CERTSRV DIR/key.pem --out DIR/x            | a private key is in it",
        "submit EST --timeout 5 --client-certificate DIR/root.pem --client-password-file DIR/password DIR/request.pem --out DIR/x | it is no PFX",
        "submit --certsrv https://no-such-host.invalid DIR/request.pem --out DIR/x | there is no host no-such-host.invalid",
        "retrieve CERTSRV 4711 --out DIR/x                 | CERTSRV_E_PROPERTY_EMPTY",
        "retrieve --certsrv https://localhost:1 5 --out DIR/x | nothing answers at localhost:1",
    })
    void whatCannotBeDoneIsTold(String line, String words) throws Exception {
        write("key.pem", TestForms.pem("PRIVATE KEY", KEYS.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII));

        Run run = run(line);
        Run json = run(line.replaceFirst(" ", " --json "));

        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains(words).doesNotContain("Exception");
        assertThat(json.out).contains("\"code\": 4");
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(lab.forms()).isEmpty();
    }

    /** Of a file for certreq: enroll would make something else than it says. */
    @ParameterizedTest
    @ValueSource(strings = {"RequestType = Cert", "RenewalCert = 0123456789012345678901234567890123456789"})
    void enrollMakesNoRenewalAndNothingSelfSigned(String line) throws Exception {
        Path inf = Files.write(folder.resolve("request.inf"),
                ("[NewRequest]\nSubject = \"CN=a\"\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
        Run run = Run.of("enroll", "--certsrv", "https://ca.example/certsrv", "--inf", inf.toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("which enroll does not make");
    }
}
