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

    /** The text of the page, ASCII, its lines ended by LF. */
    public String text() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(ExamplePage.class.getResourceAsStream(resource), StandardCharsets.US_ASCII))) {
            return lines.lines().collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " in the jar cannot be read", e);
        }
    }
}
