package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.rows;
import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each language takes for a comment, a string, a value and a call; behind each stands a call that is seen or not. */
class LanguageTest {

    private static final String CALL = "e.InstallResponse(4, c, 1, \"\")";

    /** The call at the end is code. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.js ~ if (x) /[\"]/.test(y);",
        "a.js ~ while (x) /\"/.exec(y);",
        "a.js ~ if (x) { } /\"/.exec(y);",
        "a.js ~ try { } finally { } /\"/.exec(y);",
        "a.js ~ for await (x of y) /\"/.exec(x);",
        "a.js ~ x = { } / 2; y = \"/\";",
        "a.js ~ for (;;) /\"/.exec(y);",
        "a.js ~ x = a / b; y = \"/\";",
        "a.js ~ x = f(a) / 2; y = \"/\";",
        "a.js ~ x = a++ / 2; y = \"/\";",
        "a.js ~ x = a[0] / 2; y = \"/\";",
        "a.js ~ x = a.delete / 2; y = \"/\";",
        "a.js ~ x = a?.in / 2; y = \"/\";",
        "a.js ~ return /\"/;",
        "a.js ~ x = /[/\"]/;",
        "a.js ~ x = /\\/\"/;",
        "a.js ~ x = `a ${ `b \" ${c} ` } \" `;",
        "a.js ~ x = `${ {a: '}'} }`;",
        "a.js ~ x = `\\``;",
        "a.jsx ~ x = <p>don't</p>;",
        "a.jsx ~ x = <p a='\"'>it's {f('\"')} isn't</p>;",
        "a.jsx ~ x = <>it's<br/>two</>;",
        "a.jsx ~ x = <Foo a={{b: 1}} />;",
        "a.tsx ~ const f = <T>(x: T) => x;",
        "a.ts ~ if (a < b && c > d) x = 'y';",
        "a.cs ~ var x = @\"\\\"; // CX509Enrollment\\n",
        "a.cs ~ var x = @\"\"\"\"; // CX509Enrollment\\n",
        "a.cs ~ var x = $@\"\\\"; // CX509Enrollment\\n",
        "a.cs ~ var x = \"\"\"a \"b\" \"\"\"; // CX509Enrollment\\n",
        "a.cs ~ #region it's\\n // CX509Enrollment\\n",
        "a.java ~ String x = \"\"\"\\na \"b\\n\"\"\"; CX509Enrollment y;",
        "a.vb ~ Dim x = \"\\\" ' CX509Enrollment\\n",
        "a.vb ~ Dim x = \"a\"\"b\" ' CX509Enrollment\\n",
        "a.bas ~ x = \"\\\" : Rem it's\\n",
        "a.vbs ~ x = \"\\\" : Rem it's\\n Call ",
        "a.ps1 ~ $x = '`'; $",
        "a.ps1 ~ $x = \"`\"\"; $",
        "a.ps1 ~ $x = 'a''b'; $",
        "a.ps1 ~ $x = @\"\\n it's \"\\n\"@; $",
        "a.ps1 ~ $x = @'\\n it's \"\\n'@; $",
        "a.ps1 ~ x a#b; $",
        "a.ps1 ~ <# it's #> $",
        "a.php ~ <?php $x = '\\\\'; $e->y; ?> <script>",
        "a.php ~ <?php $x = <<<'A'\\n it's\\n  A; ?> <script>",
        "a.php ~ <?php # it's\\n #[A('x')]\\n ?> <script>",
    })
    void whatStandsBeforeTheCallEndsWhereItEnds(String name, String before) {
        boolean page = name.endsWith("php");
        String code = before.replace("\\n", "\n") + (before.endsWith("$") ? "" : " ") + CALL + (page ? "</script>" : "");

        assertThat(text(name, code).calls()).as(code).hasSize(1);
        assertThat(text(name, code).calls().get(0).flags()).hasValue(4);
        assertThat(text(name, code).diagnostics()).isEmpty();
    }

    /** What looks like a call is none, or none that is seen in a language that is only known by its comments. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.c ~ // CALL", "a.c ~ /* CALL */", "a.cpp ~ /* CALL */", "a.h ~ // CALL",
        "a.py ~ # CALL", "a.py ~ \"\"\" CALL \"\"\"", "a.py ~ '''CALL'''",
        "a.pas ~ { CALL }", "a.pas ~ (* CALL *)", "a.pas ~ // CALL",
        "a.au3 ~ ; CALL", "a.au3 ~ #cs\\nCALL\\n#ce", "a.au3 ~ #CS\\nCALL\\n#ce",
        "a.pl ~ # CALL", "a.pl ~ =pod\\nCALL\\n=cut", "a.rb ~ # CALL", "a.rb ~ =begin\\nCALL\\n=end",
        "a.bas ~ ' CALL", "a.bas ~ Rem CALL", "a.php ~ <?php /* CALL */ ?>",
        "a.js ~ /*@__PURE__*/ // CALL", "a.js ~ /*@ts-ignore CALL */",
    })
    void inACommentItIsNone(String name, String comment) {
        String code = "CX509Enrollment\n" + comment.replace("CALL", CALL).replace("\\n", "\n");

        assertThat(text(name, code).calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.c, C", "a.cpp, C++", "a.h, C++", "a.py, Python", "a.pas, Delphi", "a.dpr, Delphi", "a.au3, AutoIt", "a.pl, Perl",
        "a.rb, Ruby"})
    void aLanguageThatIsNotReadIsNamedAndLeftAlone(String name, String language) {
        String code = "CX509Enrollment\ne.InstallResponse(0, c, 1, \"\")\nprint(\"<script>e.InstallResponse(0, c, 1, '')</script>\")\n";
        EnrollmentPage page = text(name, code);

        assertThat(page.calls().get(0).language().officialName()).isEqualTo(language);
        assertThat(page.calls().get(0).language().isUnderstood()).isFalse();
        assertThat(page.calls().get(0).findings()).containsExactly(Finding.NOT_RESOLVED);
        assertThat(page.calls()).hasSize(2);
        assertThat(PageFix.of(name, code.getBytes(java.nio.charset.StandardCharsets.UTF_8)).changes()).isFalse();
    }

    /** What the first lines say counts where the name says nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "#!/usr/bin/perl\\n$e->InstallResponse(0, $c, 1, ''); # CX509Enrollment ~ Perl",
        "#!/usr/bin/env python3\\ne.InstallResponse(0, c, 1, '') # CX509Enrollment ~ Python",
        "#!/usr/bin/ruby\\ne.InstallResponse(0, c, 1, '') # CX509Enrollment ~ Ruby",
        "#!/usr/bin/pwsh\\n$e.InstallResponse(0, $c, 1, '') ~ PowerShell",
        "#include <certenroll.h>\\ne->InstallResponse(AllowNone, c, 1, 0); ~ C++",
        "$e = New-Object X\\n$e.InstallResponse(0, $c, 1, '') ~ PowerShell",
        "using System;\\ne.InstallResponse(0, c, 1, ''); ~ C#",
        "Dim e\\ne.InstallResponse 0, c, 1, \"\" ~ VBScript",
        "var e;\\ne.InstallResponse(0, c, 1, ''); ~ JScript",
        "<?php ?><script>e.InstallResponse(0, c, 1, '');</script> ~ JScript",
    })
    void aFileWithoutATellingNameIsReadByItsText(String text, String language) {
        assertThat(rows(text("enroll.cgi", text.replace("\\n", "\n")))).singleElement().asString().contains(" " + language + " ");
    }

    /** What the tag or the directive names counts, and nothing else that stands in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.asp ~ <script runat=server language=JScript>CALL</script> ~ JScript",
        "a.asp ~ <%@ language=JScript %><script runat='server' language='VBScript'>BASIC</script> ~ VBScript",
        "a.asp ~ <script runat=server language=PerlScript>CALL</script> ~ Perl",
        "a.asp ~ <%@ language=PerlScript %><% CALL %> ~ Perl",
        "a.asp ~ <%@ language=Rexx %><% CALL %> ~ unknown language",
        "a.asp ~ <script src=/server/runat.js></script><script>CALL</script> ~ JScript",
        "a.aspx ~ <%@ Page Language=\"C#\" Inherits=\"Vb.JavaScriptPage\" %><script runat=server>CALL</script> ~ C#",
        "a.aspx ~ <%@ Page Language=\"VB\" CodeFile=\"C#.vb\" %><script runat=server>CALL</script> ~ VB.NET",
        "a.html ~ <script language=PerlScript>CALL</script> ~ Perl", "a.html ~ <script type=text/python>CALL</script> ~ Python",
        "a.html ~ <script language=Rexx>CALL</script> ~ unknown language", "a.html ~ <script id=vbs>CALL</script> ~ JScript",
        "a.html ~ <script language=JS>CALL</script> ~ JScript", "a.html ~ <script language=\"<%= x %>\">CALL</script> ~ JScript",
    })
    void aScriptIsInTheLanguageThatItsTagNames(String name, String content, String language) {
        String page = content.replace("CALL", CALL + "; // CX509Enrollment").replace("BASIC", "e.InstallResponse 4, c, 1, \"\"");

        assertThat(text(name, page).calls()).as(page).singleElement().satisfies(call -> assertThat(call.language().officialName()).isEqualTo(language));
    }

    /** JScript has no Call, and what is read as another language would get one. */
    @Test
    void aScriptOfAServerInAnotherLanguageIsMendedInItsOwn() {
        String page = "<script runat=server language=JScript>\ne.InstallResponse(FLAG, c, 1, \"\")\n</script>";
        PageFix fix = PageFix.of("a.asp", page.replace("FLAG", "0").getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(new String(fix.content(), java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(page.replace("FLAG", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e.InstallResponse(...args);", "e.InstallResponse?.(0, a, 1, '');", "e.InstallResponse.call(e, 0, a, 1, '');",
        "e.InstallResponse.apply(e, [0, a, 1, '']);", "e.InstallResponse.bind(e)(0, a, 1, '');", "(e.InstallResponse)(0, a, 1, '');",
        "(0, e.InstallResponse)(0, a, 1, '');", "e.InstallResponse!(0, a, 1, '');", "(e.InstallResponse as any)(0, a, 1, '');",
        "e[\"InstallResponse\"].call(e, 0);", "e['Install' + 'Response'](0, a, 1, '');", "x = e.InstallResponse;", "f(e.InstallResponse);",
        "return e.InstallResponse;", "const { InstallResponse } = e;", "const { InstallResponse: put } = e;",
        "with (e) { InstallResponse(0, a, 1, ''); }", "/*@cc_on e.InstallResponse(0, a, 1, ''); @*/", "//@cc_on e.InstallResponse(0, a, 1, '');",
        "e.InstallResponse(0 as any, a, 1, '');", "e.InstallResponse(<any>0, a, 1, '');", "e.InstallResponse(0, a, 1);",
        "e.InstallResponse[\"call\"](e, 0, a, 1, '');"})
    void aCallByARoundaboutWayIsNotResolved(String call) {
        assertThat(text("a.ts", "x = 'CX509Enrollment';\n" + call).calls()).as(call).isNotEmpty()
                .allMatch(found -> found.findings().contains(Finding.NOT_RESOLVED));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.php ~ <?php echo \"<script>e.InstallResponse(\"; echo 0; echo \", c, 1, '')</script>\";",
        "a.php ~ <?php echo \"<script>e.InstallResponse\"; echo \"(0, c, 1, '')</script>\";",
        "a.php ~ <?php printf(\"<script>e.InstallResponse(%d, '%s', 1, '');</script>\", $f, $c);",
        "a.php ~ <?php echo \"<script>e.InstallResponse($f, c, 1, '');</script>\";",
        "a.asp ~ <% Response.Write \"<script language=vbscript>\" : Response.Write \"e.InstallResponse 0, \" : Response.Write c %>",
        "a.asp ~ <% Response.Write \"<script language=vbscript>\" : Response.Write \"e.InstallResponse 0\" : Response.Write \", c\" %>",
        "a.java ~ out.print(\"<script>e.InstallResponse(\"); out.print(flags); // X509Enrollment",
        "a.java ~ s.append(\"e.\").append(\"InstallResponse(\").append(0).append(\", c, 1, '')\"); // X509Enrollment",
        "a.java ~ out.print(\"<script>e.InstallResponse\"); out.print(\"(0, c, 1, '')\"); // X509Enrollment",
        "a.java ~ out.print(\"<script>e.InstallResponse(\" + flags + \", c, 1, '');</script>\"); // X509Enrollment",
        "a.jsp ~ <script>e.InstallResponse(<% if (a) { %>0<% } else { %>4<% } %>, c, 1, '');</script>",
    })
    void aCallThatIsPrintedInPiecesIsNotResolved(String name, String content) {
        assertThat(text(name, content).calls()).singleElement().satisfies(call -> assertThat(call.findings()).contains(Finding.NOT_RESOLVED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (e.InstallResponse) f();", "if (typeof e.InstallResponse == 'unknown') f();", "if (\"InstallResponse\" in e) f();",
        "e.InstallResponse = function () {};", "x = { InstallResponse: function () {} };", "function InstallResponse(a, b, c, d) {} InstallResponse(1, 2, 3, 4);",
        "class A { InstallResponse(a, b, c, d) {} }", "interface A { InstallResponse(a: number, b: string, c: number, d: string): void; }",
        "log('e.InstallResponse failed');", "log('x: InstallResponse');", "log(`y = InstallResponse`);", "log(`InstallResponse(flags, response, encoding, password) failed`);", "if (!e.InstallResponse) f();"})
    void whatCallsNothingIsNoCall(String code) {
        assertThat(text("a.ts", "x = 'CX509Enrollment';\n" + code).calls()).as(code).isEmpty();
    }
}
