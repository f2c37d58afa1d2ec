package io.github.certenroll4j.page;

import java.util.Arrays;

/**
 * A text that was cut out of a file, or out of a string inside it, and still knows where each character came from.
 * What a server fills in later stands in it as one {@link #ISLAND}.
 */
final class SourceMap {

    /** Stands for what is not known before a server has run: an expression, an island of ASP or PHP. */
    static final char ISLAND = '\uFFFC';

    final String text;
    private final int[] offsets;
    private final int base;

    private SourceMap(String text, int[] offsets, int base) {
        this.text = text;
        this.offsets = offsets;
        this.base = base;
    }

    static SourceMap whole(String file) {
        return new SourceMap(file, new int[0], 0);
    }

    SourceMap part(int from, int to) {
        String cut = text.substring(from, to);
        return offsets.length == 0
                ? new SourceMap(cut, offsets, base + from)
                : new SourceMap(cut, Arrays.copyOfRange(offsets, from, to), 0);
    }

    /** Where in the file the character at this index comes from. */
    int offset(int index) {
        return offsets.length == 0 ? base + index : offsets[index];
    }

    /** Where in the file the piece that ends before this index ends. */
    int endOffset(int end) {
        return end == 0 ? offset(0) : offset(end - 1) + 1;
    }

    /** Collects characters with the places they came from. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private int[] offsets = new int[64];

        Builder add(char c, int offset) {
            if (text.length() == offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
            }
            offsets[text.length()] = offset;
            text.append(c);
            return this;
        }

        Builder add(SourceMap piece, int from, int to) {
            for (int i = from; i < to; i++) {
                add(piece.text.charAt(i), piece.offset(i));
            }
            return this;
        }

        SourceMap build() {
            return new SourceMap(text.toString(), Arrays.copyOf(offsets, text.length()), 0);
        }
    }
}
