package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule, at each of its bounds. */
class HotfixRuleTest {

    @ParameterizedTest
    @CsvSource({
        "0.65535.65535.65535, NO_WINDOWS", "1.0.0.0, BEFORE_CERTENROLL", "5.1.2600.5512, BEFORE_CERTENROLL",
        "5.65535.65535.65535, BEFORE_CERTENROLL", "6.0.0.0, PRE_RELEASE", "6.0.5384.4, PRE_RELEASE",
        "6.0.5999.65535, PRE_RELEASE", "6.0.6000.0, WITHOUT_FIX", "6.0.6000.16386, WITHOUT_FIX", "6.0.6000.17025, WITHOUT_FIX",
        "6.0.6000.20754, WITHOUT_FIX", "6.0.6000.20755, WITH_FIX", "6.0.6000.65535, WITH_FIX", "6.0.6001.0, SERVICE_PACK",
        "6.0.6001.18000, SERVICE_PACK", "6.0.6003.20489, SERVICE_PACK", "6.0.65535.65535, SERVICE_PACK", "6.1.0.0, AFTER_VISTA",
        "10.0.19041.1, AFTER_VISTA", "65535.0.0.0, AFTER_VISTA"})
    void everyVersionHasOneMeaning(String version, HotfixRule rule) {
        assertThat(HotfixRule.of(FileVersion.parse(version))).isEqualTo(rule);
    }

    @Test
    void theFixIsWhereCertEnrollIsAndNotBeforeIt() {
        assertThat(HotfixRule.values()).filteredOn(HotfixRule::hasFix)
                .containsExactly(HotfixRule.WITH_FIX, HotfixRule.SERVICE_PACK, HotfixRule.AFTER_VISTA);
        assertThat(HotfixRule.values()).filteredOn(rule -> !rule.hasCertEnroll())
                .containsExactly(HotfixRule.NO_WINDOWS, HotfixRule.BEFORE_CERTENROLL, HotfixRule.PRE_RELEASE);
    }

    @Test
    void whoeverNeedsACertEnrollIsToldWhyThereIsNone() {
        HotfixRule.requireCertEnroll(FileVersion.parse("6.0.6000.16386"));
        assertThatThrownBy(() -> HotfixRule.requireCertEnroll(FileVersion.parse("5.1.2600.5512")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no forecast: 5.1.2600.5512 is older than Windows Vista, which brought CertEnroll");
    }
}
