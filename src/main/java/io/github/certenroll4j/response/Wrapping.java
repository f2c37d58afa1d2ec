package io.github.certenroll4j.response;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The ways in which programs write a text inside another, from those that show at once to those that leave but a trace. */
enum Wrapping {

    JSON_LINES("lines of JSON", QuotedStrings::isLogged, QuotedStrings::columns),
    JSON("JSON", QuotedStrings::isJson, QuotedStrings::doubleQuoted),
    MARKUP("XML or HTML", MarkupText::matches, MarkupText::of),
    RTF("a document of WordPad or Word (RTF)", RtfText::matches, RtfText::decode),
    MARGINS("lines with something before or after them", LineMargins::matches, LineMargins::strip),
    QUOTED_PRINTABLE("quoted-printable (RFC 2045)", QuotedPrintable::matches, QuotedPrintable::decode),
    PERCENT("percent-encoding (RFC 3986)", PercentText::matches, PercentText::decode),
    DOUBLE_QUOTES("quoted strings", text -> text.indexOf('"') >= 0, QuotedStrings::doubleQuoted),
    SINGLE_QUOTES("quoted strings", text -> text.indexOf('\'') >= 0, QuotedStrings::singleQuoted),
    BACKTICKS("quoted strings", text -> text.indexOf('`') >= 0, QuotedStrings::backticked),
    ESCAPES("line ends written as \\n", BackslashText::matches, BackslashText::decode);

    private static final List<Wrapping> SHOWN = Arrays.asList(JSON_LINES, JSON, MARKUP, RTF);

    /** What it is, for a sentence that says that something was taken out of it. */
    final String description;
    private final Predicate<String> signs;
    private final UnaryOperator<String> inside;

    Wrapping(String description, Predicate<String> signs, UnaryOperator<String> inside) {
        this.description = description;
        this.signs = signs;
        this.inside = inside;
    }

    /** Those that are seen at a glance: no other way of reading makes sense of such a text. */
    static List<Wrapping> shown() {
        return SHOWN;
    }

    /** Those that are tried when the text as it is says nothing. */
    static Collection<Wrapping> hidden() {
        return EnumSet.complementOf(EnumSet.copyOf(SHOWN));
    }

    /** Whether the text has the signs of it. */
    boolean matches(String text) {
        return signs.test(text);
    }

    /** The text inside: never longer than the text around it. */
    String inside(String text) {
        return inside.apply(text);
    }
}
