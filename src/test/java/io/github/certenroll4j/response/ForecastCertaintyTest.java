package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How sure a forecast is: the sources of the rules, and the doubts about flags 2 and 4. */
class ForecastCertaintyTest {

    private static final TestCa CA = TestCa.root(Spec.of("Root").keys(Keys.EC)).intermediate(Spec.of("Issuing").keys(Keys.EC));
    private static final PublicKey KEY = Keys.EC.generate().getPublic();
    private static final X509Certificate LEAF = CA.issue("leaf", KEY);
    private static final X509Certificate ODD = CA.issue(Spec.of("odd").with(builder ->
            builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE)), KEY);
    private static final X509Certificate OLD = CA.issue(Spec.of("old").valid(-9, -1), KEY);

    /** Response, root trusted, build, caller, sum of flags; then the answer and how sure it is. */
    @ParameterizedTest
    @CsvSource({
        "full, no,  6.0.6000.16386, DESKTOP,  0, CERT_E_UNTRUSTEDROOT, DOCUMENTED",
        "full, no,  6.0.6000.16386, DESKTOP,  4, CERT_E_UNTRUSTEDROOT, UNCERTAIN",
        "leaf, no,  6.0.6000.16386, DESKTOP,  4, CERT_E_CHAINING,      UNCERTAIN",
        "full, no,  6.0.6000.20754, DESKTOP,  6, CERT_E_UNTRUSTEDROOT, UNCERTAIN",
        "full, yes, 6.0.6000.16386, DESKTOP,  4, S_OK,                 DOCUMENTED",
        "self, no,  6.0.6000.16386, DESKTOP,  4, S_OK,                 UNCERTAIN",
        "full, no,  6.0.6000.16386, WEB_PAGE, 4, E_ACCESSDENIED,       DOCUMENTED",
        "full, no,  6.0.6000.20755, DESKTOP,  4, S_OK,                 DOCUMENTED",
        "full, no,  6.0.6000.20755, WEB_PAGE, 4, S_OK,                 DOCUMENTED",
        "leaf, no,  6.0.6001.18000, DESKTOP,  4, S_OK,                 DOCUMENTED",
        "full, no,  6.0.6000.16386, DESKTOP,  2, CERT_E_UNTRUSTEDROOT, UNCERTAIN",
        "full, no,  10.0.19041.1,   DESKTOP,  2, CERT_E_UNTRUSTEDROOT, UNCERTAIN",
        "full, no,  10.0.19041.1,   DESKTOP,  6, S_OK,                 DOCUMENTED",
        "full, yes, 10.0.19041.1,   DESKTOP,  2, S_OK,                 DOCUMENTED",
        "leaf, no,  10.0.19041.1,   DESKTOP,  2, CERT_E_CHAINING,      DOCUMENTED",
        "self, no,  10.0.19041.1,   DESKTOP,  2, S_OK,                 INFERRED",
        "self, no,  10.0.19041.1,   DESKTOP,  4, S_OK,                 DOCUMENTED",
        "full, no,  10.0.19041.1,   WEB_PAGE, 2, E_ACCESSDENIED,       DOCUMENTED",
        "odd,  yes, 10.0.19041.1,   DESKTOP,  0, S_OK,                 INFERRED",
        "odd,  no,  10.0.19041.1,   DESKTOP,  0, CERT_E_UNTRUSTEDROOT, INFERRED",
        "odd,  no,  10.0.19041.1,   DESKTOP,  2, CERT_E_UNTRUSTEDROOT, UNCERTAIN",
        "odd,  no,  6.0.6000.16386, WEB_PAGE, 4, E_ACCESSDENIED,       DOCUMENTED",
        "old,  no,  10.0.19041.1,   DESKTOP,  2, CERT_E_EXPIRED,       INFERRED",
        "old,  no,  6.0.6000.16386, DESKTOP,  4, CERT_E_EXPIRED,       INFERRED",
        "none, no,  10.0.19041.1,   DESKTOP,  0, CRYPT_E_NOT_FOUND,    INFERRED",
    })
    void isNoSurerThanItsSources(String response, String trusted, String windows, Caller caller, int flags, String symbol,
            InstallRule.Source certainty) throws Exception {
        InstallForecast forecast = InstallForecast.of(chain(response, trusted.equals("yes")), FileVersion.parse(windows), caller,
                restrictions(flags));

        assertThat(forecast.hresult().symbol()).isEqualTo(symbol);
        assertThat(forecast.certainty()).isEqualTo(certainty);
        if (certainty == InstallRule.Source.UNCERTAIN) {
            assertThat(forecast.doubts()).isNotEmpty();
        }
        if (certainty == InstallRule.Source.DOCUMENTED) {
            assertThat(forecast.doubts()).isEmpty();
        }
    }

    @Test
    void promisesNoFlagThatIsInDoubt() throws Exception {
        CertificateChain chain = chain("full", false);

        assertThat(InstallForecast.of(chain, FileVersion.parse("6.0.6000.16386"), Caller.DESKTOP, restrictions(0))
                .wouldInstallWith()).isEmpty();
        assertThat(InstallForecast.of(chain("self", false), FileVersion.parse("6.0.6000.16386"), Caller.DESKTOP, restrictions(0))
                .wouldInstallWith()).contains(restrictions(2));
    }

    private static CertificateChain chain(String response, boolean trusted) throws Exception {
        Collection<X509Certificate> anchors = trusted ? Collections.singletonList(CA.root().certificate()) : Collections.emptyList();
        return CertificateChain.of(CaResponse.parse(DegeneratePkcs7.of(certificates(response))), anchors);
    }

    private static List<X509Certificate> certificates(String response) {
        switch (response) {
            case "full":
                return CA.chain(LEAF);
            case "leaf":
                return Collections.singletonList(LEAF);
            case "odd":
                return CA.chain(ODD);
            case "old":
                return CA.chain(OLD);
            case "self":
                return Collections.singletonList(CA.root().certificate());
            default:
                return Collections.emptyList();
        }
    }

    private static Set<InstallRestriction> restrictions(int sum) {
        Set<InstallRestriction> set = EnumSet.noneOf(InstallRestriction.class);
        Arrays.stream(InstallRestriction.values()).filter(flag -> (sum & flag.value()) != 0).forEach(set::add);
        return set;
    }
}
