package io.github.certenroll4j.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A minimal enrollment page that is correct: it makes a request, and installs what the CA answers. */
public enum ExamplePage {
    /** With its script in JScript. */
    JSCRIPT("example-jscript.html"),
    /** With its script in VBScript. */
    VBSCRIPT("example-vbscript.html");

    private final String resource;

    ExamplePage(String resource) {
        this.resource = resource;
    }

    /**
     * The text of the page, ASCII, its lines ended by LF. It passes AllowNone first, and AllowUntrustedRoot only after
     * {@code CERT_E_UNTRUSTEDROOT} or {@code CERT_E_CHAINING}, so that the check is not waived where the root is trusted.
     */
    public String text() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ExamplePage.class.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            return lines.lines().collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " in the jar cannot be read", e);
        }
    }

    /**
     * The same page in the order of the knowledge base article: it passes AllowUntrustedRoot at once, and AllowNone only
     * where that is refused with {@code E_ACCESSDENIED}, as a client without the hotfix does.
     */
    public String textInArticleOrder() {
        return swapped(swapped(text(), "ALLOW_NONE, response", "ALLOW_UNTRUSTED_ROOT, response"),
                "AllowNone, response", "AllowUntrustedRoot, response")
                .replace("[CERT_E_UNTRUSTEDROOT, CERT_E_CHAINING]", "[E_ACCESSDENIED]")
                .replace("Err.Number = CERT_E_UNTRUSTEDROOT Or Err.Number = CERT_E_CHAINING", "Err.Number = E_ACCESSDENIED")
                .replace("The check of the chain is waived only where it was what refused; another refusal, or a second one, is told.",
                        "A client without the hotfix lets a page pass no flag; it still installs when it trusts the root.");
    }

    private static String swapped(String text, String one, String other) {
        String between = "\0";
        return text.replace(one, between).replace(other, one).replace(between, other);
    }
}
