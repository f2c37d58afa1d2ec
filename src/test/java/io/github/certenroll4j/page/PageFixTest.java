package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.bytes;
import static io.github.certenroll4j.page.TestPages.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PageFixTest {

    private static final String HEADER = "\"-----BEGIN PKCS7-----\"";
    private static final String NO_HEADER = "\"MIIBAgMEBQYHCAkKCwwN\"";

    static Stream<String> pages() {
        return Stream.of(TestPages.ALL);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aMendedPageIsCleanAndMendingItAgainChangesNothing(String name) {
        PageFix fix = PageFix.of(name, bytes(name));

        assertThat(fix.changes()).isTrue();
        assertThat(rows(fix.after())).hasSameSizeAs(rows(name)).noneMatch(row -> row.matches(".*[A-Z]{4}_.*"));
        assertThat(PageFix.of(name, fix.content()).changes()).isFalse();
        assertThat(PageFix.of(name, fix.content()).content()).isEqualTo(fix.content());
        assertThat(PageFix.of(name, fix.content()).unifiedDiff(Paths.get(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.js ~ e.InstallResponse(0,c,1,''); // 0 ~ e.InstallResponse(4,c,1,''); // 0",
        "a.js ~ e.InstallResponse( 0x0 /* none */, c, 1, '') ~ e.InstallResponse( 0x4 /* none */, c, 1, '')",
        "a.js ~ e.InstallResponse(AllowNone, c, 1, '') ~ e.InstallResponse(4, c, 1, '')",
        "a.js ~ var f = 0; e.InstallResponse(f, c, 1, '') ~ var f = 0; e.InstallResponse(4, c, 1, '')",
        "a.html ~ <script>e.InstallResponse(4 | 2, c, 1, '')</script> ~ <script>e.InstallResponse(4, c, 1, '')</script>",
        "a.js ~ window.e.InstallResponse(4 | 2, c, 1, '') ~ window.e.InstallResponse(4, c, 1, '')",
        "a.js ~ e.InstallResponse(4 | 2, c, 1, '') ~ e.InstallResponse(4 | 2, c, 1, '')",
        "a.js ~ e.InstallResponse(4, '-----BEGIN PKCS7-----', 1, '') ~ e.InstallResponse(4, '-----BEGIN PKCS7-----', 0, '')",
        "a.js ~ e.InstallResponse(4, 'MIIBAgMEBQYHCAkKCwwN', 0, '') ~ e.InstallResponse(4, 'MIIBAgMEBQYHCAkKCwwN', 1, '')",
        "a.vbs ~ e.InstallResponse(&H00, c, 1, \"\") 'x ~ Call e.InstallResponse(&H04, c, 1, \"\") 'x",
        "a.js ~ e.InstallResponse(\u201C0\u201D, c, 1, \u201C\u201D) ~ e.InstallResponse(4, c, 1, \"\")",
        "a.vbs ~ If a Then f(1).e.InstallResponse(4, c, 1, \"\") ~ If a Then Call f(1).e.InstallResponse(4, c, 1, \"\")",
        "a.vbs ~ e.InstallResponse(AllowNone), c, 1, \"\" ~ e.InstallResponse(4), c, 1, \"\"",
        "a.vbs ~ With e : .InstallResponse(4, c, 1, \"\") ~ With e : Call .InstallResponse(4, c, 1, \"\")",
        "a.ps1 ~ $e.InstallResponse(0, $c, 1, \"\") ~ $e.InstallResponse(4, $c, 1, \"\")",
    })
    void changesNoMoreThanItMust(String name, String before, String after) {
        PageFix fix = PageFix.of(name, before.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(fix.content(), StandardCharsets.UTF_8)).isEqualTo(after);
        assertThat(PageFix.of(name, fix.content()).changes()).isFalse();
    }

    /** In the words of the language: names stay names, numbers stay numbers, and what was joined stays joined. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.cs ~ (Flags)0 ~ 1 ~ (Flags)4 ~ 1",
        "a.cs ~ 0 ~ 1 ~ 0 ~ 1",
        "a.cs ~ 1 ~ 1 ~ 5 ~ 1",
        "a.vb ~ 0 ~ 1 ~ 0 ~ 1",
        "a.vb ~ &H1 ~ 1 ~ &H5 ~ 1",
        "a.cs ~ InstallResponseRestrictionFlags.AllowNone ~ 1 ~ InstallResponseRestrictionFlags.AllowUntrustedRoot ~ 1",
        "a.cs ~ A.InstallResponseRestrictionFlags.AllowNone ~ 1 ~ A.InstallResponseRestrictionFlags.AllowUntrustedRoot ~ 1",
        "a.cs ~ InstallResponseRestrictionFlags.AllowNoOutstandingRequest ~ 1 "
            + "~ InstallResponseRestrictionFlags.AllowNoOutstandingRequest | InstallResponseRestrictionFlags.AllowUntrustedRoot ~ 1",
        "a.vb ~ InstallResponseRestrictionFlags.AllowNoOutstandingRequest ~ 1 "
            + "~ InstallResponseRestrictionFlags.AllowNoOutstandingRequest Or InstallResponseRestrictionFlags.AllowUntrustedRoot ~ 1",
        "a.ps1 ~ [int]0 ~ 1 ~ [int]4 ~ 1",
        "a.ps1 ~ [A.InstallResponseRestrictionFlags]::AllowNone ~ 1 ~ [A.InstallResponseRestrictionFlags]::AllowUntrustedRoot ~ 1",
        "a.ps1 ~ [InstallResponseRestrictionFlags]::AllowNoOutstandingRequest ~ 1 ~ [InstallResponseRestrictionFlags]"
            + "::AllowNoOutstandingRequest -bor [InstallResponseRestrictionFlags]::AllowUntrustedRoot ~ 1",
        "a.ps1 ~ [InstallResponseRestrictionFlags]0 ~ 1 ~ [InstallResponseRestrictionFlags]4 ~ 1",
        "a.cs ~ 4 ~ EncodingType.XCN_CRYPT_STRING_BASE64 ~ 4 ~ EncodingType.XCN_CRYPT_STRING_BASE64HEADER",
        "a.ps1 ~ 4 ~ [EncodingType]::XCN_CRYPT_STRING_BASE64 ~ 4 ~ [EncodingType]::XCN_CRYPT_STRING_BASE64HEADER",
        "a.js ~ 4 ~ XCN_CRYPT_STRING_BASE64 ~ 4 ~ 0",
        "a.js ~ 4 ~ 0x01 ~ 4 ~ 0x00",
        "a.js ~ 4 ~ 1 | 0 ~ 4 ~ 0",
    })
    void mendsInTheWordsOfTheLanguage(String name, String flags, String encoding, String rightFlags, String rightEncoding) {
        String response = encoding.equals("1") ? "c" : HEADER;

        assertThat(mended(name, flags + ", " + response + ", " + encoding)).isEqualTo(
                called(name, rightFlags + ", " + response + ", " + rightEncoding));
    }

    @Test
    void anEncodingByNameBecomesTheOtherName() {
        assertThat(mended("a.cs", "4, " + NO_HEADER + ", EncodingType.XCN_CRYPT_STRING_BASE64HEADER"))
                .isEqualTo(called("a.cs", "4, " + NO_HEADER + ", EncodingType.XCN_CRYPT_STRING_BASE64"));
    }

    /** The compiler of C# takes no number for an enumeration; whether the name needs its space the file says. */
    @ParameterizedTest
    @CsvSource({"using CERTENROLLLib; const int F = 0;, (InstallResponseRestrictionFlags)4",
        "const int F = 0; // CERTENROLLLib, (CERTENROLLLib.InstallResponseRestrictionFlags)4",
        "dynamic e; const int F = 0;, 4", "var t = Type.GetTypeFromProgID(p); const int F = 0;, 4", "const int F = 0;, F",
        "enum InstallResponseRestrictionFlags { A } const int F = 0;, (InstallResponseRestrictionFlags)4"})
    void inCSharpANumberIsCast(String head, String flags) {
        assertThat(mended("a.cs", head + "\n", "F, c, 1")).isEqualTo(head + "\n" + called("a.cs", flags + ", c, 1"));
        assertThat(mended("a.js", head + "\n", "F, c, 1")).isEqualTo(head + "\n" + called("a.js", "4, c, 1"));
    }

    /** Nor does that of Visual Basic. */
    @ParameterizedTest
    @CsvSource({"Imports CERTENROLLLib, 'CType(4, InstallResponseRestrictionFlags)'",
        "Dim x As CERTENROLLLib.CX509Enrollment, 'CType(4, CERTENROLLLib.InstallResponseRestrictionFlags)'",
        "e = CreateObject(p), 4", "Dim e As Thing, 0"})
    void inVisualBasicANumberIsConverted(String head, String flags) {
        assertThat(mended("a.vb", head + "\n", "0, c, 1")).isEqualTo(head + "\n" + called("a.vb", flags + ", c, 1"));
    }

    @Test
    void aFlagThatAPageMayNotPassIsTakenAwayWhereNoneIsNeeded() {
        String chain = "window.x = 1; try { e.InstallResponse(4, c, 1, ''); } catch (x) { e.InstallResponse(FLAG, c, 1, ''); }";
        byte[] content = chain.replace("FLAG", "InstallResponseRestrictionFlags.AllowUntrustedCertificate").getBytes(StandardCharsets.UTF_8);
        String page = "f = 'X509Enrollment.CX509EnrollmentWebClassFactory';\n";

        assertThat(new String(PageFix.of("a.js", content).content(), StandardCharsets.UTF_8))
                .isEqualTo(chain.replace("FLAG", "0"));
        assertThat(mended("a.js", page, "2, c, 1")).isEqualTo(page + called("a.js", "4, c, 1"));
    }

    @Test
    void changesOfOneCallThatDoNotStandInOrderAreAllMade() {
        String quoted = "\u201CMIIBAgMEBQYHCAkKCwwN\u201D";

        assertThat(mended("a.js", "0, " + quoted + ", 0")).isEqualTo(called("a.js", "4, " + NO_HEADER + ", 1"));
        assertThat(mended("a.js", "4, \u2018x\u2019, 1")).isEqualTo(called("a.js", "4, 'x', 1"));
        assertThat(new String(PageFix.of("a.js", "e.InstallResponse(4, c, 1, \u201C\u201D) \u201Cx\u201D".getBytes(StandardCharsets.UTF_8))
                .content(), StandardCharsets.UTF_8)).isEqualTo("e.InstallResponse(4, c, 1, \"\") \u201Cx\u201D");
    }

    private static String mended(String name, String arguments) {
        return mended(name, "", arguments);
    }

    private static String mended(String name, String head, String arguments) {
        byte[] content = (head + called(name, arguments)).getBytes(StandardCharsets.UTF_8);
        return new String(PageFix.of(name, content).content(), StandardCharsets.UTF_8);
    }

    private static String called(String name, String arguments) {
        String remark = name.endsWith("vb") ? "' " : name.endsWith("ps1") ? "# " : "// ";
        return remark + "CX509Enrollment\ne.InstallResponse(" + arguments + ", \"\")";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.js ~ e.InstallResponse(flags, c, 1, '');",
        "a.js ~ e.InstallResponse(0, c, encoding, '');",
        "a.js ~ e.InstallResponse(0 | /* why */ 0, c, 1, '');",
        "a.js ~ try { e.InstallResponse(4, c, 1, ''); } catch (x) { e.InstallResponse(0, c, 1, ''); }",
        "a.java ~ print(\"X509Enrollment\"); print(\"e.InstallResponse(\" + flags + \", c, 1, '');\");",
        "a.html ~ <script language=\"jscript>\\ne.InstallResponse(0, c, 1, \u201C\u201D);</script>",
        "a.html ~ <p>e.InstallResponse(0, c, 1, '');</p>",
    })
    void leavesAlone(String name, String content) {
        assertThat(PageFix.of(name, content.getBytes(StandardCharsets.UTF_8)).changes()).isFalse();
    }

    @Test
    void outsideAPageAFlagThatHasToStayStays() {
        String program = "using CERTENROLLLib;\nvar e = new CX509Enrollment();\n"
                + "e.InstallResponse(InstallResponseRestrictionFlags.AllowNoOutstandingRequest, c, EncodingType.X, \"\");\n";
        String resolved = program.replace("EncodingType.X", "EncodingType.XCN_CRYPT_STRING_BASE64_ANY");
        PageFix fix = PageFix.of("a.cs", resolved.getBytes(StandardCharsets.UTF_8));

        assertThat(new String(fix.content(), StandardCharsets.UTF_8)).contains(
                "(InstallResponseRestrictionFlags.AllowNoOutstandingRequest | InstallResponseRestrictionFlags.AllowUntrustedRoot, c");
        assertThat(rows(fix.after())).containsExactly("3:3 C# 5 6");
    }

    @Test
    void theEncodingOfTheFileStays() {
        byte[] before = bytes("typographic-1252.html");
        byte[] after = PageFix.of("typographic-1252.html", before).content();
        String text = new String(after, StandardCharsets.ISO_8859_1);

        assertThat(text).isEqualTo("<script language=\"vbscript\">\r\n Call enroll.InstallResponse(4, cert, 1, \"\")"
                + " \u0092 the caf\u00e9 way\r\n</script>\r\n");
        byte[] wide = PageFix.of("utf16.htm", bytes("utf16.htm")).content();
        assertThat(new String(wide, StandardCharsets.UTF_16LE)).isEqualTo(
                new String(bytes("utf16.htm"), StandardCharsets.UTF_16LE).replace("InstallResponse 0", "InstallResponse 4"));
    }

    /** Bytes that no encoding explains come back as they were. */
    @Test
    void everyByteComesBack() {
        byte[] content = new byte[3 * 255 + 64];
        for (int i = 0; i < 255; i++) {
            content[3 * i] = (byte) (i + 1);
            content[3 * i + 1] = (byte) (255 - i);
            content[3 * i + 2] = '\n';
        }
        byte[] call = "<script>e.InstallResponse(0, c, 1, '')</script>".getBytes(StandardCharsets.US_ASCII);
        java.util.Arrays.fill(content, 3 * 255, content.length, (byte) ' ');
        System.arraycopy(call, 0, content, 3 * 255, call.length);
        byte[] expected = content.clone();
        expected[3 * 255 + "<script>e.InstallResponse(".length()] = '4';

        assertThat(PageFix.of("a.html", content).content()).isEqualTo(expected);
    }

    @Test
    void whatIsNotReadStaysAsItIs() {
        byte[] binary = "e.InstallResponse(0, c, 1, '')\0\0\1".getBytes(StandardCharsets.UTF_8);
        PageFix fix = PageFix.of("a.js", binary);

        assertThat(fix.changes()).isFalse();
        assertThat(fix.content()).isEqualTo(binary);
        assertThat(fix.after().diagnostics()).hasSize(1);
    }

    @Test
    void theDiffIsWhatPatchReads() {
        String call = "e.InstallResponse(0, c, 1, '');";
        String content = "1\n2\n3\n4\r\n" + call + "\r\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n" + call;

        PageFix fix = PageFix.of("a.js", content.getBytes(StandardCharsets.UTF_8));

        assertThat(fix.unifiedDiff(Paths.get("old site/a.js"))).asString(StandardCharsets.UTF_8).isEqualTo(
                "--- ./old site/a.js\t\n+++ ./old site/a.js\t\n"
                + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\r\n-" + call + "\r\n+" + call.replace('0', '4') + "\r\n 6\n 7\n 8\n"
                + "@@ -13,4 +13,4 @@\n 13\n 14\n 15\n-" + call + "\n\\ No newline at end of file\n+"
                + call.replace('0', '4') + "\n\\ No newline at end of file\n");
    }
}
