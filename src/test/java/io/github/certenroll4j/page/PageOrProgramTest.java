package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who makes a call decides which flags Windows takes: from a page one, from a program all. */
class PageOrProgramTest {

    private static final String JS = "e.InstallResponse(3, c, 1, \"\");";
    private static final String BASIC = "Call e.InstallResponse(3, c, 1, \"\")";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "true ~ a.html ~ <script>JS</script>",
        "true ~ a.html ~ <a onclick='JS'>a</a>",
        "true ~ a.asp ~ <% Response.Write \"<script>e.InstallResponse(3, c, 1, '')</script>\" %>",
        "true ~ a.js ~ JS",
        "true ~ a.js ~ document.x; e = new ActiveXObject('X509Enrollment.CX509EnrollmentWebClassFactory'); JS",
        "true ~ a.java ~ print(\"<script>\"); print(\"e.InstallResponse(3, c, 1, '');\"); // X509Enrollment",
        "true ~ a.ps1 ~ $page = '<script>e.InstallResponse(3, c, 1, 2)</script>'",
        "false ~ a.js ~ WScript.Echo(1); JS",
        "false ~ a.js ~ var a = require('winax'); JS",
        "false ~ a.js ~ var e = new ActiveXObject('X509Enrollment.CX509Enrollment'); JS",
        "false ~ a.vbs ~ BASIC",
        "false ~ a.bas ~ BASIC",
        "false ~ a.vb ~ BASIC",
        "false ~ a.cs ~ JS",
        "false ~ a.ps1 ~ $e.InstallResponse(3, $c, 1, '')",
        "false ~ a.wsf ~ <job><script language=jscript>JS</script></job>",
        "false ~ a.hta ~ <script>JS</script>",
        "false ~ a.html ~ <hta:application id=a /><script>JS</script>",
        "false ~ a.asp ~ <%@ language=jscript %><% JS %>",
        "false ~ a.ps1 ~ $script = 'e.InstallResponse(3, c, 1, 2)'",
    })
    void whoCallsIsKnownByTheFile(boolean page, String name, String content) {
        InstallCall call = text(name, content.replace("JS", JS).replace("BASIC", BASIC)).calls().get(0);

        assertThat(call.isInPage()).isEqualTo(page);
        assertThat(call.findings().contains(Finding.FLAG_NOT_ALLOWED)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.html ~ <script>e = new ActiveXObject('X509Enrollment.CX509Enrollment'); JS</script> ~ true",
        "a.html ~ <script>function make() { return new ActiveXObject('X509Enrollment.CX509Enrollment.1'); } JS</script> ~ true",
        "a.html ~ <object id=e classid='clsid:884E2046-217D-11DA-B2A4-000E7BBB2B09'></object><script>JS</script> ~ true",
        "a.js ~ document.title; var e = new ActiveXObject('X509Enrollment.CX509Enrollment'); JS ~ true",
        "a.html ~ <script>e = f.CreateObject('X509Enrollment.CX509Enrollment'); JS</script> ~ false",
        "a.js ~ var e = new ActiveXObject('X509Enrollment.CX509Enrollment'); JS ~ false",
        "a.wsf ~ <script>e = new ActiveXObject('X509Enrollment.CX509Enrollment'); JS</script> ~ false",
        "a.asp ~ <script>JS</script><% Set e = Server.CreateObject(\"X509Enrollment.CX509Enrollment\") %> ~ false",
    })
    void aPageMayNotMakeTheObjectItself(String name, String content, boolean finding) {
        InstallCall call = text(name, content.replace("JS", JS)).calls().get(0);

        assertThat(call.findings().contains(Finding.DIRECT_CREATION)).isEqualTo(finding);
        assertThat(mended(name, content.replace("JS", JS)).contains("(3, c")).isEqualTo(!call.findings().contains(Finding.FLAG_NOT_ALLOWED));
    }

    /** What a program was given it keeps, also where Windows will not take it. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "8 ~ 8", "1 ~ 5", "0 ~ 4", "2 ~ 2", "3 ~ 3", "9 ~ 9",
    })
    void aProgramLosesNoFlag(String flags, String mended) {
        assertThat(mended("a.ps1", "$e.InstallResponse(" + flags + ", $c, 1, '')")).isEqualTo("$e.InstallResponse(" + mended + ", $c, 1, '')");
    }

    @Test
    void aProgramThatUsesTheFactoryIsToldAndNotChanged() {
        String program = "f = CreateObject(\"X509Enrollment.CX509EnrollmentWebClassFactory\")\n"
                + "Set e = f.CreateObject(\"X509Enrollment.CX509Enrollment\")\ne.InstallResponse 2, c, 1, \"\"\n";

        assertThat(text("a.vbs", program).calls().get(0).findings()).contains(Finding.FLAG_NOT_ALLOWED);
        assertThat(mended("a.vbs", program)).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "4, ''", "2, FLAG_NOT_ALLOWED"})
    void whereTheRootIsTrustedAPageNeedsNoFlag(int flags, String finding) {
        byte[] page = ("<script>e.InstallResponse(" + flags + ", c, 1, '')</script>").getBytes(StandardCharsets.UTF_8);

        assertThat(EnrollmentPage.of("a.html", page, RootTrust.TRUSTED).calls().get(0).findings()).extracting(Finding::name)
                .isEqualTo(finding.isEmpty() ? java.util.Collections.emptyList() : java.util.Collections.singletonList(finding));
        assertThat(new String(PageFix.of("a.html", page, RootTrust.TRUSTED).content(), StandardCharsets.UTF_8))
                .contains("(" + (flags == 2 ? 0 : flags) + ", c");
    }

    private static String mended(String name, String content) {
        return new String(PageFix.of(name, content.getBytes(StandardCharsets.UTF_8)).content(), StandardCharsets.UTF_8);
    }
}
