package io.github.certenroll4j.page;

/** A stretch of code that was found in markup. */
final class Stretch {

    final SourceMap text;
    final Language language;
    /** Whether the server runs it, before there is a page. */
    final boolean server;

    Stretch(SourceMap text, Language language, boolean server) {
        this.text = text;
        this.language = language;
        this.server = server;
    }
}
