package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.rows;
import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first argument is worth, seen through a whole page. */
class ResolverTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "4 ~ 4",
        "0x4 ~ 4",
        "0X00000004 ~ 4",
        "(4) ~ 4",
        "\"4\" ~ 4",
        "parseInt(\"4\", 10) ~ 4",
        "AllowUntrustedRoot ~ 4",
        "Flags.AllowUntrustedCertificate | 4 ~ 6",
        "1 + (2 | 4) ~ 7",
        "-0 ~ 0",
    })
    void numbersNamesAndCombinationsInJscript(String argument, int flags) {
        assertThat(flagsOf("a.js", "e.InstallResponse(" + argument + ", cert, 1, '');")).isEqualTo(flags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "&H4 ~ 4",
        "&h04& ~ 4",
        "&O4 ~ 4",
        "allowuntrustedroot OR 1 ~ 5",
        "CLng(4) ~ 4",
        "4 + 2 ~ 6",
    })
    void numbersNamesAndCombinationsInVbscript(String argument, int flags) {
        assertThat(flagsOf("a.vbs", "e.InstallResponse " + argument + ", cert, 1, \"\"")).isEqualTo(flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "const F = 4;",
        "let F = 0x4",
        "var A = 1, F = 4, C = 0;",
        "var G = 4; var F = G;",
        "var flags = { F: 4 };",
        "F = 4; function later() { F = 4; }",
        "const F: number = 4;",
    })
    void settingsInTheSameFile(String setting) {
        assertThat(flagsOf("a.ts", setting + "\ne.InstallResponse(F, cert, 1, '');")).isEqualTo(4);
    }

    @Test
    void basicTellsSettingsFromComparisons() {
        String script = "Dim F : F = 4\nIf F = 0 Then MsgBox \"no\"\ne.InstallResponse f, cert, 1, \"\"";

        assertThat(flagsOf("a.vbs", script)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "var F = 0; F = 4; ~ F gets several values",
        "var F = 0; F |= 4; ~ F gets several values",
        "var F = isVista ? 0 : 4; ~ F: what it is set to is not a constant",
        "function g(F) {} F = 4; ~ F is a parameter of a function",
        "var F = G; var G = F; ~ it is set from itself",
        "var F = ask(); ~ F: ask() is not a constant",
        "var f = 4; ~ F is not set in this file",
    })
    void whatTheFileDoesNotShowIsSaid(String setting, String why) {
        InstallCall call = text("a.js", setting + "\ne.InstallResponse(F, cert, 1, '');").calls().get(0);

        assertThat(call.flags()).isEmpty();
        assertThat(call.flagsUnknown()).contains(why);
        assertThat(call.encoding()).hasValue(1);
        assertThat(call.findings()).containsExactly(Finding.NOT_RESOLVED);
    }

    @Test
    void theFirstCharactersOfTheResponseTellTheEncoding() {
        assertThat(rows(text("a.js", "var c = '-----BEGIN PKCS7-----\\n'; c += body;\n"
                + "e.InstallResponse(4, c, 1, '');\n"
                + "e.InstallResponse(4, 'MIIB' + 'AgMEBQYHCAkKCwwNDg8Q', 0, '');\n"
                + "e.InstallResponse(4, c, 0, '');\n"
                + "e.InstallResponse(4, form.value, 1, '');"))).containsExactly(
                "2:3 JScript 4 1 ENCODING_MISMATCH",
                "3:3 JScript 4 0 ENCODING_MISMATCH",
                "4:3 JScript 4 0",
                "5:3 JScript 4 1");
    }

    private static int flagsOf(String name, String script) {
        return text(name, script).calls().get(0).flags().getAsInt();
    }
}
