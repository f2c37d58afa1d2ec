package io.github.certenroll4j.installer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a PFX's password must be like. */
class PfxPasswordTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"eleven char|fewer than 12", "aaaaaaaaaaaaaaaa|different", "abcdeabcdeabcde|different",
        "correct hörse battery|ASCII", "correct\thorse battery|ASCII"})
    void aWeakOneIsRefusedAndNotRepeated(String password, String words) {
        assertThatThrownBy(() -> PfxPassword.check(password.toCharArray())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words).hasMessageNotContaining(password);
    }

    @Test
    void whatIsLongEnoughIsTaken() {
        for (String password : new String[] {"abcdefghijkl", "abcdefabcdef", "correct horse battery", "~!@#$%^&*()_"}) {
            assertThatCode(() -> PfxPassword.check(password.toCharArray())).doesNotThrowAnyException();
        }
        char[] endless = new char[1025];
        Arrays.fill(endless, 'x');
        assertThatThrownBy(() -> PfxPassword.check(endless)).hasMessageContaining("1024");
        assertThatThrownBy(() -> PfxPassword.check(new char[0])).hasMessageContaining("fewer");
    }
}
