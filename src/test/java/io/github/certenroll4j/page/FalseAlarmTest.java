package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has the word and is no call of CertEnroll. */
class FalseAlarmTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.html ~ <p>Call e.InstallResponse(0, response, 0, \"\")</p>",
        "a.html ~ <pre>e.InstallResponse 0, response, 0, \"\"</pre>",
        "a.html ~ <!-- <script>e.InstallResponse(0, a, 1, '')</script> -->",
        "a.html ~ <script type='text/template'>e.InstallResponse(0, a, 1, '')</script>",
        "a.html ~ <a title='e.InstallResponse(0, a, 1, 2)'>a</a>",
        "a.js ~ // e.InstallResponse(0, a, 1, '')",
        "a.js ~ var response = installer.installResponse(a, b, c, d);",
        "a.js ~ var response = new proto.InstallResponse(a, b, c, d);",
        "a.js ~ proto.InstallResponse.decode(a, b, c, d);",
        "a.js ~ proto.InstallResponse = function (a, b, c, d) {};",
        "a.js ~ InstallResponse(a, b, c, d);",
        "a.ts ~ f(x: api.InstallResponse, a, b, c);",
        "a.js ~ throw 'X509Enrollment: objEnroll.InstallResponse failed, code ' + e.number + ', see the log, please';",
        "a.js ~ var words = /e.InstallResponse(0,a,1,2)/;",
        "a.vbs ~ ' e.InstallResponse 0, a, 1, \"\"",
        "a.vbs ~ Rem e.InstallResponse 0, a, 1, \"\"",
        "a.vbs ~ x = installer.InstallResponse",
        "a.cs ~ gateway.InstallResponse = Read(a, b, c, d);",
        "a.cs ~ void IX509Enrollment.InstallResponse(Flags flags, string response, Encoding encoding, string password) { }",
        "a.java ~ return rpc.InstallResponse(name, version, id, cli);",
        "a.php ~ <?php return $a . InstallResponse($a, $b, $c, $d); ?>",
        "a.ps1 ~ # $e.InstallResponse(0, $a, 1, '')",
    })
    void isNoCall(String name, String content) {
        assertThat(text(name, content).calls()).isEmpty();
        assertThat(text(name, content).diagnostics()).isEmpty();
    }
}
