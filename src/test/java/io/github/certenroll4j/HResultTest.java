package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HResultTest {

    @ParameterizedTest
    @ValueSource(strings = {"0x800b0109", "0X800B0109", "800B0109", "-2146762487", "2148204809", "CERT_E_UNTRUSTEDROOT",
        "cert_e_untrustedroot", " 0x800b0109 "})
    void readsEveryFormThatLogsAndManualsHave(String text) {
        HResult hresult = HResult.parse(text);

        assertThat(hresult.code()).isEqualTo(0x800b0109);
        assertThat(hresult).hasToString("CERT_E_UNTRUSTEDROOT (0x800b0109)");
        assertThat(hresult.failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0x123456789", "4294967296", "-2147483649", "CERT_E_NOT_A_NAME", "12x"})
    void refusesWhatIsNoCode(String text) {
        assertThatThrownBy(() -> HResult.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(text);
    }

    @Test
    void takesAnUnknownNumberApart() {
        HResult unknown = HResult.of(0x8007fffe);

        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown).hasToString("0x8007fffe");
        assertThat(unknown.meaning()).contains("facility 7").contains("Windows error 65534");
    }

    @Test
    void everyFailureOfTheTableSaysWhatItMeansWhyAndWhatToDo() {
        assertThat(HResult.known()).hasSizeGreaterThan(40).allSatisfy(hresult -> {
            assertThat(hresult.meaning()).endsWith(".");
            if (hresult.failed()) {
                assertThat(hresult.cause()).as(hresult.symbol()).endsWith(".");
                assertThat(hresult.nextStep()).as(hresult.symbol()).endsWith(".");
            }
        });
    }
}
