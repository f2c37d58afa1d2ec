package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of XML and HTML when the markup is taken away. */
class MarkupTextTest {

    @Test
    void controlCharactersAreWrittenByTheirNumbers() {
        assertThat(MarkupText.of("<S>a_x000D__x000a_b_x0009_c</S>")).isEqualTo("\na\r\nb\tc\n");
        assertThat(MarkupText.of("<S>_x000_ _x000G_ _x000A _x010A_ _x00")).isEqualTo("\n_x000_ _x000G_ _x000A _x010A_ _x00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a", " \n<a>", "x</a>", "x<br>y", "x<BR />y", "x&lt;y", "a&nbsp;b", "a&#10;b", "a&amp;#10;b", "a&amp;#xA;b", "a&amp;lt;b", "a&#x0A;b", "a&#xa;b"})
    void itShows(String text) {
        assertThat(MarkupText.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a < b", "<<48,130>>", "x & y", "a&b;c", "a&amp;b", "a&amp;amp;b", "a&#1;b", "a&#12345;b"})
    void nothingShows(String text) {
        assertThat(MarkupText.matches(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a<b>c|a/c", "a</b>c|a/c", "<b/>c|/c", "a<!-- <b> -->c|ac", "a<!-- c|a", "a<?xml?>c|a/c", "a<!DOCTYPE x>c|a/c",
        "a < b|a < b", "a <1|a <1", "a<|a<", "a<b|a/", "a<[b>|a<[b>", "x<![CDATA[a<b>&lt;]]>c|xa<b>&lt;/c", "x<![CDATA[a|xa/", "x<![CDATA[]]>|x/"})
    void tagsAreEndsOfLinesAndCommentsAreNothing(String text, String content) {
        assertThat(MarkupText.of(text)).isEqualTo(content.replace('/', '\n'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"&lt;&gt;&amp;&quot;&apos;|<>&\"'", "&plus;&sol;&equals;|+/=", "&#65;&#x42;&#X43;|ABC", "a&unknown;b|a b", "a&#xg;b|a b",
        "a&b|a&b", "a&|a&", "a&;b|a b", "a&#;b|a b", "&l;|' '", "&lt|&lt", "&#65|&#65", "&#0000065;|A", "&#00000065;|A", "&#000000065;|&#000000065;",
        "&abcdefghi;|' '", "&abcdefghij;|&abcdefghij;", "&##65;|&##65;"})
    void entitiesAreCharacters(String text, String content) {
        assertThat(MarkupText.of(text)).isEqualTo(content);
    }

    @Test
    void blanksAndEndsOfLinesHaveNamesToo() {
        assertThat(MarkupText.of("a&nbsp;b&Tab;c&NewLine;d&#10;e")).isEqualTo("a b\tc\nd\ne");
    }

    @Test
    void aScriptIsTakenAsItIs() {
        assertThat(MarkupText.of("<script>a<b>&lt;</script>c")).isEqualTo("\na<b>&lt;\n\nc");
        assertThat(MarkupText.of("<SCRIPT type='x'>a<b></ScRiPt>c")).isEqualTo("\na<b>\n\nc");
        assertThat(MarkupText.of("<script>a<b>")).isEqualTo("\na<b>\n");
        assertThat(MarkupText.of("</script>a<b>c")).isEqualTo("\na\nc");
    }

    @Test
    void whatASignatureHoldsIsLeftOut() {
        assertThat(MarkupText.of("a<Signature>b<c>d</c>e</Signature>f")).isEqualTo("a\nf");
        assertThat(MarkupText.of("a<ds:Signature x='y'>b<ds:Signature>c</ds:Signature>d</ds:Signature>e")).isEqualTo("a\ne");
        assertThat(MarkupText.of("a<Signature/>b</Signature>c<Signature>d")).isEqualTo("a\nb\nc");
        assertThat(MarkupText.of("a<SignatureX>b<Security>c</Security>d")).isEqualTo("a\nb\nc\nd");
        assertThat(MarkupText.of("<Envelope>a<wsse:Security>b</wsse:Security>c</Envelope>")).isEqualTo("\na\nc\n");
        assertThat(MarkupText.of("a<Signature>&lt;<!-- x --><![CDATA[b]]><script>c</script></Signature>d")).isEqualTo("a\nd");
    }

    @Test
    void aCommentCountsWhereItAloneHasSomethingEncoded() {
        String value = "MIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0E";

        assertThat(MarkupText.of("a<!-- b --><!--" + value + "-->c")).isEqualTo("ac\n" + value);
        assertThat(MarkupText.of("<Signature><!--" + value + "--></Signature>")).isEqualTo("\n");
        assertThat(MarkupText.of("a<!--" + value.replace('M', 'N') + "-->" + value)).isEqualTo("a" + value);
        assertThat(MarkupText.of("<!--" + value)).isEqualTo("\n" + value);
        assertThat(MarkupText.of("a<!-->" + value)).isEqualTo("a" + value);
    }

    @Test
    void aNameIsAsLongAsNamesAre() {
        String prefix = new String(new char[64]).replace('\0', 'n');

        assertThat(MarkupText.of("<" + prefix + ":Signature>a</" + prefix + ":Signature>b")).isEqualTo("\nb");
    }

    @Test
    void valuesOfALongTagAreOfTheText() {
        String value = "MIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0E";

        assertThat(MarkupText.of("<input value=\"" + value + "&#43;\">x")).contains(value + "+").endsWith("x");
        assertThat(MarkupText.of("<input value='" + value + "'>x")).contains(value);
        String longer = (value + value).substring(0, 58);
        assertThat(MarkupText.of("<a b=\"" + longer.substring(1) + "\">x")).as("63 characters").isEqualTo("\nx");
        assertThat(MarkupText.of("<a b=\"" + longer + "\">x")).as("64 characters").contains(longer);
    }
}
