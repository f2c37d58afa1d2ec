package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in other clothes: what is text at all, percent-encoding, strings of programs, objects that were stored as text. */
class EncodedTextTest {

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a|true", " ~|true", "é\u0080ÿ|true", "a\u0000|true", "a\u001A|true", "''|false", "\u0000|false", "\u001A|false",
        "a\u0000b|false", "\u0000a|false", "a\u001Ab|false", "a\u007F|false", "a\u001F|false", "a\u0000\u0000|false", "a\u0008|false"})
    void isCleanText(String text, boolean clean) throws Exception {
        assertThat(EncodedText.isClean(latin(text))).isEqualTo(clean);
    }

    @Test
    void aTextThatBeginsSurelyAndHasBase64MayHoldObjects() {
        String base64 = String.join("", Collections.nCopies(3, "MIIB0TCCAXegAwIBAgIUDs5i8gU3y1QGm9Zr0c2"));
        assertThat(EncodedText.mayHoldObjects(latin(base64))).isTrue();
        assertThat(EncodedText.mayHoldObjects(latin(base64.substring(0, 40)))).isEqualTo(Base64Text.looksEncoded(base64, 0, 40));
        assertThat(EncodedText.mayHoldObjects(latin(base64.substring(0, 39)))).isFalse();
        assertThat(EncodedText.mayHoldObjects(latin("\u0001" + base64))).isFalse();
        assertThat(EncodedText.mayHoldObjects(latin(base64.substring(0, 39) + "\u0001" + base64.substring(40)))).isFalse();
        assertThat(EncodedText.mayHoldObjects(latin(base64.substring(0, 40) + "\u0001" + base64.substring(41)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a%2Bb|true|a+b", "%2b|true|+", "%41%4a%4F|true|AJO", "a%2|false|a%2", "%|false|%", "a%zz|false|a%zz", "%41%|false|A%", "%zz%41|false|%zzA",
        "ab|false|ab", "100% x|false|100% x", "BEGIN+X%2B+|true|'BEGIN X+ '", "begin+x%2B|true|begin+x+", "%g1|false|%g1", "%1g|false|%1g"})
    void percentSigns(String text, boolean matches, String decoded) {
        assertThat(PercentText.matches(text)).isEqualTo(matches);
        assertThat(PercentText.decode(text)).isEqualTo(decoded);
        assertThat(PercentText.bytes(text)).isEqualTo(latin(decoded));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "a = \"b\" + \"c\"; | b¶c¶", "\"b\\nc\" | b¶c¶", "\"b\"\"c\" | b\"c¶", "\"b\\\"c\" | b\"c¶", "x \"b | ~~", "x \"BEGIN b | BEGIN b¶",
        "\"b\" \"BEGIN c | b¶BEGIN c¶", "\"b\\ | ~~", "none | ~~", "\"\" | ¶", "\"a\" it\"s | a¶"})
    void stringsOfPrograms(String text, String inside) {
        String expected = inside.replace('¶', '\n');
        assertThat(QuotedStrings.doubleQuoted(text)).isEqualTo(expected);
        assertThat(QuotedStrings.singleQuoted(text.replace('"', '\''))).isEqualTo(expected.replace('"', '\''));
        assertThat(QuotedStrings.backticked(text.replace('"', '`'))).isEqualTo(expected.replace('"', '`'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{} | true", "[1] | true", "\"a\" | true", "~  {~ | true", "{\\rtf1} | false", "a{} | false",
        "~ ~ | false", "~~ | false", "<a> | false", "! | false"})
    void json(String text, boolean is) {
        assertThat(QuotedStrings.isJson(text)).isEqualTo(is);
    }

    @Test
    void lineEndsOfTextInAnObject() {
        byte[] good = {0x30, 4, 2, 2, 1, '\n'};
        byte[] stored = {0x30, 4, 2, 2, 1, '\r', '\n'};
        assertThat(BinaryObject.hasTextLineEnds(good)).isFalse();
        assertThat(BinaryObject.hasTextLineEnds(stored)).isTrue();
        assertThat(BinaryObject.hasTextLineEnds(Arrays.copyOf(stored, 8))).isFalse();
        assertThat(BinaryObject.hasTextLineEnds(new byte[] {0x30})).isFalse();
        assertThat(BinaryObject.hasTextLineEnds(new byte[0])).isFalse();
        assertThat(BinaryObject.hasTextLineEnds(new byte[] {'\r', '\n'})).isFalse();
    }
}
