package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.rows;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The forms that enrollment pages have in the field: each row is line:column, language, flags, encoding, findings. */
class EnrollmentPageTest {

    @Test
    void vbscriptAndJscriptInHtml() {
        assertThat(rows("vista.html")).containsExactly(
                "15:20 VBScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "20:9 VBScript 0 0 UNTRUSTED_ROOT_NOT_ALLOWED",
                "24:14 VBScript - - UNTRUSTED_ROOT_NOT_ALLOWED FLAG_NOT_ALLOWED UNDEFINED_NAME",
                "25:9 VBScript 4 0 CALL_MISSING",
                "39:8 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "43:21 JScript - 7 UNDEFINED_NAME",
                "48:31 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "52:28 JScript 4 6",
                "53:31 JScript 0 6 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void aFallbackInTheCatchIsNotBlamedAndAnUnrelatedCatchIs() {
        assertThat(rows("chain.js")).containsExactly(
                "6:17 JScript 4 1",
                "11:17 JScript 0 1",
                "23:11 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "28:16 JScript 0 7 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void activeServerPages() {
        assertThat(rows("enroll.asp")).containsExactly(
                "16:10 VBScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED ENCODING_MISMATCH",
                "18:24 VBScript - 0 UNTRUSTED_ROOT_NOT_ALLOWED CALL_MISSING UNDEFINED_NAME",
                "20:10 VBScript 4 0",
                "23:12 VBScript 0 0",
                "28:26 VBScript 0 6 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void javaServerPages() {
        assertThat(rows("enroll.jsp")).containsExactly(
                "9:7 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "15:20 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "17:9 JScript 4 0");
    }

    @Test
    void php() {
        assertThat(rows("enroll.php")).containsExactly(
                "6:22 VBScript 0 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "11:13 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "14:25 JScript 4 1",
                "17:13 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void aServletPrintsBothLanguages() {
        assertThat(rows("Servlet.java")).containsExactly(
                "9:26 VBScript 0 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "12:26 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void outsideAPageFlagsOneAndTwoAreNotBlamed() {
        assertThat(rows("enroll.vbs")).containsExactly(
                "6:8 VBScript 2 6",
                "7:8 VBScript 1 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "8:8 VBScript 4 6");
    }

    @Test
    void visualBasicNet() {
        assertThat(rows("Enroller.vb")).containsExactly(
                "8:16 VB.NET 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "11:16 VB.NET 0 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "12:16 VB.NET 4 6");
    }

    @Test
    void cSharpAndTheScriptsInItsStrings() {
        assertThat(rows("Enroller.cs")).containsExactly(
                "9:16 C# 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "11:16 C# 0 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "12:16 C# 3 1",
                "14:16 C# 0 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "16:32 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "18:28 VBScript 0 6 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void powerShell() {
        assertThat(rows("Enroll.ps1")).containsExactly(
                "6:9 PowerShell 0 0 UNTRUSTED_ROOT_NOT_ALLOWED",
                "7:9 PowerShell 5 6",
                "8:9 PowerShell 0 6 UNTRUSTED_ROOT_NOT_ALLOWED",
                "10:15 PowerShell 2 0");
    }

    @Test
    void whatTheServerOrACallerFillsInIsNotResolved() {
        assertThat(rows("unresolved.asp")).containsExactly(
                "4:12 VBScript - 0 NOT_RESOLVED",
                "5:12 VBScript - 0 NOT_RESOLVED",
                "6:12 VBScript 0 - UNTRUSTED_ROOT_NOT_ALLOWED CALL_MISSING NOT_RESOLVED",
                "7:12 VBScript 0 - UNTRUSTED_ROOT_NOT_ALLOWED NOT_RESOLVED");
    }

    @Test
    void unusualWaysToWriteACall() {
        assertThat(rows(TestPages.text("a.html", "<script language=vbscript>\n"
                + "With enroll : .InstallResponse 0, c, 1, \"\" : End With\n"
                + "x = enroll.InstallResponse(4, c, 1, \"\")\n"
                + "If a Then enroll . InstallResponse 4, c, CLng(1), \"\" Else b\n"
                + "</script><script>\n"
                + "enroll[\"InstallResponse\"](0, c, 1, \"\");\n"
                + "(await get()).forms[0].enroll.InstallResponse(0, \"a)b,\" + d(\"x,y\"), 0x40000001, \"\");\n"
                + "setTimeout(\"enroll.InstallResponse(0, c, 1, '')\", 10);\n"
                + "enroll.InstallResponse(4, c, 1, '').then(ok).catch(function () { enroll.InstallResponse(0, c, 1, ''); });\n"
                + "</script>"))).containsExactly(
                "2:16 VBScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "3:12 VBScript 4 1",
                "4:20 VBScript 4 1",
                "6:9 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "7:31 JScript 0 1073741825 UNTRUSTED_ROOT_NOT_ALLOWED",
                "8:20 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED",
                "9:8 JScript 4 1",
                "9:73 JScript 0 1");
    }

    @Test
    void saysHowTheObjectWasMade() {
        assertThat(TestPages.page("vista.html").calls()).allSatisfy(
                call -> assertThat(call.origin()).isEqualTo(ObjectOrigin.WEB_CLASS_FACTORY));
        assertThat(TestPages.page("enroll.vbs").calls()).allSatisfy(
                call -> assertThat(call.origin()).isEqualTo(ObjectOrigin.DIRECT));
        assertThat(TestPages.page("typographic-utf8.html").calls().get(0).origin()).isEqualTo(ObjectOrigin.UNKNOWN);
        assertThat(TestPages.text("a.html", "<script>a = new ActiveXObject('X509Enrollment.CX509Enrollment');\n"
                + "a.InstallResponse(2, c, 1, '');\nb = f.CreateObject('X509Enrollment.CX509Enrollment');\n"
                + "b.InstallResponse(2, c, 1, '');</script>").calls()).extracting(InstallCall::origin)
                .containsExactly(ObjectOrigin.DIRECT, ObjectOrigin.WEB_CLASS_FACTORY);
    }

    @Test
    void encodingsOfTheFileAndQuotesOfAWordProcessor() {
        assertThat(rows("typographic-1252.html")).containsExactly("2:14 VBScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED TYPOGRAPHIC_QUOTES");
        assertThat(rows("typographic-utf8.html")).containsExactly("2:9 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED TYPOGRAPHIC_QUOTES");
        assertThat(rows("utf16.htm")).containsExactly("2:9 VBScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED");
    }
}
