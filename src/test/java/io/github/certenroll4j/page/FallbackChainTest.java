package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second call passes 0: it is blamed unless it is only made when the first one, which passes 4, has failed. */
class FallbackChainTest {

    private static final String CERTENROLL = "x = \"CX509Enrollment\"\n";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ FIRST\\nIf Err.Number <> 0 Then\\nSECOND\\nEnd If",
        "true ~ On Error Resume Next : FIRST : If Err Then SECOND",
        "false ~ FIRST\\nSECOND",
        "false ~ FIRST\\nErr.InstallResponse 0, c, 1, \"\"",
        "false ~ FIRST\\nErr.Clear\\nSECOND",
        "true ~ FIRST\\nErr.Clear\\nIf Err Then\\nSECOND\\nEnd If",
        "false ~ Sub A\\nFIRST\\nIf Err Then MsgBox 1\\nEnd Sub\\nSub B\\nSECOND\\nEnd Sub",
        "false ~ Function A\\nFIRST\\nIf Err Then MsgBox 1\\nEnd Function\\nSECOND",
    })
    void inVbscript(boolean linked, String script) {
        String calls = script.replace("\\n", "\n").replace("FIRST", "e.InstallResponse 4, c, 1, \"\"")
                .replace("SECOND", "e.InstallResponse 0, c, 1, \"\"");

        assertBlame("a.vbs", CERTENROLL + calls, linked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ try { FIRST } catch (x) { SECOND }",
        "true ~ try { FIRST } catch { SECOND }",
        "true ~ try { a(); if (b) { FIRST } } catch (x) { if (c) { SECOND } }",
        "true ~ FIRST.catch(function () { SECOND });",
        "true ~ FIRST.then(ok).catch(function (x) { SECOND });",
        "false ~ FIRST SECOND",
        "false ~ FIRST { a(); } catch (x) { SECOND }",
        "false ~ FIRST try { other(); } catch (x) { SECOND }",
        "false ~ try { FIRST } catch (x) { } SECOND",
        "false ~ try { FIRST } catch (x) { } finally { SECOND }",
        "false ~ try { FIRST } finally { } try { b(); } catch (x) { SECOND }",
        "false ~ try { FIRST } catch (SECOND) { a(); }",
    })
    void inJscript(boolean linked, String script) {
        String calls = script.replace("FIRST", "e.InstallResponse(4, c, 1, '')").replace("SECOND", "e.InstallResponse(0, c, 1, '')");

        assertBlame("a.js", CERTENROLL + calls, linked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ try {\\nFIRST\\n} catch {\\nSECOND\\n}",
        "true ~ try {\\nFIRST\\n}\\ncatch {\\nSECOND\\n}",
        "true ~ try {\\nFIRST\\n}\\ncatch [System.Exception] {\\nSECOND\\n}",
        "false ~ FIRST\\ntry {\\nb\\n}\\ncatch {\\nSECOND\\n}",
    })
    void inPowerShell(boolean linked, String script) {
        String calls = script.replace("\\n", "\n").replace("FIRST", "$e.InstallResponse(4, $c, 1, '')")
                .replace("SECOND", "$e.InstallResponse(0, $c, 1, '')");

        assertBlame("a.ps1", "$" + CERTENROLL + calls, linked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ Try\\nFIRST\\nCatch x As Exception\\nSECOND\\nEnd Try",
        "true ~ Sub A\\nOn Error GoTo other\\nFIRST\\nExit Sub\\nother:\\nSECOND\\nEnd Sub",
        "true ~ On Error GoTo Other\\nFIRST\\nother:\\nSECOND",
        "false ~ FIRST\\nother:\\nSECOND",
        "false ~ On Error GoTo another\\nFIRST\\nother:\\nSECOND",
        "false ~ On Error GoTo other\\nEnd Sub\\nSub B\\nFIRST\\nother:\\nSECOND",
        "false ~ Sub A\\nOn Error GoTo other\\nFIRST\\nEnd Sub\\nSub B\\nother:\\nSECOND\\nEnd Sub",
        "false ~ Try\\nFIRST\\nFinally\\nSECOND\\nEnd Try",
        "false ~ Sub A\\nTry\\nFIRST\\nCatch\\nEnd Try\\nEnd Sub\\nSub B\\nSECOND\\nEnd Sub",
    })
    void inVisualBasicNet(boolean linked, String script) {
        String calls = script.replace("\\n", "\n").replace("FIRST", "e.InstallResponse(4, c, 1, \"\")")
                .replace("SECOND", "e.InstallResponse(0, c, 1, \"\")");

        assertBlame("a.vb", CERTENROLL + calls, linked);
    }

    private static void assertBlame(String name, String content, boolean linked) {
        assertThat(text(name, content).calls()).hasSize(2);
        assertThat(text(name, content).calls().get(1)).satisfies(call -> {
            assertThat(call.isPartOfFallback()).isEqualTo(linked);
            assertThat(call.findings().contains(Finding.UNTRUSTED_ROOT_NOT_ALLOWED)).isEqualTo(!linked);
        });
        assertThat(text(name, content).calls().get(0).isPartOfFallback()).isFalse();
    }
}
