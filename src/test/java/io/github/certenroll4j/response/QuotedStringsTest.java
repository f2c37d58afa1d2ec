package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strings of a log: those of the same name come together. */
class QuotedStringsTest {

    private static final String BEGIN = "{\"log\":\"-----BEGIN CERTIFICATE-----\\n\",\"at\":\"1\"}\n";

    @Test
    void theStringsOfALogComeTogether() {
        assertThat(QuotedStrings.columns("{\"m\":\"a\\nb\",\"at\":\"1\"}\r\n{\"m\":\"c\"}\n{\"m\":\"d\\\"\",\"at\":\"2\"}")).isEqualTo("m\nm\nm\n.\na\nb\nc\nd\"\n.\nat\nat\n.\n1\n2\n");
        assertThat(QuotedStrings.columns("no string\n\n\"open")).isEqualTo("open\n");
        String many = String.join("", Collections.nCopies(250, "\"x\""));
        assertThat(QuotedStrings.columns(many + "\n" + many).split("\n")).hasSize(599);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}\n", "{\"log\":\"-----BEGIN CERTIFICATE-----\"}\r\n{", "{\"log\":\"-----BEGIN PKCS7-----\\r\\n\", \"at\":\"1\"}\n{"})
    void aLogHasTheLinesOfABlockInObjectsOfTheirOwn(String before) {
        assertThat(QuotedStrings.isLogged(before + BEGIN + "{")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "words\n{\"a\":\"-----BEGIN CERTIFICATE-----\"}\n{", "{\"a\":\"-----BEGIN CERTIFICATE-----\\nMIIB\"}\n{", "{\"a\":\"-----BEGIN CERTIFICATE-----\"}",
        "[\n\"-----BEGIN CERTIFICATE-----\",\n\"MIIB\"]"})
    void everythingElseIsNoLog(String text) {
        assertThat(QuotedStrings.isLogged(text)).isFalse();
    }
}
