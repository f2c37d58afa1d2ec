package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.rows;
import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first argument is worth, seen through a whole page. */
class ConstantEvaluatorTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "4 ~ 4",
        "0x4 ~ 4",
        "0X00000004 ~ 4",
        "(4) ~ 4",
        "\"4\" ~ 4",
        "parseInt(\"4\", 10) ~ 4",
        "1 + (2 | 4) ~ 7",
        "-0 ~ 0",
        "-4 ~ -4",
        "-(1 + 3) ~ -4",
        "4 + -2 ~ 2",
        "0xFFFFFFFF ~ -1",
        "\"-2147483648\" ~ -2147483648",
        "\"4294967295\" ~ -1",
        "\" 4 \" ~ 4",
        "Number(4) | parseInt(1 + 1) ~ 6",
        "((((((((((((((((((((((((((((((((((((((((4)))))))))))))))))))))))))))))))))))))))) ~ 4",
    })
    void numbersNamesAndCombinationsInJscript(String argument, int flags) {
        assertThat(flagsOf("a.js", "e.InstallResponse(" + argument + ", cert, 1, '');")).isEqualTo(flags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "&H4 ~ 4",
        "&h04& ~ 4",
        "&O4 ~ 4",
        "&o17& ~ 15",
        "&HFFFFFFFF ~ -1",
        "4 OR 1 ~ 5",
        "CLng(4) ~ 4",
        "4 + 2 ~ 6",
    })
    void numbersNamesAndCombinationsInVbscript(String argument, int flags) {
        assertThat(flagsOf("a.vbs", "e.InstallResponse " + argument + ", cert, 1, \"\"")).isEqualTo(flags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.ps1 ~ $e.InstallResponse(4 -bor 1, $c, 1, '') ~ 5",
        "a.ps1 ~ $e.InstallResponse(4 -bor -2, $c, 1, '') ~ -2",
        "a.ps1 ~ $e.InstallResponse([int]4, $c, 1, '') ~ 4",
        "a.ps1 ~ $e.InstallResponse([int](4 -bor 1), $c, 1, '') ~ 5",
        "a.ps1 ~ $e.InstallResponse([InstallResponseRestrictionFlags]::AllowUntrustedRoot, $c, 1, '') ~ 4",
        "a.ps1 ~ $f = 4; $e.InstallResponse($F, $c, 1, '') ~ 4",
        "a.cs ~ var x = new CX509Enrollment(); e.InstallResponse((Flags)4, c, 1, s); ~ 4",
        "a.cs ~ var x = new CX509Enrollment(); e.InstallResponse((Flags)(4 | 1), c, 1, s); ~ 5",
        "a.cs ~ var x = new CX509Enrollment(); e.InstallResponse((A.Flags)4u, c, 1, s); ~ 4",
        "a.vb ~ Dim x As CX509Enrollment : e.InstallResponse(CType(4, Flags), c, 1, s) ~ 4",
    })
    void castsAndJoinedFlagsOfPrograms(String name, String script, int flags) {
        assertThat(flagsOf(name, script)).isEqualTo(flags);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.js ~ 4 | ~ it is no whole expression",
        "a.js ~ 4 + ~ it is no whole expression",
        "a.js ~ | 4 ~ it is no whole expression",
        "a.js ~ () ~ it is empty",
        "a.js ~ 4 | f() ~ f() is not a constant",
        "a.js ~ 4 + f() ~ f() is not a constant",
        "a.js ~ -f() ~ f() is not a constant",
        "a.js ~ (Flags)4 ~ (Flags)4 is not a constant",
        "a.js ~ parseInt() ~ it is empty",
        "a.js ~ parseInt(4) 1 ~ parseInt(4) 1 is not a constant",
        "a.js ~ a.b().AllowUntrustedRoot ~ a.b().AllowUntrustedRoot is not a constant",
        "a.js ~ a 4 ~ a 4 is not a constant",
        "a.js ~ 4.5 ~ 4.5 is not a constant",
        "a.js ~ '4294967296' ~ '4294967296' is not a number that the call takes",
        "a.js ~ '-2147483649' ~ '-2147483649' is not a number that the call takes",
        "a.js ~ 0x123456789 ~ 0x123456789 is not a number that the call takes",
        "a.js ~ '' ~ '' is not a number that the call takes",
        "a.js ~ (((((((((((((((((((((((((((((((((((((((((4))))))))))))))))))))))))))))))))))))))))) ~ it is nested too deeply",
        "a.ps1 ~ [int]::4 ~ [int]::4 is not a constant",
        "a.ps1 ~ [int] ~ [int] is not a constant",
        "a.ps1 ~ 4 -bor [ 4 ~ [ 4 is not a constant",
        "a.js ~ F.G. ~ F.G. is not a constant",
        "a.asp ~ <%= f %> ~ the server fills it in",
        "a.asp ~ F<%= f %> ~ the server fills it in",
    })
    void whatTheArgumentDoesNotShowIsSaid(String name, String argument, String why) {
        boolean page = name.endsWith("asp");
        String call = "x = 'CX509Enrollment';\ne.InstallResponse(" + argument + ", c, 1, '');";
        InstallCall judged = text(name, page ? "<script>\n" + call + "\n</script>" : call).calls().get(0);

        assertThat(judged.flagsUnknown()).isEqualTo(why);
        assertThat(judged.flags()).isEmpty();
        assertThat(judged.findings()).contains(Finding.NOT_RESOLVED);
    }

    /** Whatever it is that is nested: it ends in a sentence, not with the stack. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.js ~ ( ~ )", "a.js ~ Number( ~ )", "a.js ~ '- ' ~ ''", "a.ps1 ~ [int] ~ ''", "a.cs ~ (Flags) ~ ''",
    })
    void nestedTooDeeply(String name, String open, String close) {
        String begin = open.replace("'", "");
        String end = close.replace("'", "");

        assertThat(nested(name, begin, end, 40).flags()).as("forty").hasValue(4);
        assertThat(nested(name, begin, end, 100_001).flagsUnknown()).isEqualTo("it is nested too deeply");
        assertThat(nested(name, begin, end, 100_000).flagsUnknown()).isEqualTo("it is nested too deeply");
    }

    private static InstallCall nested(String name, String open, String close, int times) {
        String argument = times(open, times) + "4" + times(close, times);
        return text(name, "x = \"CX509Enrollment\";\ne.InstallResponse(" + argument + ", c, 1, s);").calls().get(0);
    }

    private static String times(String text, int times) {
        return String.join("", Collections.nCopies(times, text));
    }

    @Test
    void whatIsShownIsOneShortLine() {
        String sixty = "f(" + new String(new char[57]).replace('\0', 'x') + ")";

        assertThat(unknownOf(sixty)).isEqualTo(sixty + " is not a constant").hasSize(60 + 18);
        assertThat(unknownOf("g" + sixty)).isEqualTo("g" + sixty.substring(0, 58) + "… is not a constant");
        assertThat(unknownOf("f(\n  1)")).isEqualTo("f( 1) is not a constant");
        assertThat(unknownOf("f('" + new String(new char[5000]).replace('\0', 'x') + "')")).hasSizeLessThan(100);
    }

    private static String unknownOf(String argument) {
        return text("a.js", "e.InstallResponse(" + argument + ", c, 1, '');").calls().get(0).flagsUnknown();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "const F = 4;",
        "let F = 0x4",
        "var A = 1, F = 4, C = 0;",
        "var G = 4; var F = G;",
        "F = 4; function later() { F = 4; }",
        "F = G; F = 4; G = 4;",
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
        "var F = 4; F = ask(); ~ F: ask() is not a constant",
        "var F = ask(); F = 4; ~ F: ask() is not a constant",
        "var F = 4; F++; ~ F gets several values",
        "var F = G + 1; var G = 4 + F; ~ it is set from itself",
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
