package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChainStatusTest {

    @Test
    void nothingWrongIsGood() {
        assertThat(new ChainStatus(0).isGood()).isTrue();
        assertThat(new ChainStatus(0).problems()).isEmpty();
    }

    @Test
    void everyBitIsAPhraseAndTheRestANumber() {
        ChainStatus status = new ChainStatus(0x1 | 0x20 | 0x10000 | 0x2000);

        assertThat(status.isGood()).isFalse();
        assertThat(status.errorStatus()).isEqualTo(0x12021);
        assertThat(status.problems()).containsExactly("a certificate is outside its validity period", "the root is not trusted",
                "the chain is incomplete: an issuer is missing", "other trouble (0x00002000)");
        assertThat(new ChainStatus(0x20).problems()).containsExactly("the root is not trusted");
        assertThat(new ChainStatus(0x80000000).problems()).containsExactly("other trouble (0x80000000)");
    }
}
