package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {

    @ParameterizedTest
    @ValueSource(ints = {
        0, '\t', '\n', '\r', 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, // C0, DEL, C1
        0xAD, 0x061C, 0x180E, 0x200B, 0x200D, 0x200E, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, // formats
        0x2028, 0x2029, 0xE000, 0xFDD0, 0xFFFE, 0x0378, // separators, private, unassigned
        0x034F, 0x115F, 0x3164, 0xFE0F, 0xFFA0}) // letters and marks that are drawn as nothing
    void whatHidesIsShown(int letter) {
        String escape = String.format("\\u%04x", letter);

        assertThat(Escapes.visible("a" + (char) letter + "b")).isEqualTo("a" + escape + "b");
        assertThat(Escapes.visible("" + (char) letter)).isEqualTo(escape);
    }

    @Test
    void beyondTheBasicPlaneBothSurrogatesAreWritten() {
        assertThat(Escapes.visible("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
        assertThat(Escapes.visible("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    }

    @Test
    void halfAPairIsShown() {
        assertThat(Escapes.visible("\ud83dx")).isEqualTo("\\ud83dx");
        assertThat(Escapes.visible("x\ude00")).isEqualTo("x\\ude00");
        assertThat(Escapes.visible("\ude00\ud83d")).isEqualTo("\\ude00\\ud83d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain ~ text", "M\u00fcnchen", "\u6771\u4eac", "a\u0301", "C:\\users\\upper\\u12g4", "\\u", "\\u123"})
    void whatCanBeSeenStays(String text) {
        assertThat(Escapes.visible(text)).isEqualTo(text);
    }

    @Test
    void whatOnlyLooksLikeAnEscapeIsToldFromOne() {
        assertThat(Escapes.visible("C:\\u000a")).isEqualTo("C:\\u005cu000a");
    }

    @Test
    void aCharsetWithoutTheLetterGetsItsEscape() {
        assertThat(Escapes.expressible("M\u00fcnchen \ud83d\ude00", StandardCharsets.US_ASCII)).isEqualTo("M\\u00fcnchen \\ud83d\\ude00");
        assertThat(Escapes.expressible("M\u00fcnchen \u6771", StandardCharsets.ISO_8859_1)).isEqualTo("M\u00fcnchen \\u6771");
        assertThat(Escapes.expressible("M\u00fcnchen \u6771", Charset.forName("Shift_JIS"))).isEqualTo("M\\u00fcnchen \u6771");
        assertThat(Escapes.expressible("M\u00fcnchen \u6771", StandardCharsets.UTF_8)).isEqualTo("M\u00fcnchen \u6771");
    }

    @Test
    void jsonKeepsItsLinesAndItsLetters() {
        assertThat(Escapes.json("{\n  \"a\": \"\u00fc\u202e\u007f\ud83d\"\n}")).isEqualTo("{\n  \"a\": \"\u00fc\\u202e\\u007f\\ud83d\"\n}");
    }
}
