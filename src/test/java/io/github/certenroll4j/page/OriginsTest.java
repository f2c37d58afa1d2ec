package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the object of a call was made: it decides which flags Windows takes. */
class OriginsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "VBScript ~ Set e = CreateObject(\"X509Enrollment.CX509Enrollment\") ~ DIRECT",
        "VBScript ~ Set e = Server.CreateObject(\"X509Enrollment.CX509Enrollment\") ~ DIRECT",
        "VBScript ~ Set e = WScript.CreateObject(\"X509Enrollment.CX509Enrollment\") ~ DIRECT",
        "VBScript ~ Set e = f.CreateObject(\"X509Enrollment.CX509Enrollment\") ~ WEB_CLASS_FACTORY",
        "VBScript ~ Set e = GetObject(\"X509Enrollment.CX509Enrollment\") ~ UNKNOWN",
        "VBScript ~ Set e = CreateObject(\"Other.Thing\") ~ UNKNOWN",
        "VBScript ~ Set e = Nothing : Set e = CreateObject(\"X509Enrollment.CX509Enrollment\") ~ DIRECT",
        "JScript ~ e = new ActiveXObject('X509Enrollment.CX509Enrollment'); ~ DIRECT",
        "JScript ~ e = ActiveXObject('X509Enrollment.CX509Enrollment'); ~ DIRECT",
        "JScript ~ e = new CX509Enrollment(); ~ DIRECT",
        "JScript ~ e = await f.CreateObjectAsync('X509Enrollment.CX509Enrollment'); ~ WEB_CLASS_FACTORY",
        "JScript ~ e = find('CX509Enrollment'); ~ UNKNOWN",
        "JScript ~ e = get(); f = 'X509Enrollment.CX509EnrollmentWebClassFactory'; ~ WEB_CLASS_FACTORY",
        "JScript ~ e = get(); f = '{884e2049-217d-11da-b2a4-000e7bbb2b09}'; ~ WEB_CLASS_FACTORY",
    })
    void inAPage(String language, String setting, ObjectOrigin origin) {
        String call = language.equals("VBScript") ? "e.InstallResponse 2, c, 1, \"\"" : "e.InstallResponse(2, c, 1, '');";
        String page = "<script language=" + language + ">\n" + setting + "\n" + call + "\n</script>";

        assertThat(text("a.html", page).calls()).singleElement().extracting(InstallCall::origin).isEqualTo(origin);
    }

    @Test
    void whatStandsOnTheNextLineIsNotPartOfTheSetting() {
        String page = "<script>\ne = new Thing\nCX509EnrollmentList = 1\ne.InstallResponse(2, c, 1, '')\n</script>";

        assertThat(text("a.html", page).calls().get(0).origin()).isEqualTo(ObjectOrigin.UNKNOWN);
    }

    @Test
    void aProgramThatSpeaksOfTheClassMadeTheObjectItself() {
        String call = "Install-It { param($e) $e.InstallResponse(2, $c, 1, '') }\n";

        assertThat(text("a.ps1", call + "New-Object -ComObject X509Enrollment.CX509Enrollment").calls().get(0).origin())
                .isEqualTo(ObjectOrigin.DIRECT);
        assertThat(text("a.ps1", call + "# CX509Enrollment").calls().get(0).origin()).isEqualTo(ObjectOrigin.UNKNOWN);
        assertThat(text("a.ps1", call).calls().get(0).origin()).isEqualTo(ObjectOrigin.UNKNOWN);
        assertThat(text("a.ps1", call + "New-Object -ComObject X509Enrollment.CX509EnrollmentWebClassFactory").calls().get(0).origin())
                .isEqualTo(ObjectOrigin.WEB_CLASS_FACTORY);
    }
}
