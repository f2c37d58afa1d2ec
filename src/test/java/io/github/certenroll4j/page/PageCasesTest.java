package io.github.certenroll4j.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files as they were met, or like them: what is found in each, and each line that mending changes. */
class PageCasesTest {

    private static final String BAD = " UNTRUSTED_ROOT_NOT_ALLOWED";
    private static final String UNKNOWN = " NOT_RESOLVED";

    static Stream<Object[]> cases() {
        return Stream.of(
                found("01-cpp-named.cpp", "3:24 C++ - -" + UNKNOWN),
                found("macros.cpp", "3:1 C++ - -" + UNKNOWN, "4:86 C++ - -" + UNKNOWN),
                found("enroll.py", "4:3 Python - -" + UNKNOWN, "5:13 Python - -" + UNKNOWN),
                found("enroll.pas", "4:3 Delphi - -" + UNKNOWN),
                found("enroll.au3", "6:4 AutoIt - -" + UNKNOWN),
                found("05-ps-parameter.ps1", "3:17 PowerShell 3 1"),
                found("parameter.vbs", "2:5 VBScript 3 1", "3:5 VBScript 8 1" + BAD + " FLAG_NOT_ALLOWED"),
                found("host.js", "2:24 JScript 2 1"),
                found("application.hta", "3:3 VBScript 2 1"),
                found("reference.wsf", "4:3 VBScript 2 0"),
                found("07-js-own-enum.html", "6:3 JScript 0 0" + BAD),
                found("51-ps-enum-numbers.ps1", "6:4 PowerShell 0 1" + BAD),
                found("OwnEnumeration.vb", "7:7 VB.NET 0 1" + BAD, "8:7 VB.NET 2 1"),
                found("OwnEnumeration.cs", "4:5 C# 1 1" + BAD, "5:5 C# 4 1", "6:5 C# 5 1", "7:5 C# - 1" + UNKNOWN, "8:29 C# - -" + UNKNOWN),
                found("Module1.bas", "5:7 VBA 0 1" + BAD, "6:12 VBA 2 1"),
                found("09-page-direct.html", "6:5 VBScript 2 0 DIRECT_CREATION"),
                found("class-as-object.html", "2:11 JScript 4 1 DIRECT_CREATION"),
                found("11-optional-chain.js", "2:4 JScript 0 1" + BAD, "3:4 JScript 0 1" + BAD, "4:3 JScript - -" + UNKNOWN,
                        "5:3 JScript - -" + UNKNOWN, "6:12 JScript - -" + UNKNOWN, "7:3 JScript - -" + UNKNOWN, "8:9 JScript - -" + UNKNOWN,
                        "8:32 JScript - -" + UNKNOWN, "9:3 JScript - -" + UNKNOWN, "10:3 JScript - -" + UNKNOWN,
                        "11:12 JScript - -" + UNKNOWN),
                found("casts.ts", "4:3 JScript 0 1" + BAD, "5:3 JScript 0 1" + BAD, "6:3 JScript - 1" + UNKNOWN, "7:3 JScript - 1" + UNKNOWN,
                        "8:12 JScript 0 1" + BAD, "9:10 JScript 0 1" + BAD, "10:4 JScript - -" + UNKNOWN, "11:3 JScript - -" + UNKNOWN,
                        "12:13 JScript - -" + UNKNOWN, "13:17 JScript - -" + UNKNOWN),
                found("roundabout.html", "5:5 JScript - -" + UNKNOWN, "8:12 JScript - -" + UNKNOWN, "9:4 JScript - -" + UNKNOWN,
                        "10:14 JScript 0 1" + BAD, "11:27 JScript 0 1" + BAD, "12:33 JScript 0 1" + BAD, "13:12 JScript - -" + UNKNOWN,
                        "14:22 VBScript 0 1" + BAD, "16:14 JScript 0 1" + BAD),
                found("roundabout.ps1", "2:5 PowerShell - -" + UNKNOWN, "3:21 PowerShell - -" + UNKNOWN, "4:4 PowerShell - -" + UNKNOWN,
                        "5:28 PowerShell - -" + UNKNOWN, "6:4 PowerShell 2 1"),
                found("30-undefined-names.html", "5:5 VBScript - - UNDEFINED_NAME", "11:5 JScript - - UNDEFINED_NAME"),
                found("undefined-qualified.html", "4:9 VBScript - 1" + BAD + " UNDEFINED_NAME",
                        "5:4 VBScript - 1" + BAD + " FLAG_NOT_ALLOWED UNDEFINED_NAME"),
                found("40-pieces.php", "2:17 JScript - -" + UNKNOWN),
                found("pieces.asp", "2:19 VBScript 0 -" + BAD + UNKNOWN, "6:3 VBScript 2 1"),
                found("Pieces.java", "2:23 JScript - -" + UNKNOWN, "3:20 Java - -" + UNKNOWN),
                found("heredoc.php", "5:3 JScript 0 1" + BAD, "9:5 PHP 0 1" + BAD, "10:22 PHP - -" + UNKNOWN),
                found("45-rev.html", "2:9 JScript 0 1", "2:55 JScript 4 1", "3:16 JScript 0 1" + BAD, "3:57 JScript 4 1"),
                found("literals.html", "3:3 JScript 4 0 ENCODING_MISMATCH", "4:3 JScript 4 0 ENCODING_MISMATCH", "5:3 JScript 4 0",
                        "6:9 JScript 4 1", "6:55 JScript 0 1"),
                found("text.jsx", "2:53 JScript 0 1" + BAD, "3:20 JScript 0 1" + BAD),
                found("button.svelte", "3:22 JScript 0 1" + BAD, "5:27 JScript 0 1" + BAD),
                found("block.razor", "2:20 JScript 0 1" + BAD, "3:55 C# 0 1" + BAD));
    }

    private static Object[] found(String name, String... rows) {
        return new Object[] {name, rows};
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyCallIsFoundAndNoneIsMissed(String name, String[] rows) {
        EnrollmentPage page = TestPages.page("cases/" + name);

        assertThat(TestPages.rows(page)).containsExactly(rows);
        assertThat(page.diagnostics()).isEmpty();
    }

    static Stream<Object[]> fixes() {
        return Stream.of(
                found("01-cpp-named.cpp"), found("enroll.py"), found("05-ps-parameter.ps1"), found("parameter.vbs"), found("09-page-direct.html"),
                found("07-js-own-enum.html", "e.InstallResponse(4, answer, 0, \"\");"),
                found("51-ps-enum-numbers.ps1", "$e.InstallResponse([int]4, $a, 1, \"\")"),
                found("OwnEnumeration.vb", "    e.InstallResponse(CType(4, InstallResponseRestrictionFlags), a, 1, \"\")"),
                found("OwnEnumeration.cs", "  e.InstallResponse((int)5, a, 1, \"\");"),
                found("Module1.bas", "    e.InstallResponse AllowUntrustedRoot, answer, XCN_CRYPT_STRING_BASE64, \"\""),
                found("casts.ts", "e.InstallResponse(InstallResponseRestrictionFlags.AllowUntrustedRoot, a, 1, \"\");",
                        "e.InstallResponse(F.AllowUntrustedRoot, a, 1, \"\");", "(e as any).InstallResponse(4, a, 1, \"\");",
                        "(<any>e).InstallResponse(4, a, 1, \"\");"),
                found("30-undefined-names.html", "  e.InstallResponse 4, a, 0, \"\"", "  e.InstallResponse(4, a, 0, \"\");"),
                found("undefined-qualified.html", " Call e.InstallResponse(4, c, 1, \"\")", " e.InstallResponse 4, c, 1, \"\""),
                found("literals.html", "e.InstallResponse(4, \"MIIBAgMEBQYHCAkKCwwN\", 1, \"\");"),
                found("45-rev.html", "if (vista) { e.InstallResponse(4, a, 1, \"\"); } else { e.InstallResponse(4, a, 1, \"\"); }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixes")
    void mendingChangesTheseLinesAlone(String name, String[] lines) {
        String[] before = new String(TestPages.bytes("cases/" + name), StandardCharsets.UTF_8).split("\n");
        PageFix fix = PageFix.of(name, TestPages.bytes("cases/" + name));
        String[] after = new String(fix.content(), StandardCharsets.UTF_8).split("\n");

        assertThat(after).hasSameSizeAs(before);
        assertThat(Stream.iterate(0, i -> i + 1).limit(after.length).filter(i -> !after[i].equals(before[i])).map(i -> after[i]))
                .containsExactly(lines);
        assertThat(PageFix.of(name, fix.content()).changes()).isFalse();
    }
}
