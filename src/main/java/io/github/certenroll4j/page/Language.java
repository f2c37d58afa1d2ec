package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Syntax.Hash;
import io.github.certenroll4j.page.Syntax.TypeLibrary;
import java.util.Optional;

/** The language that a call of {@code InstallResponse} is written in. */
public enum Language {
    /** VBScript, in a page or a script file. */
    VBSCRIPT("VBScript", Syntax.basic("vbs", "vbe").inPages().bareCalls().strayComments().server("vbscript")),
    /** JScript, JavaScript or TypeScript. */
    JSCRIPT("JScript", Syntax.cLike("js", "mjs", "cjs", "jse", "jsx", "ts", "tsx", "mts", "cts").jscript()
            .server("jscript", "javascript")),
    /** Visual Basic .NET. */
    VB_NET("VB.NET", Syntax.basic("vb").stringsOverLines().conversion("CType(VALUE, TYPE)").names(TypeLibrary.QUALIFIED).server("vb")),
    /** Visual Basic for Applications, and Visual Basic before .NET. */
    VBA("VBA", Syntax.basic("bas", "cls", "frm", "vba", "ctl", "dob").bareCalls().names(TypeLibrary.BARE)),
    /** C#. */
    C_SHARP("C#", Syntax.cLike("cs", "csx").cSharp().tripleQuotes().names(TypeLibrary.QUALIFIED).server("c#")),
    /** PowerShell. */
    POWERSHELL("PowerShell", Syntax.cLike("ps1", "psm1", "psd1").powerShell().names(TypeLibrary.QUALIFIED)),
    /** Java or Groovy, which mostly print a page from their strings. */
    JAVA("Java", Syntax.cLike("java", "groovy", "kt", "scala", "gradle", "kts").tripleQuotes().commandCalls().objectEnumerations()
            .names(TypeLibrary.QUALIFIED).server("java")),
    /** PHP, which mostly prints a page from its strings. */
    PHP("PHP", Syntax.cLike().php()),

    /** C; not understood. */
    C("C", Syntax.foreign("//", Syntax.SLASH_STAR, "c")),
    /** C++; not understood. */
    CPP("C++", Syntax.foreign("//", Syntax.SLASH_STAR, "cpp", "cc", "cxx", "h", "hpp", "hxx", "inl", "idl", "odl", "tlh", "tli")),
    /** Python; not understood. */
    PYTHON("Python", Syntax.foreign("", new String[0][], "py", "pyw").hash(Hash.ALWAYS).tripleQuotes()
            .server("python")),
    /** Delphi, or another Pascal; not understood. */
    DELPHI("Delphi", Syntax.foreign("//", new String[][] {{"{", "}"}, {"(*", "*)"}}, "pas", "dpr", "dpk", "pp", "lpr", "iss")
            .noEscapes().ignoresCase()),
    /** AutoIt; not understood. */
    AUTOIT("AutoIt", Syntax.foreign(";", new String[][] {{"#cs", "#ce"}, {"#comments-start", "#comments-end"}}, "au3")
            .noEscapes().ignoresCase()),
    /** AutoHotkey; not understood. */
    AUTOHOTKEY("AutoHotkey", Syntax.foreign(";", Syntax.SLASH_STAR, "ahk", "ahk2").noEscapes().ignoresCase()),
    /** KiXtart; not understood. */
    KIXTART("KiXtart", Syntax.foreign(";", Syntax.SLASH_STAR, "kix").noEscapes().ignoresCase()),
    /** The installer language of NSIS; not understood. */
    NSIS("NSIS", Syntax.foreign(";", Syntax.SLASH_STAR, "nsi", "nsh").noEscapes().hash(Hash.FIRST_IN_LINE)),
    /** F#; not understood. */
    F_SHARP("F#", Syntax.foreign("//", new String[][] {{"(*", "*)"}}, "fs", "fsx", "fsi").tripleQuotes()),
    /** Go; not understood. */
    GO("Go", Syntax.foreign("//", Syntax.SLASH_STAR, "go")),
    /** Rust; not understood. */
    RUST("Rust", Syntax.foreign("//", Syntax.SLASH_STAR, "rs")),
    /** Lua; not understood. */
    LUA("Lua", Syntax.foreign("--", new String[][] {{"--[[", "]]"}}, "lua").methodsByColon()),
    /** Tcl; not understood. */
    TCL("Tcl", Syntax.foreign("", new String[0][], "tcl").hash(Hash.NOT_IN_WORD).anyWordMayCall()),
    /** A shell script; not understood. */
    SHELL("shell script", Syntax.foreign("", new String[0][], "sh", "bash", "ksh", "zsh").hash(Hash.NOT_IN_WORD).shellDocuments()),
    /** Perl; not understood. */
    PERL("Perl", Syntax.foreign("", new String[][] {{"=pod", "=cut"}, {"=head", "=cut"}, {"=begin", "=cut"}}, "pl", "pm")
            .hash(Hash.NOT_IN_WORD).hereDocuments("<<")
            .server("perl")),
    /** Ruby; not understood. */
    RUBY("Ruby", Syntax.foreign("", new String[][] {{"=begin", "=end"}}, "rb").hash(Hash.NOT_IN_WORD).hereDocuments("<<")
            .server("ruby")),
    /** Any other language: the name of the file says none that is known here. */
    OTHER("unknown language", Syntax.foreign("//", Syntax.SLASH_STAR).anyWordMayCall());

    private final String officialName;
    final Syntax syntax;

    Language(String officialName, Syntax syntax) {
        this.officialName = officialName;
        this.syntax = syntax;
    }

    /** The name that its makers write. */
    public String officialName() {
        return officialName;
    }

    /** Whether calls in it are understood; of another language they are only found, and never changed. */
    public boolean isUnderstood() {
        return !syntax.foreign;
    }

    /** Why a call in it is not understood; empty if it is. */
    public String whyNotRead() {
        return isUnderstood() ? "" : this == OTHER ? "the language of the file is not known here"
                : officialName + " is not a language that certenroll4j reads";
    }

    /** The language that files with this ending are written in, markup aside. */
    static Optional<Language> byEnding(String ending) {
        for (Language language : values()) {
            if (language.syntax.endings.contains(ending)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** The language that the directive of a server page names, its text in lower case. */
    static Optional<Language> ofServer(String directive) {
        Language found = null;
        int longest = 0;
        for (Language language : values()) {
            for (String name : language.syntax.serverNames) {
                if (name.length() > longest && directive.contains(name)) {
                    found = language;
                    longest = name.length();
                }
            }
        }
        return Optional.ofNullable(found);
    }
}
