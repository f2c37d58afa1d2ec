package io.github.certenroll4j.page;

/** What is wrong with a call of {@code InstallResponse}, with the reason that Microsoft's knowledge base article gives. */
public enum Finding {
    /** The call passes no {@code AllowUntrustedRoot}. */
    UNTRUSTED_ROOT_NOT_ALLOWED("does not pass AllowUntrustedRoot (4)",
            "A response whose root certificate the client does not trust fails: CERT_E_UNTRUSTEDROOT (0x800b0109) with"
                    + " the whole chain in it, CERT_E_CHAINING (0x800b010a) without. The hotfix alone does not help, the"
                    + " page has to pass the flag.",
            "Pass 4 as the first argument. A client without the hotfix (Windows Vista without a service pack,"
                    + " Certenroll.dll before 6.0.6000.20755) then fails with E_ACCESSDENIED (0x80070005), whatever the"
                    + " response; to serve such clients too, try 4 first and 0 when that fails."),
    /** The call passes a flag that Windows does not take from it. */
    FLAG_NOT_ALLOWED("passes a flag that Windows does not take here",
            "From a web page Windows takes AllowUntrustedRoot (4) alone; AllowNoOutstandingRequest (1) and"
                    + " AllowUntrustedCertificate (2) fail with E_ACCESSDENIED (0x80070005), with the hotfix too.",
            "Pass 4 alone. Clients without the hotfix fail with any flag."),
    /** The encoding argument does not say what the response looks like. */
    ENCODING_MISMATCH("names an encoding that the response does not have",
            "The third argument is 0 for a response with a BEGIN line (base64 header) and 1 for one without.",
            "Correct the third argument; it is the same for clients with and without the hotfix."),
    /** VBScript: several arguments in parentheses, and no {@code Call}. */
    CALL_MISSING("has parentheses without Call, which VBScript does not compile",
            "VBScript takes several arguments in parentheses only after Call; without it no line of the script runs.",
            "Write Call in front, or leave the parentheses out; it is the same for clients with and without the"
                    + " hotfix."),
    /** Quotes of a word processor around an argument, in a script. */
    TYPOGRAPHIC_QUOTES("has typographic quotes, which no script engine compiles",
            "Only the plain quotes of a keyboard delimit a string in VBScript and JScript; with others no line of the script"
                    + " runs.",
            "Write plain quotes; it is the same for clients with and without the hotfix."),
    /** A constant of Microsoft's that exists only where the type library is imported, and not in this file. */
    UNDEFINED_NAME("passes a name that nothing in this file defines",
            "Microsoft's constants exist only where CertEnroll's type library is imported. In a script of a page, or of"
                    + " Windows Script Host, the name is undefined: VBScript passes Empty, which is 0, and JScript throws an"
                    + " error.",
            "Write the number, or define the constant in the file; it is the same for clients with and without the"
                    + " hotfix."),
    /** A script of a page that creates the enrollment object by itself. */
    DIRECT_CREATION("creates its object without the web class factory, in a page",
            "CX509Enrollment is not marked safe for scripting: in a page only"
                    + " X509Enrollment.CX509EnrollmentWebClassFactory may be created, and its CreateObject makes the others.",
            "Put the factory into the page as an object, and make CX509Enrollment by its CreateObject; then only"
                    + " AllowUntrustedRoot (4) may be passed."),
    /** An argument whose value the file does not show, or a wrong number of arguments. */
    NOT_RESOLVED("has arguments that this file does not show, or a wrong number of them",
            "The value comes from a server, a parameter, another file or several places, the call is made in pieces or in a"
                    + " roundabout way, or it is in a language that is not read here; so nobody can say from this file alone"
                    + " what Windows gets.",
            "Look at the place that it comes from: the first argument has to be 4 for clients with the hotfix.");

    private final String meaning;
    private final String reason;
    private final String change;

    Finding(String meaning, String reason, String change) {
        this.meaning = meaning;
        this.reason = reason;
        this.change = change;
    }

    /** What the call does, a predicate without a subject. */
    public String meaning() {
        return meaning;
    }

    /** Why that fails. */
    public String reason() {
        return reason;
    }

    /** What to change, and what the change means for clients with and without the hotfix. */
    public String change() {
        return change;
    }
}
