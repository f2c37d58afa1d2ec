package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileVersionTest {

    @Test
    void readsTheTwoHalvesOfFixedFileInfo() {
        FileVersion version = FileVersion.ofFixedFileInfo(0x00060000, 0x17705113);

        assertThat(version).hasToString("6.0.6000.20755").isEqualTo(FileVersion.parse("6.0.6000.20755"));
        assertThat(version.build()).isEqualTo(6000);
        assertThat(version.revision()).isEqualTo(20755);
        assertThat(FileVersion.ofFixedFileInfo(0xFFFEFFFD, 0xFFFCFFFB)).hasToString("65534.65533.65532.65531");
    }

    @Test
    void equalNumbersAreOneVersion() {
        FileVersion version = FileVersion.parse(" 00006.0.6000.20755 ");

        assertThat(version).isEqualTo(FileVersion.parse("6.0.6000.20755")).hasSameHashCodeAs(FileVersion.parse("6.0.6000.20755"));
        assertThat(version.atLeast(FileVersion.parse("6.0.6000.20755"))).isTrue();
        assertThat(version).isNotEqualTo(FileVersion.parse("6.0.6000.20754")).isNotEqualTo("6.0.6000.20755");
        assertThat(version.hashCode()).isNotEqualTo(FileVersion.parse("6.0.6000.20754").hashCode());
    }

    @ParameterizedTest
    @CsvSource({
        "6.0.6000.20754, 6.0.6000.20755",
        "6.0.6000.9, 6.0.6000.10",
        "6.0.6002.18005, 6.1.7600.16385",
        "6.3.9600.16384, 10.0.10586.0",
        "32767.0.0.0, 65535.65535.65535.65535",
    })
    void comparesByNumbersFromLeftToRight(String lower, String higher) {
        assertThat(FileVersion.parse(lower)).isLessThan(FileVersion.parse(higher));
        assertThat(FileVersion.parse(higher).atLeast(FileVersion.parse(lower))).isTrue();
        assertThat(FileVersion.parse(lower).atLeast(FileVersion.parse(higher))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6.0.6000", "6.0.6000.65536", "6.0.6000.-1", "6,0,6000,1", "6.0.6000.20755 (lh)", "99999999999.0.0.0",
        "6.0.6000.000001", "6..6000.1", "6.0.6000.1.1", "6.0.6000.1/", "6.0.6000.1:"})
    void refusesWhatIsNoVersion(String text) {
        assertThatThrownBy(() -> FileVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
