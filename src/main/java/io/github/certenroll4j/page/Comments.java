package io.github.certenroll4j.page;

import java.util.List;

/** Knows where a comment of each language ends, and which comments JScript runs. */
final class Comments {

    /** What JScript reads behind the at sign that opens a conditional comment. */
    private static final String[] CONDITIONS = {"cc_on", "if", "set", "elif", "else", "end"};

    private final SourceMap source;
    private final String text;
    private final Syntax syntax;
    private final List<Diagnostic> diagnostics;
    /** Whether an earlier comment has switched conditional compilation on: then a name or a blank behind the at sign will do. */
    private boolean isOn;
    private boolean run;
    private boolean runToLineEnd;

    Comments(SourceMap source, Language language, List<Diagnostic> diagnostics) {
        this.source = source;
        this.text = source.text;
        this.syntax = language.syntax;
        this.diagnostics = diagnostics;
    }

    /** Whether what is read now stands in a comment that JScript runs, as its conditional compilation decides. */
    boolean areRun() {
        return run || runToLineEnd;
    }

    void lineEnds() {
        runToLineEnd = false;
    }

    /** The end of the comment that starts here, or {@code at} if none does. */
    int end(int at, boolean freshLine) {
        if (syntax.conditionalComments && conditional(at)) {
            return at + 3;
        }
        if (run && text.startsWith("*/", at)) {
            run = false;
            return at + 2;
        }
        if (isDocumentation(at, freshLine)) {
            int close = text.indexOf(text.substring(at, at + 3), at + 3);
            return close < 0 ? unclosed(at) : close + 3;
        }
        for (String[] block : syntax.blockComments) {
            boolean lineStart = block[0].startsWith("#c") || block[0].startsWith("=");
            if (text.regionMatches(true, at, block[0], 0, block[0].length()) && (!lineStart || freshLine)) {
                int close = text.indexOf(block[1], at + block[0].length());
                return close < 0 ? unclosed(at) : close + block[1].length();
            }
        }
        return startsLine(at, freshLine) ? lineEnd(text, at) : at;
    }

    /** {@code /*@cc_on … @*}{@code /} and {@code //@cc_on}. */
    private boolean conditional(int at) {
        if (run && text.startsWith("@*/", at)) {
            run = false;
            return true;
        }
        boolean block = text.startsWith("/*@", at);
        if (!block && !text.startsWith("//@", at)) {
            return false;
        }
        boolean opens = isOn && at + 3 < text.length() && (text.charAt(at + 3) == '_' || Character.isWhitespace(text.charAt(at + 3)));
        for (String condition : CONDITIONS) {
            int end = at + 3 + condition.length();
            opens |= text.startsWith(condition, at + 3) && (end == text.length() || !Lexer.isWordPart(text.charAt(end)));
        }
        isOn |= opens;
        run |= opens && block;
        runToLineEnd |= opens && !block;
        return opens;
    }

    /** A text of Python that is a statement by itself. */
    private boolean isDocumentation(int at, boolean freshLine) {
        return syntax.foreign && syntax.tripleQuotes && freshLine
                && (text.startsWith("\"\"\"", at) || text.startsWith("'''", at));
    }

    private boolean startsLine(int at, boolean freshLine) {
        if (syntax.htmlComments && (text.startsWith("<!--", at) || freshLine && text.startsWith("-->", at))) {
            return true;
        }
        for (String comment : syntax.lineComments) {
            if (text.startsWith(comment, at)) {
                return true;
            }
        }
        return text.charAt(at) == '#' && startsHash(at, freshLine);
    }

    private boolean startsHash(int at, boolean freshLine) {
        switch (syntax.hash) {
            case ALWAYS: return true;
            case FIRST_IN_LINE: return freshLine;
            case NOT_IN_WORD: return at == 0 || !Lexer.isWordPart(text.charAt(at - 1));
            case NOT_ATTRIBUTE: return !text.startsWith("#[", at);
            default: return false;
        }
    }

    private int unclosed(int at) {
        diagnostics.add(new Diagnostic(source.offset(at), "a comment without an end: what follows it was not read"));
        return text.length();
    }

    static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
