package io.github.certenroll4j.page;

/** A stretch of code that was found in markup. */
final class Stretch {

    final SourceMap text;
    final Language language;
    /** Whether the server runs it, before there is a page. */
    final boolean server;
    /** Whether elements may stand in it, as JSX has them; in others a tag is the server's. */
    final boolean elements;

    Stretch(SourceMap text, Language language, boolean server) {
        this(text, language, server, false);
    }

    Stretch(SourceMap text, Language language, boolean server, boolean elements) {
        this.text = text;
        this.language = language;
        this.server = server;
        this.elements = elements;
    }
}
