package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of one call, and where it is not said. */
class CheckerTest {

    private static InstallCall judged(String name, String content) {
        EnrollmentPage page = text(name, content);
        assertThat(page.calls()).hasSize(1);
        return page.calls().get(0);
    }

    /** VBScript takes a call with brackets around several arguments for a statement only where a statement can end. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ e.InstallResponse(4, c, 1, \"\")",
        "true ~ e.InstallResponse(4, c, 1, \"\") : b",
        "true ~ If a Then e.InstallResponse(4, c, 1, \"\") Else b",
        "true ~ If a Then e.InstallResponse(4, c, 1, \"\") End If",
        "true ~ If a Then b Else e.InstallResponse(4, c, 1, \"\")",
        "true ~ e.InstallResponse(4, c, 1, \"\") ' and a remark",
        "true ~ e.InstallResponse(4, c, 1, \"\") <%= b %>",
        "true ~ <%= b %> e.InstallResponse(4, c, 1, \"\")",
        "false ~ Call e.InstallResponse(4, c, 1, \"\")",
        "false ~ e.InstallResponse 4, c, 1, \"\"",
        "false ~ x = e.InstallResponse(4, c, 1, \"\")",
        "false ~ If e.InstallResponse(4, c, 1, \"\") Then b",
        "false ~ e.InstallResponse(4, c, 1, \"\").b",
    })
    void theCallIsMissing(boolean missing, String line) {
        InstallCall call = judged("a.asp", "<script language=vbscript>\n" + line + "\n</script>");

        assertThat(call.findings().contains(Finding.CALL_MISSING)).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ e.InstallResponse(4, c, 1, \u2018\u2019);",
        "true ~ e.InstallResponse(4, c, 1, \u201C\u201D);",
        "true ~ e.InstallResponse(4, \u2019x\u2019, 1, '');",
        "false ~ e.InstallResponse(4, c, 1, '\u201C\u201D');",
        "false ~ e.InstallResponse(4, c, 1, '') \u201Cx\u201D;",
        "false ~ \u201Cx\u201D, e.InstallResponse(4, c, 1, '');",
    })
    void quotesOfAWordProcessorCountWithinTheCall(boolean counts, String line) {
        assertThat(judged("a.js", line).findings().contains(Finding.TYPOGRAPHIC_QUOTES)).isEqualTo(counts);
    }

    @Test
    void aCallWithTooFewArgumentsIsNotResolved() {
        String script = "x = 'CX509Enrollment';\n";

        assertThat(judged("a.js", script + "e.InstallResponse(4, '-----BEGIN X-----');").findings())
                .containsExactly(Finding.NOT_RESOLVED);
        assertThat(judged("a.js", script + "e.InstallResponse(4, '-----BEGIN X-----', 1);").findings())
                .containsExactlyInAnyOrder(Finding.NOT_RESOLVED, Finding.ENCODING_MISMATCH);
        assertThat(judged("a.js", script + "e.InstallResponse(4, c, 1, ''").flagsUnknown()).contains("the end of the call was not found");
    }

    @Test
    void aCallIsShownOnOneLineOfAtMostTwoHundredCharacters() {
        String call = "e.InstallResponse(4, c,\n  1, '')";
        assertThat(judged("a.js", "if (a) " + call + ";").text()).isEqualTo("e.InstallResponse(4, c, 1, '')");

        String bare = "e.InstallResponse(4, 'x', 1, '')";
        String longest = bare.replace("x", filled(200 - bare.length() + 1));
        assertThat(judged("a.js", longest).text()).isEqualTo(longest).hasSize(200);
        String longer = bare.replace("x", filled(200 - bare.length() + 2));
        assertThat(judged("a.js", longer).text()).isEqualTo(longer.substring(0, 199) + "…");
        assertThat(judged("a.js", bare.replace("x", filled(10_000))).text()).hasSize(200).startsWith("e.InstallResponse(4, 'xx");
    }

    private static String filled(int count) {
        return Collections.nCopies(count, "x").stream().collect(Collectors.joining());
    }
}
