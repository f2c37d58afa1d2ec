package io.github.certenroll4j.inf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.CertificateRequest;
import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.KeyAlgorithm;
import io.github.certenroll4j.KeyOperation;
import io.github.certenroll4j.KeyProtection;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What renewals, self-signed certificates and keys with an owner are made of, from certreq's INF files and properties files. */
class RenewalSettingsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String THUMBPRINT = "0123456789abcdef0123456789abcdef01234567";
    private static final StoredCertificate OLD = new StoredCertificate(EnrollmentContext.USER, StoreName.MY,
            StoredCertificate.encoded(TestCa.root("Renewal settings").certificate()));

    private static RequestSettings inf(String... lines) {
        return InfRequest.parse("[NewRequest]\n" + String.join("\n", lines)).settings();
    }

    @Test
    void certreqMakesANewKeyForARenewalUnlessItGoesOnWithTheOldOne() {
        RequestSettings renewal = inf("RenewalCert = " + THUMBPRINT, "FriendlyName = New");
        assertThat(renewal.renewal()).contains(THUMBPRINT);
        CertificateRequest request = renewal.renewing(OLD);
        assertThat(request.renewal().get().isNewKey()).isTrue();
        assertThat(request.renewal().get().certificate()).isSameAs(OLD);
        assertThat(request.friendlyName()).isEqualTo("New");

        assertThat(inf("RenewalCert = " + THUMBPRINT, "UseExistingKeySet = TRUE").renewing(OLD).renewal().get().isNewKey()).isFalse();
        assertThat(inf("Subject = CN=a", "UseExistingKeySet = FALSE").request().renewal()).isEmpty();
        assertThat(InfRequest.parse("[NewRequest]\nSubject = CN=a\nUseExistingKeySet = TRUE").unsupported()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject=CN=a", "san=dns:a", "eku=serverAuth", "key-usage=digitalSignature", "template=User", "key=rsa-2048",
        "provider=P", "self-signed=true", "days=3"})
    void whatTheOldCertificateDecidesIsNotAskedFor(String setting) {
        for (boolean newKey : new boolean[] {false, true}) {
            RequestSettings settings = RequestProperties.parse(setting.replaceFirst("=", " = ") + "\nrenew = " + THUMBPRINT + "\nnew-key = " + newKey);
            assertThatThrownBy(() -> settings.renewing(OLD)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(setting.replaceFirst("=.*", ""));
        }
    }

    @Test
    void whatOnlyANewKeyHasIsRefusedForTheOldOne() {
        String settings = "renew = " + THUMBPRINT + "\nexportable = true\nsecurity-descriptor = D:P";
        assertThatThrownBy(() -> RequestProperties.parse(settings).renewing(OLD)).hasMessageContaining("exportable, security-descriptor")
                .hasMessageContaining("new-key");
        assertThat(RequestProperties.parse(settings + "\nnew-key = yes").renewing(OLD).isExportable()).isTrue();
        assertThat(RequestProperties.parse("renew = " + THUMBPRINT + "\nexportable = false").renewing(OLD).renewal()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"Days,10,10", "Weeks,2,14", "Months,6,180", "Years,2,730"})
    void certreqsPeriodIsCountedInDays(String unit, int count, int days) {
        RequestSettings settings = inf("Subject = CN=a", "RequestType = Cert", "ValidityPeriod = " + unit, "ValidityPeriodUnits = " + count);
        assertThat(settings.isSelfSigned()).isTrue();
        assertThat(settings.validity(NOW).notAfter()).isEqualTo(NOW.plus(Duration.ofDays(days)));
        assertThat(settings.validity(NOW).notBefore()).isBefore(NOW);
    }

    @Test
    void aPeriodMayHaveItsEnds() {
        RequestSettings settings = inf("Subject = CN=a", "RequestType = Cert", "NotBefore = 2027/1/5", "NotAfter = 2028-01-31");
        assertThat(settings.validity(NOW)).hasToString("2027-01-05T00:00:00Z to 2028-01-31T00:00:00Z");
        assertThat(RequestProperties.parse("subject = CN=a").validity(NOW).notAfter()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ValidityPeriod = Fortnights|Days, Weeks", "ValidityPeriod = Days|go together", "NotBefore = 1/2/2027|2027-01-31",
        "ValidityPeriodUnits = many|not a number", "UseExistingKeySet = perhaps|TRUE nor FALSE", "KeyUsageProperty = 0x40|no operation",
        "KeyProtection = 9|no protection"})
    void nonsenseIsRefused(String line, String words) {
        assertThatThrownBy(() -> inf("Subject = CN=a", line)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"days = 0|1 to 36525", "days = 99999|1 to 36525", "days = soon|number of days",
        "not-after = 2020-01-01|ends before it begins", "not-before = tomorrow|not a time"})
    void aPeriodThatIsNoneIsRefused(String line, String words) {
        assertThatThrownBy(() -> RequestProperties.parse("subject = CN=a\n" + line).validity(NOW))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }

    @Test
    void whatCertreqSaysOfAKeyIsPassedOn() {
        CertificateRequest request = inf("Subject = CN=a", "UserProtected = TRUE", "SecurityDescriptor = \"D:P(A;;GA;;;BA)\"",
                "KeyUsageProperty = \"NCRYPT_ALLOW_DECRYPT_FLAG | NCRYPT_ALLOW_SIGNING_FLAG\"").request();
        assertThat(request.protection()).isEqualTo(KeyProtection.CONSENT);
        assertThat(request.securityDescriptor()).isEqualTo("D:P(A;;GA;;;BA)");
        assertThat(request.operations()).containsExactly(KeyOperation.DECRYPT, KeyOperation.SIGN);
        assertThat(request.key()).as("by default").isEqualTo(KeyAlgorithm.RSA_2048);

        assertThat(inf("Subject = CN=a", "KeyUsageProperty = 0xffffff").request().operations()).hasSize(3);
        assertThat(inf("Subject = CN=a", "KeyProtection = XCN_NCRYPT_UI_FORCE_HIGH_PROTECTION_FLAG").request().protection())
                .isEqualTo(KeyProtection.PASSWORD);
        assertThat(RequestProperties.parse("subject = CN=a\nparent-window = 0x1a2b").request().parentWindow()).isEqualTo(0x1a2b);
        assertThatThrownBy(() -> RequestProperties.parse("subject = CN=a\nparent-window = 0x123456789ab").request())
                .hasMessageContaining("32 bits");
    }
}
