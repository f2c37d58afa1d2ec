package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.rows;
import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in the many places and shapes that a page, a template or a program has them: each is seen, and none twice. */
class CallShapesTest {

    private static final String BAD = "UNTRUSTED_ROOT_NOT_ALLOWED";

    /** CALL is a call that passes 0, JS the same with quotes that may stand in an attribute. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.html ~ <a href=javascript:JS>", "a.html ~ <a href=\"javascript:e.InstallResponse(0%2Ca%2C1%2C'')\">",
        "a.html ~ <iframe srcdoc=\"<script>JS</script>\"></iframe>",
        "a.html ~ <!--[if !IE]><!--><script>JS</script><!--<![endif]-->", "a.html ~ <!---><script>JS</script><!-- -->",
        "a.html ~ <iframe srcdoc=\"&lt;b onclick='JS2'>\"></iframe>",
        "a.html ~ <div style=\"width: expression(JS)\">",
        "a.html ~ <b ng-click=\"JS\">", "a.html ~ <b data-ng-click=\"JS\">", "a.html ~ <b (click)=\"JS\">", "a.html ~ <b x-on:click=\"JS\">",
        "a.html ~ <b v-on:click=\"JS\">", "a.html ~ <b @click=\"JS\">", "a.html ~ <b hx-on:click=\"JS\">", "a.html ~ <b wire:click=\"JS\">",
        "a.html ~ <script type=\"text/template\"><b onclick=\"JS\"></script>",
        "a.html ~ <script type=\"text/ng-template\"><script>JS</script></script>",
        "a.html ~ <script>x('<a href=\"javascript:e.InstallResponse(0,a,1,\\'\\')\">');</script>",
        "a.jsp ~ <script><c:if test=\"${x}\">CALL;</c:if></script>",
        "a.jsp ~ <script><c:if test=\"it's\">CALL;</c:if></script>",
        "a.cfm ~ <script><cfif x>CALL;</cfif></script>", "a.cshtml ~ <script>@if (x) { <text>CALL;</text> }</script>",
        "a.html ~ <script type=text/babel>x = <p>don't</p>; CALL;</script>",
        "a.ps1 ~ $page = @'\\n<script>CALL</script>\\n'@", "a.ps1 ~ $page = @\"\\n<script>CALL</script>\\n\"@",
        "a.scala ~ val s = \"<script>JS</script>\"\\nval t = 5", "a.groovy ~ println \"<script>JS</script>\"\\nx",
        "a.java ~ String s = \"<script>JS</script>\".concat(x);", "a.java ~ String s = \"\"\"\\n<script>JS</script>\\n\"\"\".formatted(x);",
        "a.html ~ <script>x = \"JS\"\\ny = z + \"w\"</script>", "a.html ~ <script>x = y + \"w\"\\nz = \"JS\"</script>",
        "a.html ~ <script>x = \"e.Install\" + \"Response(0, a, 1, '')\";</script>",
        "a.asp ~ <% Response.Write \"<script>e.Install\" & \"Response(0, a, 1, '')</script>\" %>",
        "a.cgi ~ #!/bin/sh\\ncat << EOF\\n<html><script>CALL;</script>\\nEOF",
        "a.pl ~ print <<EOT;\\n<script>CALL;</script>\\nEOT\\n# CX509Enrollment",
        "a.php ~ <?php $e?->InstallResponse(0, $a, 1, ''); new COM('X509Enrollment.CX509Enrollment');",
        "a.cs ~ e.InstallResponse(strResponse: a, Restrictions: 0, Encoding: 1, strPassword: null); // CX509Enrollment",
        "a.cs ~ e.InstallResponse(0, Encoding: 1, strPassword: null, strResponse: a); // CX509Enrollment",
        "a.vb ~ e.InstallResponse(Encoding:=1, Restrictions:=0, strResponse:=a, strPassword:=\"\") ' CX509Enrollment",
        "a.bas ~ e.InstallResponse strResponse:=a, Encoding:=1, strPassword:=\"\", Restrictions:=AllowNone ' CX509Enrollment",
    })
    void isFoundOnceAndRead(String name, String page) {
        String content = page.replace("CALL", "e.InstallResponse(0, a, 1, \"\")").replace("JS2", "e.InstallResponse(0,a,1,&quot;&quot;)")
                .replace("JS", "e.InstallResponse(0,a,1,'')").replace("\\n", "\n");

        assertThat(rows(text(name, content))).as(content).singleElement().asString().contains(" 0 1 " + BAD)
                .doesNotContain("NOT_RESOLVED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.vbs ~ e.[InstallResponse] 0, a, 1, \"\" ' CX509Enrollment",
        "a.ts ~ x = y ? e.InstallResponse : z; // CX509Enrollment", "a.ts ~ x = y ? z : e.InstallResponse; // CX509Enrollment",
        "a.ts ~ x = e.InstallResponse || y; // CX509Enrollment", "a.ts ~ x = e.InstallResponse ?? y; // CX509Enrollment",
        "a.ts ~ Reflect.apply(e.InstallResponse, e, [0, a, 1, '']); // CX509Enrollment",
        "a.groovy ~ e.InstallResponse 0, a, 1, '' // CX509Enrollment",
        "a.ts ~ e[\"\\x49nstallResponse\"](0, a, 1, ''); // CX509Enrollment, InstallResponse",
        "a.ts ~ e['\\u0049nstallResponse'](0, a, 1, ''); // CX509Enrollment, InstallResponse",
        "a.java ~ out.write(\"<script>e.\"); out.write(\"InstallResponse(0, a, 1, '');\"); // CX509Enrollment",
        "a.html ~ <script>/*@cc_on @*/ /*@ e.InstallResponse(0, a, 1, '') @*/ x = 'CX509Enrollment';</script>",
        "a.html ~ <script>//@cc_on\\n/*@_win32 e.InstallResponse(0, a, 1, '') @*/ x = 'CX509Enrollment';</script>",
        "a.cs ~ e.InstallResponse(flags: 0, text: a, encoding: 1, word: null); // CX509Enrollment",
        "a.cs ~ e.InstallResponse(Encoding: 0, 0, a, 1); // CX509Enrollment",
        "a.tcl ~ $e InstallResponse 0 $a 1 {} ;# X509Enrollment.CX509Enrollment",
    })
    void isFoundOnceAndNotResolved(String name, String content) {
        assertThat(rows(text(name, content.replace("\\n", "\n")))).as(content).singleElement().asString().endsWith("NOT_RESOLVED");
        assertThat(PageFix.of(name, content.getBytes(StandardCharsets.UTF_8)).changes()).isFalse();
    }

    /** What a template engine leaves out, no browser sees. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.twig ~ {# CALL #}", "a.njk ~ {#- CALL -#}", "a.j2 ~ {# CALL", "a.hbs ~ {{!-- CALL }} --}}", "a.mustache ~ {{! CALL }}",
        "a.blade.php ~ {{-- CALL --}}", "a.ftl ~ <#-- CALL -->", "a.ftl ~ [#-- CALL --]", "a.vm ~ ## CALL\\n", "a.vm ~ #* CALL *#",
        "a.cshtml ~ @* CALL *@", "a.cfm ~ <!--- CALL --->", "a.liquid ~ {% comment %} CALL {% endcomment %}", "a.erb ~ <%# CALL %>",
    })
    void inACommentOfATemplateIsNone(String name, String comment) {
        String content = "<script>\n" + comment.replace("CALL", "e.InstallResponse(0, a, 1, '');").replace("\\n", "\n") + "</script>";
        String other = "<script>\ne.InstallResponse(0, a, 1, '');\n</script>\n";

        assertThat(text(name, content).calls()).isEmpty();
        assertThat(rows(text(name, other + content))).singleElement().asString().startsWith("2:3 ");
    }

    @ParameterizedTest
    @CsvSource({"a.ahk, AutoHotkey", "a.kix, KiXtart", "a.nsi, NSIS", "a.fs, F#", "a.go, Go", "a.rs, Rust", "a.lua, Lua", "a.iss, Delphi",
        "a.sh, shell script", "a.swift, unknown language", "a.d, unknown language", "a.m, unknown language", "a.zig, unknown language"})
    void aProgramInAnotherLanguageIsNamedAndLeftAlone(String name, String language) {
        String content = "x = \"X509Enrollment.CX509Enrollment\"\ne" + (name.endsWith("lua") ? ":" : ".") + "InstallResponse(0, c, 1, \"\")\n";

        assertThat(rows(text(name, content))).containsExactly("2:3 " + language + " - - NOT_RESOLVED");
        assertThat(PageFix.of(name, content.getBytes(StandardCharsets.UTF_8)).changes()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a", "-", "a.bat", "a.vbscript", "a.20080117", "a.bak"})
    void aNameThatSaysNothingLeavesItToTheText(String name) {
        assertThat(rows(text(name, "Dim e\nSet e = f.CreateObject(\"X509Enrollment.CX509Enrollment\")\ne.InstallResponse 0, c, 1, \"\"\n")))
                .containsExactly("3:3 VBScript 0 1 " + BAD);
    }

    /** What a method makes of a text is not that text. */
    @ParameterizedTest
    @ValueSource(strings = {"\"CERT\".replace(\"CERT\", x)", "\"CERT\".concat(x)", "x + \"CERT\"", "\"\" + x"})
    void aResponseThatIsMadeOfATextIsNotJudged(String response) {
        assertThat(text("a.js", "e.InstallResponse(4, " + response + ", 0, '');").calls()).singleElement()
                .satisfies(call -> assertThat(call.findings()).isEmpty());
    }

    @Test
    void anEncodedScriptIsSaidNotToBeRead() {
        assertThat(text("a.vbe", "\n#@~^NAAAAA==dY,'~/DnCD+6").diagnostics())
                .containsExactly("line 2: a script that the Script Encoder has encoded: not read");
    }

    /** Nothing in it says that a browser runs it: what it passes may be what a program needs. */
    @ParameterizedTest
    @CsvSource({"'', false", "'document.title;', true", "'window[0];', true", "'navigator.x;', true", "'alert(1);', true",
        "'f = \"X509Enrollment.CX509EnrollmentWebClassFactory\";', true"})
    void fromAScriptFileAFlagIsTakenAwayOnlyIfAPageRunsIt(String sign, boolean taken) {
        String script = sign + " e.InstallResponse(2, a, 1, '');";
        PageFix fix = PageFix.of("a.js", script.getBytes(StandardCharsets.UTF_8));

        assertThat(text("a.js", script).calls().get(0).findings()).contains(Finding.FLAG_NOT_ALLOWED);
        assertThat(new String(fix.content(), StandardCharsets.UTF_8)).isEqualTo(taken ? script.replace("2,", "4,") : script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#!/usr/bin/env node\n", "WSH.Echo(1);", "require('winax');", "import x from 'winax';", "require(\"node-activex\");",
        "process.argv;", "import fs from 'node:fs';"})
    void whatOnlyAHostOutsideABrowserHasMakesAProgram(String sign) {
        InstallCall call = text("a.js", sign + " e.InstallResponse(2, a, 1, '');").calls().get(0);

        assertThat(call.isInPage()).isFalse();
        assertThat(call.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"var e = new ActiveXObject('X509Enrollment.' + 'CX509Enrollment');",
        "var p = 'X509Enrollment.CX509Enrollment', e = new ActiveXObject(p);", "var e = new ActiveXObject(\"X509Enrollment.CX509Enrollment.1\");",
        "e.classid = 'clsid:884E2046-217D-11DA-B2A4-000E7BBB2B09';"})
    void aPageThatMakesTheObjectItselfIsFound(String script) {
        assertThat(text("a.html", "<script>" + script + " e.InstallResponse(4, a, 1, '');</script>").calls()).singleElement()
                .satisfies(call -> assertThat(call.findings()).containsExactly(Finding.DIRECT_CREATION));
    }
}
