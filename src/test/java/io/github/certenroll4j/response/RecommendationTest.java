package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

/** What is advised for each state of a chain: the first thing to do, and nothing that cannot help. */
class RecommendationTest {

    private static final List<X509Certificate> NOBODY = Collections.emptyList();

    private final KeyPair pair = Keys.EC.generate();
    private final PublicKey key = pair.getPublic();
    private final TestCa root = TestCa.root(Spec.of("Root").keys(Keys.EC));
    private final TestCa issuing = root.intermediate(Spec.of("Issuing").keys(Keys.EC));
    private final X509Certificate leaf = issuing.issue("leaf", key);

    @Test
    void aWholeChain() throws Exception {
        assertThat(advice(issuing.chain(leaf), NOBODY)).startsWith("Pass AllowUntrustedRoot (a web page may pass it from")
                .contains("the root \"O=certenroll4j tests,CN=Root\" into Trusted Root").endsWith("publishes.");
        assertThat(advice(issuing.chain(leaf), Collections.singleton(root.certificate())))
                .isEqualTo("Pass no flag: where this root is trusted, every Windows installs it.");
    }

    @Test
    void aChainThatWindowsMayDoubt() throws Exception {
        X509Certificate unusual = issuing.issue("leaf", Keys.ED25519.generate().getPublic());

        assertThat(advice(issuing.chain(unusual), NOBODY)).startsWith("Pass AllowUntrustedRoot").endsWith("no flag helps.");
        assertThat(advice(issuing.chain(unusual), Collections.singleton(root.certificate()))).startsWith("Pass no flag").endsWith("no flag helps.");
    }

    @Test
    void aCertificateIsMissing() throws Exception {
        X509Certificate addressed = issuing.issue(Spec.of("leaf").caIssuers("http://ca.example/i.crt"), key);
        X509Certificate inside = issuing.issue(Spec.of("leaf").caIssuers("ldap:///CN=i"), key);

        assertThat(advice(Collections.singletonList(leaf), NOBODY)).startsWith("Ask the CA for the whole chain")
                .endsWith("up to the root); or pass AllowUntrustedRoot, which waives the chain from Certenroll.dll 6.0.6000.20755 on.");
        assertThat(advice(Collections.singletonList(addressed), NOBODY)).contains("or fetch the missing certificate from http://ca.example/i.crt");
        assertThat(advice(Collections.singletonList(inside), NOBODY)).doesNotContain("fetch");
    }

    @Test
    void theIssuerHasAnotherKey() throws Exception {
        List<X509Certificate> renewed = Arrays.asList(leaf, issuing.renewed().certificate());
        assertThat(advice(renewed, NOBODY)).contains("right name, but another key");
        CaResponse response = CaResponse.parse(DegeneratePkcs7.of(renewed));
        assertThat(CertificateChain.of(response, NOBODY).remarks()).singleElement().asString()
                .contains("is there, but not the one that issued", "same name, another key (renewed CA?)");
    }

    @Test
    void theIssuerDidNotSignAndNobodySaysWhoseKeyItIs() throws Exception {
        X509Certificate silent = issuing.issue(Spec.of("leaf").withoutKeyIds(), key);

        assertThat(advice(Arrays.asList(silent, issuing.renewed().certificate(), root.certificate()), NOBODY))
                .startsWith("Ask the CA for the chain that belongs to this certificate: the issuer's in hand has the right name, but its key"
                        + " did not sign, as after the renewal of a CA").doesNotContain("AllowUntrustedRoot").doesNotContain("is wrong");
    }

    @Test
    void aSignatureIsWrongThoughTheKeyIsTheNamedOne() throws Exception {
        byte[] changed = leaf.getEncoded();
        changed[changed.length - 1] ^= 1;

        assertThat(advice(issuing.chain(TestForms.certificate(changed)), NOBODY))
                .startsWith("Fetch the response again: a signature in it is wrong.").doesNotContain("AllowUntrustedRoot");
    }

    @Test
    void somethingHasExpired() throws Exception {
        X509Certificate old = issuing.issue(Spec.of("leaf").valid(-9, -1), key);

        assertThat(advice(issuing.chain(old), NOBODY)).startsWith("Check this machine's clock").endsWith("No flag helps.");
    }

    @Test
    void onlyCas() throws Exception {
        assertThat(advice(Arrays.asList(issuing.certificate(), root.certificate()), NOBODY))
                .startsWith("It holds only certificates of CAs: is it the CA's own chain").contains("was requested: Pass AllowUntrustedRoot");
    }

    @Test
    void oneThatNobodyCanReadIsNamed() throws Exception {
        assertThat(advice(CaResponse.parse(TestForms.withAnExtensionTwice(leaf))))
                .startsWith("This Java cannot read the certificate of \"O=certenroll4j tests,CN=leaf\" (").contains("), which may be the one");
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=x"), key).build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())).getEncoded();
        assertThat(advice(CaResponse.parse(TestForms.withAnExtensionTwice(TestForms.certificate(issuing.answerThatJavaCannotRead(request))))))
                .startsWith("This Java cannot read the certificate (");
    }

    @Test
    void anAnswerWithoutACertificate() throws Exception {
        String none = "There is no certificate to install in it";
        String ask = ": ask the CA for the certificate with its whole chain (PKCS #7).";
        assertThat(advice(CaResponse.parse(new TestCmc().status(0, "").encoded(issuing)))).isEqualTo(none + ask);
        assertThat(advice(CaResponse.parse(new TestCmc().status(0, "Issued").encoded(issuing)))).isEqualTo(none + " (\"Issued\")" + ask);
        assertThat(advice(CaResponse.parse(new TestCmc().status(2, "No").encoded(issuing)))).doesNotContain("to install in it");
    }

    @Test
    void anotherRequestsAnswer() throws Exception {
        CaResponse response = CaResponse.parse(issuing.fullChain(leaf));
        PendingKeys other = PendingKeys.of(Collections.singleton(Keys.EC.generate().getPublic()));

        assertThat(Recommendation.of(response, CertificateChain.of(response, NOBODY, NOBODY, other)))
                .startsWith("This response does not answer the request");
    }

    private static String advice(CaResponse response) {
        return Recommendation.of(response, CertificateChain.of(response, NOBODY));
    }

    private static String advice(List<X509Certificate> certificates, Collection<X509Certificate> trusted) throws Exception {
        CaResponse response = CaResponse.parse(DegeneratePkcs7.of(certificates));
        return Recommendation.of(response, CertificateChain.of(response, trusted));
    }
}
