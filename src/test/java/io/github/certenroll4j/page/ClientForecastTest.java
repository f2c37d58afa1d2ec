package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.FileVersion;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientForecastTest {

    @ParameterizedTest
    @CsvSource({
        "5.1.2600.5512, , are not concerned",
        "6.0.5384.4, , cannot be judged: the version is a pre-release",
        "0.0.0.1, , cannot be judged: the version is no version of Windows",
        "6.0.6000.16386, false, fail with E_ACCESSDENIED",
        "6.0.6000.17025, false, fail with E_ACCESSDENIED",
        "6.0.6000.20754, false, fail with E_ACCESSDENIED",
        "6.0.6000.20755, true, succeed",
        "6.0.6000.21000, true, succeed",
        "6.0.6001.18000, true, succeed",
        "6.1.7601.17514, true, succeed",
        "10.0.19041.1, true, succeed",
    })
    void theFlagWorksFromTheHotfixOn(String version, Boolean succeeds, String words) {
        ClientForecast forecast = ClientForecast.of(FileVersion.parse(version));

        assertThat(forecast.succeeds()).isEqualTo(Optional.ofNullable(succeeds));
        assertThat(forecast.words()).startsWith(words);
    }
}
