package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;

/** What a string says: its characters without quotes and escapes, each with its place in the file. */
final class Literal {

    private final SourceMap source;
    private final Syntax syntax;
    private int from;
    private int to;
    private char quote;
    private boolean raw;

    private Literal(Code code, int token) {
        this.source = code.source;
        this.syntax = code.syntax();
        this.from = code.start(token);
        this.to = code.end(token);
        stripQuotes();
    }

    static SourceMap read(Code code, int token) {
        return new Literal(code, token).content();
    }

    /**
     * The text that a concatenation makes which the string at {@code token} is part of. What is no string in it, a
     * variable for instance, becomes an island.
     */
    static SourceMap concatenation(Code code, int token) {
        int first = token;
        while (joins(code, first - 1)) {
            first = Progress.back(first, operandStart(code, first - 2));
        }
        return concatenationFrom(code, first);
    }

    /** As {@link #concatenation}, without what stands before the token. */
    static SourceMap concatenationFrom(Code code, int first) {
        return concatenationFrom(code, first, Integer.MAX_VALUE);
    }

    /** Of what begins here, so many operands at most. */
    static SourceMap concatenationFrom(Code code, int first, int most) {
        SourceMap.Builder whole = new SourceMap.Builder();
        int at = first;
        for (int i = 0; i < most && at < code.size(); i++) {
            int end = operandEnd(code, at);
            if (code.is(at, Kind.STRING)) {
                SourceMap piece = read(code, at);
                whole.add(piece, 0, piece.text.length());
            } else {
                whole.add(SourceMap.ISLAND, code.offset(at));
            }
            at = Progress.on(at, joins(code, end) ? end + 1 : code.size());
        }
        return whole.build();
    }

    /** The token after the concatenation that the string at {@code token} is part of. */
    static int concatenationEnd(Code code, int token) {
        int end = operandEnd(code, token);
        while (joins(code, end)) {
            end = Progress.on(end, operandEnd(code, end + 1));
        }
        return end;
    }

    /** Whether this token joins two strings. */
    static boolean joins(Code code, int token) {
        return code.isAny(token, code.syntax().joins);
    }

    /** An operand is a string, or a name with its brackets: {@code a.b(c)[d]}; a method may be called on both. */
    private static int operandEnd(Code code, int from) {
        int at = from;
        while (at < code.size() && !joins(code, at) && !code.isClosing(at) && !code.isAny(at, ",", ";")
                && !code.is(at, Kind.LINE_END) && !(code.syntax().basic && code.is(at, ":"))
                && !(at > from && startsStatement(code, at))) {
            at = code.after(at);
        }
        return at;
    }

    /** Where no semicolon is needed: a word or a string that begins a line, behind what may end an expression. */
    private static boolean startsStatement(Code code, int at) {
        boolean begins = code.is(at, Kind.WORD) || code.is(at, Kind.STRING);
        return begins && code.startsLine(at) && (!code.is(at - 1, Kind.SIGN) || code.isClosing(at - 1));
    }

    private static int operandStart(Code code, int last) {
        int at = Math.max(last, 0);
        if (code.isClosing(at)) {
            at = Math.min(at, code.partner(at));
        }
        while (at > 0 && !code.is(at, Kind.STRING) && (code.is(at - 1, Kind.WORD) || code.is(at - 1, ".") && !joins(code, at - 1)
                || code.isClosing(at - 1) && code.isOpening(at))) {
            at = code.isClosing(at - 1) ? Math.min(at - 1, code.partner(at - 1)) : at - 1;
        }
        return at;
    }

    private void stripQuotes() {
        String text = source.text;
        while (from < to && "@$".indexOf(text.charAt(from)) >= 0) {
            raw |= text.charAt(from) == '@';
            from++;
        }
        if (!syntax.hereDocument.isEmpty() && text.startsWith(syntax.hereDocument, from)) {
            from = Math.min(text.indexOf('\n', from) + 1, to);
            to = Math.max(from, text.lastIndexOf('\n', to - 1));
            return;
        }
        quote = from < to ? text.charAt(from) : 0;
        int width = syntax.tripleQuotes && !raw && (text.startsWith("\"\"\"", from) || text.startsWith("'''", from)) ? 3 : 1;
        boolean closed = to - from >= 2 * width && isQuote(text.charAt(to - 1));
        from = Math.min(from + width, to);
        to = closed ? to - width : to;
        if (raw && syntax.hereStrings && closed) {
            to = Math.max(from, to - 1);
        }
    }

    private boolean isQuote(char c) {
        return c == quote || c == '@' || c >= '\u2018' && c <= '\u201D';
    }

    private SourceMap content() {
        SourceMap.Builder content = new SourceMap.Builder();
        int i = from;
        while (i < to) {
            i = Progress.on(i, character(content, i));
        }
        return content.build();
    }

    /** Adds the character that is written at this place, and returns where the next one is. */
    private int character(SourceMap.Builder content, int i) {
        char c = source.text.charAt(i);
        char next = i + 1 < to ? source.text.charAt(i + 1) : 0;
        if (isEscape(c, next)) {
            return escaped(content, next, i + 1) + 1;
        }
        boolean island = quote == '`' && c == '$' && next == '{';
        content.add(island ? SourceMap.ISLAND : c, source.offset(i));
        return island ? braceEnd(i + 1) + 1 : isDoubledQuote(c, next) ? i + 2 : i + 1;
    }

    /** Where the code ends that this brace opens; braces in its strings are rare. */
    private int braceEnd(int brace) {
        int depth = 0;
        for (int i = brace; i < to; i++) {
            char c = source.text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return to;
    }

    private boolean isDoubledQuote(char c, char next) {
        // In a here-string of PowerShell a quote is a quote.
        return c == quote && next == quote && (raw ? !syntax.hereStrings : syntax.doubledQuotes);
    }

    private boolean isEscape(char c, char next) {
        if (raw || next == 0 || c != syntax.escape || syntax.escape == 0) {
            return false;
        }
        if (quote != '\'') {
            return true;
        }
        return syntax.singleQuotesEscape && (!syntax.singleQuotesEscapeOnlyThemselves || next == '\'' || next == c);
    }

    /** Adds what the escape stands for, and returns where its last character is. */
    private int escaped(SourceMap.Builder content, char c, int index) {
        int offset = source.offset(index);
        switch (c) {
            case 'n': case 'r': content.add('\n', offset); return index;
            case 't': content.add('\t', offset); return index;
            case 'x': return coded(content, index, 2);
            case 'u': return coded(content, index, 4);
            case '\n': case '\r': return index;
            default: content.add(c, offset); return index;
        }
    }

    /** {@code \x49} and {@code \}{@code u0049}; if the digits are not there, the letter itself. */
    private int coded(SourceMap.Builder content, int index, int digits) {
        int end = index + 1 + digits;
        int code = 0;
        for (int i = index + 1; i < end && code >= 0; i++) {
            int digit = i < to ? Character.digit(source.text.charAt(i), 16) : -1;
            code = digit < 0 ? -1 : code * 16 + digit;
        }
        content.add(code < 0 ? source.text.charAt(index) : (char) code, source.offset(index));
        return code < 0 ? index : end - 1;
    }
}
