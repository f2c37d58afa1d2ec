package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line ends and letters as program texts write them. */
class BackslashTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "a\\rb", "\\u002B", "\\x2B", "a\\/b", "a`nb", "a\\\nb", "a\\\rb", "\\----", "a\\+b", "\\012"})
    void itShows(String text) {
        assertThat(BackslashText.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "C:\\Users", "\\u1234", "a`rb", "n", "a\\", "\\0", "\\101"})
    void nothingShows(String text) {
        assertThat(BackslashText.matches(text)).isFalse();
    }

    @Test
    void eachIsReplacedHoweverOftenItWasEscaped() {
        assertThat(BackslashText.decode("\\nb\\\\nc\\\\\\\\nd")).isEqualTo("\nb\nc\nd");
        assertThat(BackslashText.decode("a\\rb\\tc\\/d\\\"e")).isEqualTo("a\rb\tc/d\"e");
        assertThat(BackslashText.decode("\\u002B\\x2f\\u003d")).isEqualTo("+/=");
        assertThat(BackslashText.decode("a\\012b\\\\015\\012c\\0533\\075")).isEqualTo("a\nb\r\nc+3=");
        assertThat(BackslashText.decode("`na`rb`n")).isEqualTo("\na\nb\n");
        assertThat(BackslashText.decode("a\\\nb")).isEqualTo("a\nb");
    }

    @Test
    void whatIsNoneStays() {
        assertThat(BackslashText.decode("plain")).isEqualTo("plain");
        assertThat(BackslashText.decode("a`")).isEqualTo("a`");
        assertThat(BackslashText.decode("a`x")).isEqualTo("a`x");
        assertThat(BackslashText.decode("a\\")).isEqualTo("a");
        assertThat(BackslashText.decode("\\u00G0\\x2")).isEqualTo("u00G0x2");
        assertThat(BackslashText.decode("a\\0b\\01\\018\\081\\101\\07")).isEqualTo("a b 1 18 81101 7");
        assertThat(BackslashText.decode("\\q")).isEqualTo("q");
    }
}
