package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.response.CaResponse.Kind;
import io.github.certenroll4j.response.InstallForecast.Caller;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that other software made: OpenSSL (by make.sh in the resources), and the roots that the world trusts. */
class OpensslTest {

    private static final Set<InstallRestriction> NONE = EnumSet.noneOf(InstallRestriction.class);
    private static final Set<InstallRestriction> FLAG = EnumSet.of(InstallRestriction.ALLOW_UNTRUSTED_ROOT);

    /** File, kind, certificates, CRLs; then on a page: without the hotfix, flag and none; with it and today, the flag. */
    @ParameterizedTest
    @CsvSource({
        "leaf.p7b,                         PKCS7_UNSIGNED, 1, 0, E_ACCESSDENIED, CERT_E_CHAINING",
        "leaf.pem.p7b,                     PKCS7_UNSIGNED, 1, 0, E_ACCESSDENIED, CERT_E_CHAINING",
        "full.p7b,                         PKCS7_UNSIGNED, 3, 0, E_ACCESSDENIED, CERT_E_UNTRUSTEDROOT",
        "full.pem.p7b,                     PKCS7_UNSIGNED, 3, 0, E_ACCESSDENIED, CERT_E_UNTRUSTEDROOT",
        "full-labelled-as-ad-cs-does.p7b,  PKCS7_UNSIGNED, 3, 0, E_ACCESSDENIED, CERT_E_UNTRUSTEDROOT",
        "shuffled.p7b,                     PKCS7_UNSIGNED, 3, 0, E_ACCESSDENIED, CERT_E_UNTRUSTEDROOT",
        "shuffled.pem.p7b,                 PKCS7_UNSIGNED, 3, 0, E_ACCESSDENIED, CERT_E_UNTRUSTEDROOT",
        "with-crl.p7b,                     PKCS7_UNSIGNED, 2, 1, E_ACCESSDENIED, CERT_E_CHAINING",
        "signed.p7b,                       PKCS7_SIGNED,   2, 0, E_ACCESSDENIED, CERT_E_CHAINING",
        "signed-indefinite.p7b,            PKCS7_SIGNED,   2, 0, E_ACCESSDENIED, CERT_E_CHAINING",
        "chain.pem,                        X509,           3, 0, E_ACCESSDENIED, CERT_E_UNTRUSTEDROOT",
        "with-text.cer,                    X509,           1, 0, E_ACCESSDENIED, CERT_E_CHAINING",
    })
    void givesTheForecastsOfTheArticle(String file, Kind kind, int certificates, int crls, String withFlag, String withNone)
            throws Exception {
        CaResponse response = read(file);
        CertificateChain chain = CertificateChain.of(response, Collections.emptyList());

        assertThat(response.kind()).isEqualTo(kind);
        assertThat(response.certificates()).hasSize(certificates);
        assertThat(response.crls()).isEqualTo(crls);
        assertThat(chain.endEntity().get().getSubjectX500Principal().getName()).isEqualTo("CN=openssl-leaf.example");
        assertThat(forecast(chain, "6.0.6000.16386", FLAG)).isEqualTo(withFlag);
        for (String windows : new String[] {"6.0.6000.16386", "6.0.6000.20755", "10.0.19041.1"}) {
            assertThat(forecast(chain, windows, NONE)).isEqualTo(withNone);
        }
        assertThat(forecast(chain, "6.0.6000.20755", FLAG)).isEqualTo("S_OK");
        assertThat(forecast(chain, "10.0.19041.1", FLAG)).isEqualTo("S_OK");
        assertThat(CaResponse.parse(response.der()).certificates()).isEqualTo(response.certificates());
    }

    @Test
    void aTrustedRootLetsEveryWindowsInstall() throws Exception {
        CertificateChain chain = CertificateChain.of(read("shuffled.p7b"), read("root.pem").certificates());

        assertThat(chain.trusted()).isTrue();
        assertThat(forecast(chain, "6.0.6000.16386", NONE)).isEqualTo("S_OK");
    }

    @Test
    void readsTheAddressOfTheMissingIssuer() throws Exception {
        CertificateChain chain = CertificateChain.of(read("leaf.p7b"), Collections.emptyList());

        assertThat(chain.missingIssuerAddresses()).containsExactly("http://ca.example/issuing.cer");
    }

    @Test
    void namesRequestAndPfx() {
        assertThatThrownBy(() -> read("request.csr")).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining("certificate request");
        assertThatThrownBy(() -> read("key.pfx")).isInstanceOf(NotACaResponseException.class).hasMessageContaining("PFX");
    }

    @Test
    void readsTheRootsOfTheWorldAsOnePkcs7() throws Exception {
        Collection<X509Certificate> roots = rootsOfThisSystem();
        CaResponse response = CaResponse.parse(TestForms.p7b(roots));

        assertThat(roots).hasSizeGreaterThan(20);
        assertThat(response.certificates()).containsExactlyInAnyOrderElementsOf(roots);
        for (X509Certificate root : roots) {
            CertificateChain alone = CertificateChain.of(CaResponse.parse(root.getEncoded()), roots);
            assertThat(alone.complete()).as(root.getSubjectX500Principal().getName()).isTrue();
            assertThat(alone.trusted()).isTrue();
        }
    }

    /** Debian's ca-certificates where they are, else those that came with this Java. */
    private static Collection<X509Certificate> rootsOfThisSystem() throws Exception {
        Path debian = Paths.get("/etc/ssl/certs/ca-certificates.crt");
        if (Files.exists(debian)) {
            return CertificateFiles.read(debian).certificates();
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        List<X509Certificate> roots = new ArrayList<>();
        for (TrustManager manager : factory.getTrustManagers()) {
            Collections.addAll(roots, ((X509TrustManager) manager).getAcceptedIssuers());
        }
        return roots;
    }

    private static String forecast(CertificateChain chain, String windows, Set<InstallRestriction> flags) {
        return InstallForecast.of(chain, FileVersion.parse(windows), Caller.WEB_PAGE, flags).hresult().symbol();
    }

    private static CaResponse read(String file) throws Exception {
        try (InputStream in = OpensslTest.class.getResourceAsStream("openssl/" + file)) {
            return CaResponse.read(in);
        }
    }
}
