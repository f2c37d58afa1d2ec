package io.github.certenroll4j.site;

import java.util.Locale;

/** Small pieces of HTML. */
final class Html {

    private Html() {
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** A link whose text is ours or a name; both are escaped. */
    static String link(String address, String text) {
        return "<a href=\"" + escape(address) + "\">" + escape(text) + "</a>";
    }

    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    static String paragraph(String text) {
        return "<p>" + escape(text) + "</p>\n";
    }

    /** A row of a table of names and values; the value is HTML. */
    static String row(String name, String value) {
        return "<tr><th scope=\"row\">" + escape(name) + "</th><td>" + value + "</td></tr>\n";
    }

    /** What can be the id of an element: lower-case letters, digits, dashes. */
    static String anchor(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** A table may be wider than a phone: then it is moved in its own frame, by keys too. */
    static String table(String name, String table) {
        return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape(name) + "\">\n" + table + "</div>\n";
    }
}
