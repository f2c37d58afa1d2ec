package io.github.certenroll4j.page;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A stretch of code in one language, cut into tokens. The tokens are numbers in arrays, because a minified script has
 * millions of them; {@link Lexer} fills them in.
 */
final class Code {

    enum Kind { WORD, NUMBER, STRING, SIGN, LINE_END, ISLAND }

    /** Who runs the code: a browser, or a program; and whether it stands in a string of other code. */
    enum Place {
        PAGE(true, true, false), PROGRAM(false, false, false), STRING_OF_PAGE(true, true, true), STRING_OF_PROGRAM(false, false, true),
        /** A script like that of a page, with nothing in it that only a browser has. */
        PERHAPS_PAGE(true, false, false);

        final boolean inPage;
        final boolean surelyInPage;
        final boolean inString;

        Place(boolean inPage, boolean surelyInPage, boolean inString) {
            this.inPage = inPage;
            this.surelyInPage = surelyInPage;
            this.inString = inString;
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int NONE = -1;
    private static final int NEAR = 64;

    final SourceMap source;
    final Language language;
    /** Whether it stands in a string of other code, where much only looks like code. */
    final boolean inString;
    /** Whether a browser runs it, so that Windows takes from it what it takes from a page. */
    final boolean inPage;
    /** Whether that is beyond doubt: only then a flag is ever taken away. */
    final boolean surelyInPage;
    private final BitSet conditional = new BitSet();
    private boolean continued;
    private byte[] kinds = new byte[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] partners = new int[16];
    private int size;

    Code(SourceMap source, Language language, Place place) {
        this.source = source;
        this.language = language;
        this.inString = place.inString;
        this.inPage = place.inPage;
        this.surelyInPage = place.surelyInPage;
    }

    Syntax syntax() {
        return language.syntax;
    }

    /** Whether conditional compilation decides if this token is there at all. */
    boolean isConditional(int token) {
        return conditional.get(token);
    }

    /** Whether another string goes on where this one ends: what is printed is printed in pieces. */
    boolean isContinued() {
        return continued;
    }

    void markContinued() {
        continued = true;
    }

    void markConditional(int token) {
        conditional.set(token);
    }

    void add(Kind kind, int start, int end) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            partners = Arrays.copyOf(partners, size * 2);
        }
        kinds[size] = (byte) kind.ordinal();
        starts[size] = start;
        ends[size] = end;
        partners[size++] = NONE;
    }

    /** Gives back what room is left; a page may have a million small islands. */
    void trim() {
        kinds = Arrays.copyOf(kinds, size);
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        partners = Arrays.copyOf(partners, size);
    }

    void pair(int open, int close) {
        partners[open] = close;
        partners[close] = open;
    }

    int size() {
        return size;
    }

    boolean is(int token, Kind kind) {
        return has(token) && kinds[token] == kind.ordinal();
    }

    /** Whoever looks a few tokens too far finds none there; whoever looks further has lost his way. */
    private boolean has(int token) {
        if (token >= 0 && token < size) {
            return true;
        }
        if (token < -NEAR || token > size + NEAR) {
            throw new IndexOutOfBoundsException("no token " + token + " of " + size);
        }
        return false;
    }

    Kind kind(int token) {
        return KINDS[kinds[token]];
    }

    /** Whether the token is this sign, or this word in the case that the language asks for. */
    boolean is(int token, String text) {
        return has(token) && ends[token] - starts[token] == text.length()
                && kinds[token] != Kind.STRING.ordinal()
                && source.text.regionMatches(language.syntax.ignoresCase, starts[token], text, 0, text.length());
    }

    boolean isAny(int token, String... texts) {
        for (String text : texts) {
            if (is(token, text)) {
                return true;
            }
        }
        return false;
    }

    boolean isAny(int token, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (is(token, texts.get(i))) {
                return true;
            }
        }
        return false;
    }

    String text(int token) {
        return source.text.substring(starts[token], ends[token]);
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** The bracket that closes or opens what this bracket opens or closes, or the token itself if there is none. */
    int partner(int token) {
        return partners[token] == NONE ? token : partners[token];
    }

    /** The token behind this one; behind an opening bracket, the one behind what closes it. */
    int after(int token) {
        return Progress.on(token, Math.max(token, partner(token)) + 1);
    }

    boolean isPaired(int token) {
        return partners[token] != NONE;
    }

    boolean isOpening(int token) {
        return is(token, Kind.SIGN) && "([{".indexOf(source.text.charAt(starts[token])) >= 0;
    }

    boolean isClosing(int token) {
        return is(token, Kind.SIGN) && ")]}".indexOf(source.text.charAt(starts[token])) >= 0;
    }

    boolean startsLine(int token) {
        for (int i = token == 0 ? 0 : ends[token - 1]; i < starts[token]; i++) {
            if (source.text.charAt(i) == '\n' || source.text.charAt(i) == '\r') {
                return true;
            }
        }
        return token == 0;
    }

    /** Whether nothing but blanks lies between the tokens of this range: no comment would be lost with them. */
    boolean hasOnlyBlanks(int from, int to) {
        for (int token = from + 1; token < to; token++) {
            if (!source.text.substring(ends[token - 1], starts[token]).trim().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Where in the file a token starts. */
    int offset(int token) {
        return source.offset(starts[token]);
    }

    /** Where in the file a token ends. */
    int endOffset(int token) {
        return source.endOffset(ends[token]);
    }
}
