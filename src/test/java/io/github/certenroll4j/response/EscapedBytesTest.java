package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A SEQUENCE with an OCTET STRING of some bytes, as programs print them. */
class EscapedBytesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', value = {
        "b'0\\x81\\x05\\x04\\x03a\\x00b'                   ~ 308105040361 0062",
        "x = \"0\\x81\\x05\\x04\\x03\\\"\\\\\\'\" + y        ~ 3081050403 225c27",
        "'0\\x81\\x09\\x04\\x07\\a\\b\\t\\n\\v\\f\\r'       ~ 3081090407 0708090a0b0c0d",
        "\"\\060\\201\\005\\004\\003\\0\\18\\377\"           ~ 3081050403 000138ff",
        "{\"a\":\"\\u0030\\u0081\\u0005\\u0004\\u0003\\u00ffA \"} ~ 3081050403 ff4120",
        "'0\\x81\\x05\\x04' + b'\\x03ab'¶ 'c' 'd', 'e'     ~ 3081050403 61626364",
        "0\\x81\\x05\\x04\\x03'a\"                           ~ 3081050403 276122",
        ">0\\x81\\x05\\x04\\x03abc¶\\x00                    ~ 3081050403 616263",
    })
    void theBytesAreRead(String text, String hex) throws Exception {
        assertThat(Hex.toHexString(EscapedBytes.in(text.replace('¶', '\n')).get(0))).isEqualTo(hex.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0\\x30", "\\x30\\x81\\x05\\x04\\x03abc", "a0\\x81\\x05\\x04\\x03abc", "10\\201\\005\\004\\003abc", "0\\x85\\x05",
        "\\u0130\\u0081", "\\x31\\x81"})
    void whatBeginsOtherwiseIsNone(String text) throws Exception {
        assertThat(EscapedBytes.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b'0\\x81\\x05\\x04\\x03ab'c", "0\\x81\\x05\\x04\\x03ab\nc", "\"0\\x81\\x05\\x04\\x03ab\" \"", "'0\\x81\\x05\\x04\\x03a\\"})
    void whatEndsTooEarlyIsSaid(String text) {
        assertThatThrownBy(() -> EscapedBytes.in(text)).isInstanceOf(NotACaResponseException.class)
                .hasMessageStartingWith("broken hexadecimal in line ").hasMessageContaining(" of 8 bytes");
    }
}
