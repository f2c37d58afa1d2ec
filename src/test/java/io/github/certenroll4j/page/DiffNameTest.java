package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffNameTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"a.js, ./a.js", "site/a.js, ./site/a.js", "./a.js, ./a.js", "../a.js, ../a.js", "/site/a.js, /site/a.js",
        "-, -", ".a, ./.a"})
    void aRelativeNameKeepsItsFoldersWhenOneIsStripped(String path, String name) {
        assertThat(DiffName.of(Paths.get(path))).isEqualTo(name);
    }

    /** As git diff prints them. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "two words.js ~ `two words.js\t`",
        "`\"`~`\"\\\"\"`",
        "\\ ~ `\"\\\\\"`",
        "`\t\u0007\u001b\u007f`~`\"\\t\\a\\033\\177\"`",
        "stra\u00dfe \u6771 ~ `\"stra\\303\\237e \\346\\235\\261\"\t`"})
    void whatIsMoreThanPlainIsQuoted(String bytes, String quoted) {
        assertThat(DiffName.of(bytes.getBytes(StandardCharsets.UTF_8))).isEqualTo(quoted);
    }
}
