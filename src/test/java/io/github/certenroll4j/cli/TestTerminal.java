package io.github.certenroll4j.cli;

import java.nio.charset.Charset;

/** What a test says that stdout and stderr lead to. */
final class TestTerminal extends Terminal {

    private final Charset charset;
    private final int width;
    private final boolean isTerminal;

    TestTerminal(Charset charset, int width, boolean isTerminal) {
        this.charset = charset;
        this.width = width;
        this.isTerminal = isTerminal;
    }

    @Override
    int width() {
        return width;
    }

    @Override
    Charset charset(Stream stream) {
        return charset;
    }

    @Override
    boolean isAt(Stream stream) {
        return isTerminal;
    }

    @Override
    boolean isPipeAt(Stream stream) {
        return false;
    }
}
