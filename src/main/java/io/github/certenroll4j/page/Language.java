package io.github.certenroll4j.page;

/** The language that a call of {@code InstallResponse} is written in. */
public enum Language {
    /** VBScript, in a page or a script file. */
    VBSCRIPT("VBScript"),
    /** JScript, JavaScript or TypeScript. */
    JSCRIPT("JScript"),
    /** Visual Basic .NET. */
    VB_NET("VB.NET"),
    /** C#. */
    C_SHARP("C#"),
    /** PowerShell. */
    POWERSHELL("PowerShell"),
    /** Java or Groovy, which mostly print a page from their strings. */
    JAVA("Java"),
    /** PHP, which mostly prints a page from its strings. */
    PHP("PHP");

    private final String officialName;

    Language(String officialName) {
        this.officialName = officialName;
    }

    /** The name that its makers write. */
    public String officialName() {
        return officialName;
    }

    boolean isBasic() {
        return this == VBSCRIPT || this == VB_NET;
    }

    boolean ignoresCase() {
        return isBasic() || this == POWERSHELL;
    }

    /** Whether the end of a line ends a statement. */
    boolean endsStatementsWithLines() {
        return isBasic() || this == POWERSHELL;
    }

    boolean hasSlashComments() {
        return !isBasic() && this != POWERSHELL;
    }

    /** Whether Internet Explorer runs it inside a page. */
    boolean runsInPages() {
        return this == VBSCRIPT || this == JSCRIPT;
    }
}
