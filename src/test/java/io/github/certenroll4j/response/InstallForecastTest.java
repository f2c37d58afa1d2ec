package io.github.certenroll4j.response;

import static io.github.certenroll4j.InstallRestriction.ALLOW_NO_OUTSTANDING_REQUEST;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_CERTIFICATE;
import static io.github.certenroll4j.InstallRestriction.ALLOW_UNTRUSTED_ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.InstallRestriction;
import io.github.certenroll4j.response.InstallForecast.Caller;
import io.github.certenroll4j.response.TestCa.Keys;
import io.github.certenroll4j.response.TestCa.Spec;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallForecastTest {

    private static final TestCa CA = TestCa.root(Spec.of("Root").keys(Keys.EC)).intermediate(Spec.of("Issuing").keys(Keys.EC));
    private static final X509Certificate LEAF = CA.issue("leaf", Keys.EC.generate().getPublic());
    private static final X509Certificate OLD = CA.issue(Spec.of("leaf").valid(-9, -1), LEAF.getPublicKey());
    private static final Set<InstallRestriction> NONE = EnumSet.noneOf(InstallRestriction.class);

    @Test
    void everyRuleNamesItsNumberAsTheHeadersDo() {
        assertThat(InstallRule.values()).allSatisfy(rule -> assertThat(rule.symbol()).isEqualTo(rule.hresult().symbol()));
    }

    /** The article, and the contract: response, root trusted, build, caller, sum of flags, then what is answered and by which rule. */
    @ParameterizedTest
    @CsvSource({
        "leaf,  no,  6.0.6000.16386, WEB_PAGE, 4, E_ACCESSDENIED,       web-page-passes-any-flag-before-hotfix",
        "leaf,  no,  6.0.6000.16386, WEB_PAGE, 0, CERT_E_CHAINING,      chain-incomplete",
        "full,  no,  6.0.6000.16386, WEB_PAGE, 0, CERT_E_UNTRUSTEDROOT, root-untrusted",
        "full,  no,  6.0.6000.20755, WEB_PAGE, 4, S_OK,                 ''",
        "leaf,  no,  6.0.6000.20755, WEB_PAGE, 4, S_OK,                 ''",
        "full,  no,  10.0.19041.1,   WEB_PAGE, 4, S_OK,                 ''",
        "full,  no,  6.0.6000.17025, WEB_PAGE, 4, E_ACCESSDENIED,       web-page-passes-any-flag-before-hotfix",
        "full,  no,  6.0.6000.20754, WEB_PAGE, 4, E_ACCESSDENIED,       web-page-passes-any-flag-before-hotfix",
        "full,  no,  10.0.19041.1,   WEB_PAGE, 2, E_ACCESSDENIED,       web-page-passes-flag-1-or-2",
        "full,  no,  10.0.19041.1,   WEB_PAGE, 1, E_ACCESSDENIED,       web-page-passes-flag-1-or-2",
        "full,  no,  6.0.6000.16386, DESKTOP,  2, CERT_E_UNTRUSTEDROOT, root-untrusted",
        "full,  no,  6.0.6000.16386, DESKTOP,  4, CERT_E_UNTRUSTEDROOT, root-untrusted",
        "leaf,  no,  6.0.6000.16386, DESKTOP,  4, CERT_E_CHAINING,      chain-incomplete",
        "leaf,  no,  6.0.6001.18000, DESKTOP,  2, CERT_E_CHAINING,      chain-incomplete",
        "leaf,  no,  6.0.6001.18000, DESKTOP,  4, S_OK,                 ''",
        "full,  yes, 6.0.6000.16386, WEB_PAGE, 0, S_OK,                 ''",
        "old,   yes, 10.0.19041.1,   DESKTOP,  7, CERT_E_EXPIRED,       not-within-validity",
        "wrong, no,  10.0.19041.1,   DESKTOP,  7, TRUST_E_CERT_SIGNATURE, signature-invalid",
        "cas,   yes, 10.0.19041.1,   DESKTOP,  1, S_OK,                 ''",
    })
    void forecastsTheContract(String response, String trusted, String windows, Caller caller, int flags, String symbol,
            String rule) throws Exception {
        InstallForecast forecast = InstallForecast.of(chain(response, trusted, PendingKeys.any()),
                FileVersion.parse(windows), caller, restrictions(flags));

        assertThat(forecast.hresult().symbol()).isEqualTo(symbol).isEqualTo(forecast.symbol());
        assertThat(forecast.rule().map(InstallRule::ruleName).orElse("")).isEqualTo(rule);
        assertThat(forecast.installs()).isEqualTo(symbol.equals("S_OK"));
    }

    @ParameterizedTest
    @CsvSource({"full, 0, CRYPT_E_NOT_FOUND", "full, 4, CRYPT_E_NOT_FOUND", "full, 5, S_OK", "full, 1, CERT_E_UNTRUSTEDROOT",
        "cas, 7, CRYPT_E_NOT_FOUND"})
    void withoutAPendingRequest(String response, int flags, String symbol) throws Exception {
        CertificateChain chain = chain(response, "no", PendingKeys.of(Collections.emptyList()));

        assertThat(InstallForecast.of(chain, FileVersion.parse("10.0.19041.1"), Caller.DESKTOP, restrictions(flags))
                .hresult().symbol()).isEqualTo(symbol);
    }

    @Test
    void namesTheFewestFlagsThatHelp() throws Exception {
        FileVersion vista = FileVersion.parse("6.0.6000.16386");
        FileVersion today = FileVersion.parse("10.0.19041.1");

        assertThat(help("leaf", "no", today, Caller.WEB_PAGE)).contains(EnumSet.of(ALLOW_UNTRUSTED_ROOT));
        assertThat(help("full", "no", today, Caller.DESKTOP)).contains(EnumSet.of(ALLOW_UNTRUSTED_ROOT));
        assertThat(help("full", "no", vista, Caller.WEB_PAGE)).isEmpty();
        assertThat(help("leaf", "no", vista, Caller.DESKTOP)).isEmpty();
        assertThat(help("old", "no", today, Caller.DESKTOP)).isEmpty();
        assertThat(help("full", "yes", today, Caller.DESKTOP)).contains(NONE);
        CertificateChain unasked = chain("full", "no", PendingKeys.of(Collections.emptyList()));
        assertThat(InstallForecast.of(unasked, today, Caller.DESKTOP, NONE).wouldInstallWith())
                .contains(EnumSet.of(ALLOW_NO_OUTSTANDING_REQUEST, ALLOW_UNTRUSTED_ROOT));
    }

    @Test
    void everyRuleSaysWhereItIsFrom() {
        assertThat(InstallForecast.everySetOfRestrictions()).hasSize(8).doesNotHaveDuplicates();
        assertThat(InstallRule.values()).allSatisfy(rule -> {
            assertThat(rule.ruleName()).matches("[a-z0-9-]+");
            assertThat(rule.where()).isNotEmpty();
            assertThat(rule.hresult().isKnown()).isTrue();
        });
    }

    private static Optional<Set<InstallRestriction>> help(String response, String trusted, FileVersion windows,
            Caller caller) throws Exception {
        return InstallForecast.of(chain(response, trusted, PendingKeys.any()), windows, caller, NONE).wouldInstallWith();
    }

    private static CertificateChain chain(String response, String trusted, PendingKeys pending) throws Exception {
        Collection<X509Certificate> anchors = trusted.equals("yes") ? Collections.singletonList(CA.root().certificate())
                : Collections.emptyList();
        return CertificateChain.of(CaResponse.parse(response(response)), anchors, Collections.emptyList(), pending);
    }

    private static byte[] response(String shape) throws Exception {
        switch (shape) {
            case "leaf":
                return CA.leafOnly(LEAF);
            case "full":
                return CA.fullChain(LEAF);
            case "old":
                return CA.fullChain(OLD);
            case "cas":
                return DegeneratePkcs7.of(CA.chain(LEAF).subList(1, 3));
            default:
                byte[] broken = LEAF.getEncoded();
                broken[broken.length - 1] ^= 1;
                return DegeneratePkcs7.of(Arrays.asList(TestForms.certificate(broken), CA.certificate(), CA.root().certificate()));
        }
    }

    private static Set<InstallRestriction> restrictions(int sum) {
        Set<InstallRestriction> set = EnumSet.noneOf(InstallRestriction.class);
        for (InstallRestriction flag : Arrays.asList(ALLOW_NO_OUTSTANDING_REQUEST, ALLOW_UNTRUSTED_CERTIFICATE, ALLOW_UNTRUSTED_ROOT)) {
            if ((sum & flag.value()) != 0) {
                set.add(flag);
            }
        }
        return set;
    }
}
