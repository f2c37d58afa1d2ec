package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate that was pasted into a document of WordPad or Word. */
class RtfTextTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC));
    private static final String HEAD = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Calibri;}{\\f1 Wing\\}dings;}}\r\n"
            + "{\\*\\generator Riched20 10.0.19041}\\viewkind4\\uc1 \r\n\\pard\\sa200\\sl276\\slmult1\\f0\\fs22\\lang7 ";

    private static String pem() {
        return TestForms.pem("PKCS7", CA.fullChain(CA.issue("leaf", TestCa.Keys.EC.generate().getPublic()))).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\par\r\n", "\\line ", "\\\r\n", "\\\n", "\\par}\r\n{\\f0 ", "\\cell\\row\n"})
    void isReadWhateverEndsItsLines(String lineEnd) throws Exception {
        CaResponse response = CaResponse.parse((HEAD + "Hello,\\par\r\n" + pem().replace("\n", lineEnd) + "}\r\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(response.certificates()).hasSize(2);
        assertThat(response.remarks()).contains("taken out of a document of WordPad or Word (RTF)");
    }

    @Test
    void dashesOfAWordProcessorAreRead() throws Exception {
        String text = HEAD + pem().replace("-----", "\\emdash\\emdash -").replace("\n", "\\par\n") + "}";
        assertThat(CaResponse.parse(text.getBytes(StandardCharsets.US_ASCII)).certificates()).hasSize(2);
    }

    @Test
    void oneThatIsCutOffIsDamaged() {
        String pem = pem();
        String text = HEAD + pem.substring(0, pem.length() / 2).replace("\n", "\\par\n");
        assertThatThrownBy(() -> CaResponse.parse(text.getBytes(StandardCharsets.US_ASCII))).isInstanceOf(NotACaResponseException.class);
    }

    @Test
    void oneWithoutACertificateIsCalledByItsName() {
        assertThatThrownBy(() -> CaResponse.parse((HEAD + "Hello}").getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("a document of WordPad or Word (RTF) without a certificate in it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a{b}c | abc",
        "a\\par b | a␤b",
        "a\\par\\tab b | a␤\tb",
        "a\\b0 b\\b1c\\fs-2d | abcd",
        "a\\'e9\\'4 b | aé4 b",
        "a\\\\b\\{c\\}d\\~e\\_f\\-g | a\\b{c}d e-fg",
        "a\\u8211?b\\u233\\'e9c\\u-3 d | a–béc\uFFFD",
        "a\\u b\\u-c\\u12345678 d | ab-cd",
        "a{\\pict 0102{3}\\}4}b{\\*\\x y}c{\\info{\\title d}}e | abce",
        "a{\\pictx b}c{\\ d}e{ f}g | abcde fg",
        "a\\ | a}",
        "a{\\pict | a",
        "a{\\ | a}",
        "a\\'4 | a4",
        "a\\u | a",
        "a\\u64 | a@",
        "a\\par-----BEGIN\\fs-----END | a␤-----BEGIN-----END"})
    void isDecoded(String inside, String text) {
        assertThat(RtfText.decode("{\\rtf1 " + inside + "}")).as(inside).isEqualTo(text.replace('␤', '\n'));
    }

    @Test
    void everyPrefixIsSurvived() {
        String all = HEAD + "a\\'e9\\u233?{\\pict 1}\\par}";
        for (int i = 0; i < all.length(); i++) {
            assertThat(RtfText.decode(all.substring(0, i)).length()).isLessThanOrEqualTo(i);
        }
        assertThat(Arrays.asList("{\\rtf1 a", " {\\rtf1", "{\\rt")).extracting(RtfText::matches).containsExactly(true, false, false);
    }
}
