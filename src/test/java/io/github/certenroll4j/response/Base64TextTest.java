package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is base64 by its looks, and what becomes of other characters in it. */
class Base64TextTest {

    /** Capitals, small letters and digits in twenty-four letters. */
    private static final String MIXED = "MIIBszCCAVmgAwIBAg1UGK4A";
    private static final String SMALL = "abcdefghijklmnopqrstuvwx";

    @Test
    void whiteSpaceAndTheLettersForAddressesAreRead() throws Exception {
        assertThat(Base64Text.decode("..xx-_ +/\r\n\t\fxx..", 2, 15)).isEqualTo(Base64.getDecoder().decode("xx+/+/xx"));
        assertThat(decoded("QQ==")).isEqualTo("A");
        assertThat(decoded("QUI")).isEqualTo("AB");
    }

    @ParameterizedTest
    @CsvSource({"'QU\nF*', unexpected '*', line 2", "QQ==QQ, there is more after the padding, line 1", "QQQQQ, 5 characters are no whole number, line 1",
        "'QQ\u00e4=', unexpected character U+00E4, line 1"})
    void everyOtherCharacterIsAFaultThatIsNamed(String text, String fault, String line) {
        assertThatThrownBy(() -> Base64Text.decode(text, 0, text.length())).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining(fault).hasMessageContaining(line);
    }

    @Test
    void mailProgramsReadWhatIsThere() {
        assertThat(Base64Text.decodeLeniently("Q*U\nJ D-_=x")).isEqualTo(Base64.getDecoder().decode("QUJD+/"));
        assertThat(Base64Text.decodeLeniently("QUJDQ")).isEqualTo("ABC".getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64Text.decodeLeniently("=QUJD")).isEmpty();
    }

    @Test
    void twentyLettersAreNoWordOfALanguage() {
        assertThat(Base64Text.isLongWord("abcdefghijklmnopqrst", 0)).isTrue();
        assertThat(Base64Text.isLongWord("abcdefghijklmnopqrs", 0)).isFalse();
        assertThat(Base64Text.isLongWord(" ABCDEFGHIJKLMNOPQRSTU", 1)).isTrue();
        assertThat(Base64Text.isLongWord("abcdefghij-lmnopqrstu", 0)).isFalse();
        assertThat(Base64Text.isLongWord("AZaz09+/AZaz09+/AZaz", 0)).isTrue();
        for (char beside : "@[`{:.,*".toCharArray()) {
            assertThat(Base64Text.isLongWord("AZaz09+/AZaz09+/AZa" + beside, 0)).as("" + beside).isFalse();
        }
    }

    @Test
    void longWordsOfAllKindsOfLettersAreMeant() {
        assertThat(looksEncoded(MIXED + " * " + MIXED)).isTrue();
        assertThat(looksEncoded(MIXED + " * " + MIXED.substring(1))).as("47 letters").isFalse();
        assertThat(looksEncoded("*" + MIXED.substring(0, 20) + "*" + MIXED + "*" + MIXED.substring(0, 20))).isTrue();
        assertThat(looksEncoded(MIXED + "*" + MIXED.substring(0, 19) + "*" + MIXED.substring(0, 19))).as("short words").isFalse();
        assertThat(looksEncoded(SMALL + "*" + SMALL + "*" + SMALL)).as("one kind").isFalse();
        String digits = SMALL.replace('a', '0');
        assertThat(looksEncoded(digits + "*" + digits + "*" + digits)).as("no capitals").isFalse();
        String capitals = digits.toUpperCase(Locale.ROOT);
        assertThat(looksEncoded(capitals + "*" + capitals + "*" + capitals)).as("no small letters").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aZ0", "zA9"})
    void theEndsOfTheAlphabetAreLetters(String edge) {
        String word = edge + edge + edge + edge + edge + edge + edge + edge;

        assertThat(looksEncoded(word + "*" + word)).isTrue();
    }

    @Test
    void nothingButItsLettersIsMeantTooFromSixtyFourOn() {
        String words = SMALL + " " + SMALL + "\r\n";

        assertThat(looksEncoded(words + SMALL.substring(0, 16))).isTrue();
        assertThat(looksEncoded(words + SMALL.substring(0, 15))).isFalse();
        assertThat(looksEncoded(words + SMALL.substring(0, 16) + "*")).isFalse();
        assertThat(looksEncoded("*" + words + SMALL)).isFalse();
        assertThat(looksEncoded(words + SMALL.substring(0, 16) + "==\t-_")).isTrue();
    }

    @Test
    void onlyTheLettersBetweenTheOffsetsCount() {
        assertThat(Base64Text.looksEncoded(MIXED + MIXED, 0, 48)).isTrue();
        assertThat(Base64Text.looksEncoded(MIXED + MIXED, 1, 48)).isFalse();
        assertThat(Base64Text.looksEncoded(MIXED + MIXED, 0, 47)).isFalse();
    }

    private static boolean looksEncoded(String text) {
        return Base64Text.looksEncoded(text, 0, text.length());
    }

    private static String decoded(String text) throws NotACaResponseException {
        return new String(Base64Text.decode(text, 0, text.length()), StandardCharsets.US_ASCII);
    }
}
