package io.github.certenroll4j.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.lab.LabCertsrv;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestCaProgram;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request to the double of AD CS web enrollment, over real HTTPS. */
class CertsrvTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Test Root").keys(TestCa.Keys.EC)).intermediate("Test Issuing CA");

    private final LabCertsrv lab = new LabCertsrv(CA);
    private WebServer server;
    private Certsrv certsrv;

    @BeforeEach
    void open() throws Exception {
        server = WebServer.https(WebServer.certsrv(lab));
        certsrv = new Certsrv(CaAddress.ofCertsrv(server.address(), false),
                CaConnection.as(CaLogon.ofThisUser()).trusting(Collections.singleton(WebServer.CA.certificate())));
    }

    @AfterEach
    void close() {
        server.close();
    }

    static byte[] request() throws Exception {
        KeyPair keys = TestCa.Keys.EC.generate();
        return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=web.example"), keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded();
    }

    @Test
    void anIssuedCertificateComesWithItsChain() throws Exception {
        Decision decision = certsrv.submit(request(), Collections.emptyList());

        assertThat(decision.state()).isEqualTo(Decision.State.ISSUED);
        assertThat(decision.id()).isEqualTo(OptionalLong.of(7));
        assertThat(CaResponse.parse(decision.response()).certificates()).hasSize(3)
                .first().satisfies(leaf -> assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=web.example"));
    }

    /** The fields that the pages of AD CS have, by their names. */
    @Test
    void theFormIsTheOneOfASavedRequest() throws Exception {
        byte[] request = request();

        certsrv.submit(request, Arrays.asList("CertificateTemplate:WebServer", "SAN:dns=a.example&dns=b+c.example"));

        Map<String, String> form = lab.forms().get(0);
        assertThat(form).containsEntry("Mode", "newreq").containsEntry("TargetStoreFlags", "0").containsEntry("SaveCert", "yes")
                .containsEntry("ThumbPrint", "").containsEntry("CertAttrib", "CertificateTemplate:WebServer\r\nSAN:dns=a.example&dns=b+c.example");
        assertThat(TestCaProgram.decoded(form.get("CertRequest").getBytes("US-ASCII"))).isEqualTo(request);
    }

    @ParameterizedTest
    @EnumSource
    void aPendingRequestIsKnownInEveryLanguage(LabCertsrv.Language language) throws Exception {
        lab.speak(language);

        Decision decision = certsrv.submit(request(), Collections.singletonList("CertificateTemplate:Pending"));

        assertThat(decision.state()).isEqualTo(Decision.State.PENDING);
        assertThat(decision.id()).isEqualTo(OptionalLong.of(7));
        assertThat(decision.response()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDenialHasTheCasReasonInEveryLanguage(LabCertsrv.Language language) throws Exception {
        lab.speak(language);

        Decision decision = certsrv.submit(request(), Collections.singletonList("CertificateTemplate:Denied"));

        assertThat(decision.state()).isEqualTo(Decision.State.DENIED);
        assertThat(decision.id()).isEqualTo(OptionalLong.of(7));
        assertThat(decision.reason()).isEqualTo(LabCertsrv.REASON.replace("  ", " "));
    }

    @Test
    void whatIsPendingIsFetchedWhenItIsIssued() throws Exception {
        certsrv.submit(request(), Collections.singletonList("CertificateTemplate:Pending"));
        assertThat(certsrv.retrieve(7, true).state()).isEqualTo(Decision.State.PENDING);
        assertThat(certsrv.retrieve(7, true).reason()).isEqualTo("Taken Under Submission");

        lab.decide(7, true);

        assertThat(CaResponse.parse(certsrv.retrieve(7, true).response()).certificates()).hasSize(3);
        assertThat(CaResponse.parse(certsrv.retrieve(7, false).response()).kind()).isEqualTo(CaResponse.Kind.X509);
    }

    @Test
    void whatIsPendingCanBeDenied() throws Exception {
        certsrv.submit(request(), Collections.singletonList("CertificateTemplate:Pending"));
        lab.decide(7, false);

        Decision decision = certsrv.retrieve(7, true);

        assertThat(decision.state()).isEqualTo(Decision.State.DENIED);
        assertThat(decision.reason()).isEqualTo(LabCertsrv.REASON.replace("  ", " "));
    }

    @Test
    void aNumberThatTheCaDoesNotKnowIsItsError() {
        assertThatThrownBy(() -> certsrv.retrieve(4711, true)).isInstanceOfSatisfying(CaException.class, trouble -> {
            assertThat(trouble.trouble()).isEqualTo(CaException.Trouble.CA_ERROR);
            assertThat(trouble).hasMessageContaining("CERTSRV_E_PROPERTY_EMPTY");
        });
    }

    @Test
    void whatIsNoRequestIsTheCasError() {
        assertThatThrownBy(() -> certsrv.submit(new byte[] {0x30, 0}, Collections.emptyList()))
                .isInstanceOf(CaException.class).hasMessageContaining("0x8009310b");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Certsrv.LARGEST_ID + 1, Long.MAX_VALUE})
    void aNumberThatNoRequestHasIsNotAskedFor(long id) {
        assertThatThrownBy(() -> certsrv.retrieve(id, true)).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.log()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CertificateTemplate", ":x", "a:b\r\nc:d", "a:\u0000"})
    void anAttributeIsOneLineWithAName(String attribute) {
        assertThatThrownBy(() -> certsrv.submit(request(), Collections.singletonList(attribute))).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.log()).isEmpty();
    }

    @Test
    void theCasOwnChainIsItsNewest() throws Exception {
        assertThat(CaResponse.parse(certsrv.caChain()).certificates()).containsExactlyInAnyOrder(CA.certificate(), CA.root().certificate());
        assertThat(server.log()).singleElement().asString().contains("ReqID=CACert&Renewal=-1");
    }

    /** Issued, and then the connection is gone: the number must not be lost. */
    @Test
    void aCertificateThatCannotBeFetchedIsNotLost() throws Exception {
        try (WebServer half = WebServer.https(exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                WebServer.send(exchange, 200, "text/html", "<html><a href='certnew.cer?ReqID=99&Enc=b64'>".getBytes("US-ASCII"));
            } else {
                WebServer.send(exchange, 503, "text/html", "<html>".getBytes("US-ASCII"));
            }
        })) {
            Certsrv ca = new Certsrv(CaAddress.ofCertsrv(half.address(), false),
                    CaConnection.as(CaLogon.ofThisUser()).trusting(Collections.singleton(WebServer.CA.certificate())));

            assertThatThrownBy(() -> ca.submit(request(), Collections.emptyList()))
                    .isInstanceOf(CaException.class).hasMessageContaining("as request 99").hasMessageContaining("503");
        }
    }
}
