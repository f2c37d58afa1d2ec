package io.github.certenroll4j.page;

import static io.github.certenroll4j.page.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a name is worth: by the file's own definitions first, by Microsoft's only where the type library is imported. */
class NamesOfTheFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.ts ~ enum F { A, B, C = 4, D } ~ F.A ~ 0",
        "a.ts ~ enum F { A, B, C = 4, D } ~ F.B ~ 1",
        "a.ts ~ enum F { A, B, C = 4, D } ~ F.D ~ 5",
        "a.ts ~ enum F { A = 1, B = A + 3 } ~ F.B ~ 4",
        "a.ts ~ const F = { A: 4 }; ~ F.A ~ 4",
        "a.ts ~ const F = Object.freeze({ A: 4 }); ~ F.A ~ 4",
        "a.ts ~ const F = { A: 4 }; const G = { A: 0 }; ~ F.A ~ 4",
        "a.ts ~ const F = {}; F.A = 4; ~ F.A ~ 4",
        "a.ts ~ class F { static A = 4; } class G { static A = 0; } ~ F.A ~ 4",
        "a.ts ~ this.f = 4; ~ this.f ~ 4",
        "a.ts ~ window.AllowNone = 4; ~ AllowNone ~ 4",
        "a.ts ~ var AllowUntrustedRoot = 0; ~ AllowUntrustedRoot ~ 0",
        "a.cs ~ enum F : int { A = 2, B } ~ (int)F.B ~ 3",
        "a.cs ~ class F { const int A = 4; } ~ F.A ~ 4",
        "a.cs ~ class F { const int A = 4; } ~ A ~ 4",
        "a.cs ~ using F = CERTENROLLLib.InstallResponseRestrictionFlags; ~ F.AllowUntrustedRoot ~ 4",
        "a.cs ~ using static CERTENROLLLib.InstallResponseRestrictionFlags; ~ AllowUntrustedRoot ~ 4",
        "a.cs ~ ; ~ InstallResponseRestrictionFlags.AllowUntrustedRoot ~ 4",
        "a.vb ~ Enum F\\nA = 2\\nB\\nEnd Enum\\n ~ F.B ~ 3",
        "a.vb ~ Class F\\nConst A = 4\\nEnd Class\\n ~ F.A ~ 4",
        "a.vb ~ Imports CERTENROLLLib\\n ~ AllowUntrustedRoot ~ 4",
        "a.bas ~ Enum F\\nA = 2\\nB\\nEnd Enum\\n ~ B ~ 3",
        "a.bas ~ x ~ AllowUntrustedRoot ~ 4",
        "a.bas ~ x ~ InstallResponseRestrictionFlags.AllowUntrustedRoot ~ 4",
        "a.ts ~ enum F { A = 1 << 2 } ~ F.A ~ 4",
        "a.ts ~ const F = 1 << 2; ~ F ~ 4",
        "a.ts ~ var F = 0, G = 4; ~ F ~ 0",
        "a.ts ~ for (var i = 0; i < 2; i++) f(); var F = 4; ~ F ~ 4",
        "a.ts ~ a[F] = 4; F = 0; ~ F ~ 0",
        "a.ts ~ x = y ++\\n; F = 4; ~ F ~ 4",
        "a.ts ~ ; ~ 010 ~ 8",
        "a.ts ~ ; ~ parseInt('4', 10) ~ 4",
        "a.cs ~ ; ~ 010 ~ 10",
        "a.vb ~ x ~ CType(4, F) ~ 4",
        "a.vb ~ x ~ DirectCast(4, F) ~ 4",
        "a.bas ~ Const F = 4&\\n ~ F ~ 4",
        "a.vb ~ Dim f As CERTENROLLLib.InstallResponseRestrictionFlags = 4\\n ~ f ~ 4",
        "a.ts ~ const f: CERTENROLLLib.Flags = 4; ~ f ~ 4",
        "a.ps1 ~ $F = @{\\n  A = 0\\n  B = 4\\n} ~ $F.B ~ 4",
        "a.ps1 ~ Set-Variable F 4 -Option Constant ~ $F ~ 4",
        "a.ps1 ~ New-Variable -Scope Script -Name 'F' -Value 4 ~ $F ~ 4",
        "a.ps1 ~ $script:F = 4 ~ $script:F ~ 4",
        "a.ps1 ~ enum F { A = 3; B } ~ [F]::B ~ 4",
        "a.ps1 ~ $F = @{ A = 4 } ~ $F.A ~ 4",
        "a.ps1 ~ $script:F = 4 ~ $script:F ~ 4",
        "a.ps1 ~ Set-Variable -Name F -Value 4 ~ $F ~ 4",
        "a.asp ~ <!-- METADATA TYPE=\"typelib\" UUID=\"{728AB348-217D-11DA-B2A4-000E7BBB2B09}\" --> ~ AllowUntrustedRoot ~ 4",
    })
    void isKnown(String name, String definition, String argument, int flags) {
        assertThat(call(name, definition, argument).flags()).hasValue(flags);
        assertThat(call(name, definition, argument).findings()).doesNotContain(Finding.UNDEFINED_NAME, Finding.NOT_RESOLVED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "a.ts ~ ; ~ AllowUntrustedRoot ~ UNDEFINED_NAME",
        "a.ts ~ ; ~ InstallResponseRestrictionFlags.AllowUntrustedRoot ~ UNDEFINED_NAME",
        "a.ts ~ ; ~ AllowNone | 4 ~ UNDEFINED_NAME",
        "a.ts ~ var InstallResponseRestrictionFlags = { AllowNone: 0 }; ~ InstallResponseRestrictionFlags.AllowUntrustedRoot ~ UNDEFINED_NAME",
        "a.ts ~ var F = AllowUntrustedRoot; ~ F ~ UNDEFINED_NAME",
        "a.vbs ~ x ~ AllowUntrustedRoot ~ UNDEFINED_NAME",
        "a.ts ~ ; ~ window.AllowUntrustedRoot ~ UNDEFINED_NAME",
        "a.html ~ <!-- METADATA TYPE=\"typelib\" UUID=\"{728AB348-217D-11DA-B2A4-000E7BBB2B09}\" --><script> ~ AllowUntrustedRoot ~ UNDEFINED_NAME",
        "a.ts ~ var F = 0; ++F; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; F--; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 1; F <<= 2; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; F ^= 3; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; F ||= 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; F ??= 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; F **= 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; F *= 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; switch (x) { default: F = 4; } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; switch (x) { case Y.Z: F = 4; } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; x ? y : F = 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; [F] = [4]; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; ({ F } = o); ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; (F) = 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; for (F of [0, 4]) f(); ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; for (var F in o) f(); ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; try { } catch (F) { } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; window[\"F\"] = 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; window[\"F\"] |= 4; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; g = F => F; ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; function g({ F }) { } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; function g([F]) { } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; function g(F: number) { } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; function g(F = 4) { } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var F = 0; function g(...F) { } ~ F ~ NOT_RESOLVED",
        "a.ts ~ var O = { F: 0 }; O['F'] = 4; ~ O.F ~ NOT_RESOLVED",
        "a.ts ~ ; ~ parseInt('10', 2) ~ NOT_RESOLVED",
        "a.cs ~ int F = 0; int.TryParse(s, out F); ~ F ~ NOT_RESOLVED",
        "a.cs ~ int F = 0; f(ref F); ~ F ~ NOT_RESOLVED",
        "a.cs ~ int F = 0; f(out int F); ~ F ~ NOT_RESOLVED",
        "a.cs ~ int F = 0; foreach (int F in x) { } ~ F ~ NOT_RESOLVED",
        "a.cs ~ int F = 0; (F, g) = (4, 0); ~ F ~ NOT_RESOLVED",
        "a.java ~ int F = 0; for (int F : x) { } ~ F ~ NOT_RESOLVED",
        "a.java ~ int F = 0; void g(int F) throws X { } ~ F ~ NOT_RESOLVED",
        "a.java ~ int F = 0; g = (F) -> F; ~ F ~ NOT_RESOLVED",
        "a.java ~ int F = 0; x(F -> F); ~ F ~ NOT_RESOLVED",
        "a.kt ~ val F = 0; fun g(F: Int): Int = F ~ F ~ NOT_RESOLVED",
        "a.vb ~ Dim F = 0\\nInteger.TryParse(s, F)\\n ~ F ~ NOT_RESOLVED",
        "a.vb ~ Dim F = 0\\nFor Each F In x\\nNext\\n ~ F ~ NOT_RESOLVED",
        "a.vb ~ Dim F = 1\\nF <<= 2\\n ~ F ~ NOT_RESOLVED",
        "a.bas ~ Property Let g(F)\\nEnd Property\\nF = 0\\n ~ F ~ NOT_RESOLVED",
        "a.ps1 ~ $F = 0; Set-Variable F 4 ~ $F ~ NOT_RESOLVED",
        "a.ps1 ~ $F = 0; Set-Variable -Value 4 -Name F ~ $F ~ NOT_RESOLVED",
        "a.ps1 ~ $F = 0; Set-Variable F ~ $F ~ NOT_RESOLVED",
        "a.ps1 ~ $F = 0; $g, $F = 0, 4 ~ $F ~ NOT_RESOLVED",
        "a.ps1 ~ $F = 0; [int]::TryParse($s, [ref]$F) ~ $F ~ NOT_RESOLVED",
        "a.ps1 ~ $F = 0; foreach ($F in $x) { } ~ $F ~ NOT_RESOLVED",
        "a.ts ~ var F = { A: 4 }; ~ A ~ NOT_RESOLVED",
        "a.ts ~ ; ~ F.AllowUntrustedRoot ~ NOT_RESOLVED",
        "a.ts ~ import { AllowUntrustedRoot } from './c.js'; ~ AllowUntrustedRoot ~ NOT_RESOLVED",
        "a.ts ~ const { F } = require('./c.js'); ~ F.AllowUntrustedRoot ~ NOT_RESOLVED",
        "a.ts ~ enum F { A = 'x', B } ~ F.A ~ NOT_RESOLVED",
        "a.ts ~ enum F { A = x(), B } ~ F.B ~ NOT_RESOLVED",
        "a.cs ~ ; ~ AllowUntrustedRoot ~ NOT_RESOLVED",
        "a.cs ~ ; ~ F.AllowUntrustedRoot ~ NOT_RESOLVED",
        "a.java ~ enum F { A, B } ~ F.A ~ NOT_RESOLVED",
        "a.ps1 ~ [Flags()] enum F { A; B } ~ [F]::B ~ NOT_RESOLVED",
        "a.ps1 ~ $x = 1 ~ $AllowUntrustedRoot ~ NOT_RESOLVED",
        "a.ps1 ~ $x = 1 ~ [F]::AllowUntrustedRoot ~ NOT_RESOLVED",
    })
    void isNotKnown(String name, String definition, String argument, Finding finding) {
        assertThat(call(name, definition, argument).flags()).isEmpty();
        assertThat(call(name, definition, argument).findings()).contains(finding);
    }

    private static InstallCall call(String name, String definition, String argument) {
        boolean basic = name.endsWith("vb") || name.endsWith("vbs") || name.endsWith("bas");
        String remark = basic ? "' " : name.endsWith("ps1") ? "# " : "// ";
        String call = remark + "CX509Enrollment\n" + (basic ? "Call " : name.endsWith("ps1") ? "$" : "") + "e.InstallResponse(" + argument + ", c, 1, \"\")\n";
        String script = name.endsWith("asp") ? "<% " + call.replace("//", "'").replace("e.Inst", "Call e.Inst") + "%>" : call;
        String end = name.endsWith("html") ? "</script>" : "";
        EnrollmentPage page = text(name, definition.replace("\\n", "\n") + "\n" + script + end);
        assertThat(page.calls()).hasSize(1);
        return page.calls().get(0);
    }
}
