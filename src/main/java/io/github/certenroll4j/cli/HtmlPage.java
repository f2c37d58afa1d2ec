package io.github.certenroll4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * A page of HTML that needs nothing beside itself: the style sheets are in it, and so is a script if it has one, and a policy
 * forbids the browser to load or run anything else (Content Security Policy Level 3). Its elements are ours; every text and every attribute
 * is escaped, because names in certificates and of hosts are written by others.
 *
 * <p>The classes {@code good}, {@code bad} and {@code doubt} of the common style sheet have colours in light, in dark and on
 * paper. Colour alone says nothing: whoever uses them writes the word beside.
 */
final class HtmlPage {

    /** Colours, tables and folds that all pages share. */
    private static final String COMMON_STYLE = "page.css";

    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final String script;

    /**
     * Begins a page; what is added next stands in its {@code main}, under the title as its heading.
     *
     * @param title  text for the window and the heading
     * @param styles resources beside this class, after the common one
     */
    HtmlPage(String title, String... styles) {
        this("", title, styles);
    }

    private HtmlPage(String script, String title, String... styles) {
        this.script = script;
        StringBuilder style = new StringBuilder(resource(COMMON_STYLE));
        for (String more : styles) {
            style.append(resource(more));
        }
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" + sha256(style.toString())
                + "'" + (script.isEmpty() ? "" : "; script-src 'sha256-" + sha256(script) + "'") + "; base-uri 'none'; form-action 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", title).html.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
        open("main").element("h1", title);
    }

    /** A page that a script of ours, a resource beside this class, makes easier to use; without it the page says the same. */
    static HtmlPage withScript(String script, String title, String... styles) {
        return new HtmlPage(resource(script), title, styles);
    }

    /** Opens an element; attributes are a name and its value, and so on. */
    HtmlPage open(String element, String... attributes) {
        html.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        html.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    HtmlPage close() {
        html.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** Adds a text of ours. */
    HtmlPage text(String text) {
        html.append(escaped(text));
        return this;
    }

    /** Adds a text from outside: one that is written from right to left does not turn what stands beside it. */
    HtmlPage foreign(String text) {
        html.append("<bdi>").append(escaped(text)).append("</bdi>");
        return this;
    }

    /** Adds an element that holds this text and nothing else. */
    HtmlPage element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** The whole page; nothing can be added afterwards. */
    byte[] bytes() {
        while (!open.isEmpty()) {
            close();
        }
        html.append(script.isEmpty() ? "" : "<script>" + script + "</script>\n");
        return html.append("</body>\n</html>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        // What hides is shown as everywhere else, so that what is on the page can be compared with the other answers.
        return Escapes.visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            return new String(bytes.toByteArray(), StandardCharsets.US_ASCII).replace("\r\n", "\n");
        } catch (IOException impossible) {
            throw new IllegalStateException(name + " is in the same file as this class", impossible);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
