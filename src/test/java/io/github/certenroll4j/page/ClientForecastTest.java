package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientForecastTest {

    @ParameterizedTest
    @CsvSource({
        "5.1.2600.5512, UNKNOWN, are not concerned",
        "6.0.5384.4, UNKNOWN, cannot be judged: the version is a pre-release",
        "0.0.0.1, UNKNOWN, cannot be judged: the version is no version of Windows",
        "6.0.6000.16386, FAILS, fail with E_ACCESSDENIED",
        "6.0.6000.17025, FAILS, fail with E_ACCESSDENIED",
        "6.0.6000.20754, FAILS, fail with E_ACCESSDENIED",
        "6.0.6000.20755, SUCCEEDS, succeed",
        "6.0.6000.21000, SUCCEEDS, succeed",
        "6.0.6001.18000, SUCCEEDS, succeed",
        "6.1.7601.17514, SUCCEEDS, succeed",
        "10.0.19041.1, SUCCEEDS, succeed",
    })
    void theFlagWorksFromTheHotfixOn(String version, Prospect succeeds, String words) {
        ClientForecast forecast = ClientForecast.of(FileVersion.parse(version));
        Prospect prospect = forecast.ofFlag();

        assertThat(prospect).isEqualTo(succeeds);
        assertThat(forecast.words(prospect)).startsWith(words);
    }
}
