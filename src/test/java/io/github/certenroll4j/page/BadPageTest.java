package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.rows;
import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that nobody wrote as a page, and pages that are broken. */
class BadPageTest {

    private static final int FIVE_MIB = 5 * 1024 * 1024;
    private static final String CALL = "e.InstallResponse(0,c,1,\"\");";

    @Test
    void aBinaryFileIsSaidToBeOne() {
        EnrollmentPage page = EnrollmentPage.of("certenroll.html", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0});

        assertThat(page.diagnostics()).singleElement().asString().contains("binary");
    }

    @Test
    void mixedEncodingsAreSaidAndStillRead() {
        byte[] mixed = ("// caf\u00e9 in UTF-8\n" + CALL + "// and in another: ").getBytes(StandardCharsets.UTF_8);
        byte[] content = java.util.Arrays.copyOf(mixed, mixed.length + 1);
        content[mixed.length] = (byte) 0xE9;

        EnrollmentPage page = EnrollmentPage.of("mixed.js", content);

        assertThat(page.diagnostics()).singleElement().asString().contains("mixed");
        assertThat(page.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '#', value = {
        "a.js ~ /* e.InstallResponse(0, c, 1, '') ~ line 1: a comment without an end",
        "a.js ~ e.InstallResponse(0, c, 1, '); ~ line 1: a string without an end",
        "a.js ~ x = `e.InstallResponse(0, c, 1, ''); ~ line 1: a string without an end",
        "a.vbs ~ e.InstallResponse 0, c, 1, \" ~ line 1: a string without an end",
        "a.html ~ <!-- e.InstallResponse ~ line 1: a HTML comment without an end",
        "a.html ~ <script>e.InstallResponse(0, c, 1, ''); ~ line 1: a script element without an end",
        "a.asp ~ <% ' InstallResponse ~ line 1: a server island without an end",
        "a.ps1 ~ <# $e.InstallResponse(0, $c, 1, '') ~ line 1: a comment without an end",
        "a.cs ~ var s = @\"e.InstallResponse(0, c, 1, ''); ~ line 1: a string without an end",
        "a.php ~ <?php echo '<script>e.InstallResponse(0, c, 1, 2); ~ line 1: a string without an end",
    })
    void whatHasNoEndIsSaid(String name, String content, String trouble) {
        assertThat(text(name, content).diagnostics()).anySatisfy(said -> assertThat(said).startsWith(trouble));
    }

    @Test
    void aCallWithoutAnEndIsReportedAndNotResolved() {
        assertThat(rows(text("a.html", "<object classid='clsid:884e2049-217d-11da-b2a4-000e7bbb2b09'></object>\n"
                + "<script>e.InstallResponse(0, c</script>"))).containsExactly("2:11 JScript - - NOT_RESOLVED");
    }

    /** Pieces that were, or could be, read over and over from every place in the file. */
    static String[] pieces() {
        return new String[] {"a=", "=/[", "{(", "`", "'x", "/*", "<a ", "<a b=\"InstallResponse ", "<script>", "<script><%", "<%x%>", "<!--",
            "_ ", "` ", "#a\n", "@\"\n", "a.", "f(a,b){", "${", "\n", "\u201C", "0|", "e[0]", "InstallResponse=", "a=a+b;", "<x onclick=InstallResponse ", "{a=1;", "{a:", "=<a>", "enum F{", "@{",
            "c=c+1;e.InstallResponse(c,c,1,'');"};
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void muchOfOneThingInOneLineIsRead(String piece) {
        readMuchOf(piece, 100_000);
    }

    /** At this size whatever is not linear would not end. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("pieces")
    void fiveMebibytesOfOneThingInOneLineAreRead(String piece) {
        readMuchOf(piece, FIVE_MIB);
    }

    private static void readMuchOf(String piece, int size) {
        String much = String.join("", Collections.nCopies(size / piece.length(), piece));

        assertThat(rows(text("a.js", CALL + "\n" + much))).startsWith("1:3 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED");
        assertThat(rows(text("a.html", "<script>" + CALL + "</script>" + much)))
                .startsWith("1:11 JScript 0 1 UNTRUSTED_ROOT_NOT_ALLOWED");
    }

    @Test
    void aMinifiedScriptOfFiveMebibytesGivesEveryCall() {
        int count = FIVE_MIB / 256;
        String filler = String.join("", Collections.nCopies(12, "function a(b){return b/2};"));
        EnrollmentPage page = text("min.js", String.join("", Collections.nCopies(count, filler + CALL)).substring(0, FIVE_MIB));

        assertThat(page.calls()).hasSizeGreaterThan(10_000).allSatisfy(call -> assertThat(call.line()).isEqualTo(1));
    }
}
