package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.List;

/** Cuts code into tokens; comments and blanks fall out. It goes over the text once and never back. */
final class Lexer {

    /** Signs of more than one character that must not be taken for an assignment or a dot. */
    private static final String[] LONG_SIGNS = {">>>=", "...", "===", "!==", "<<=", ">>=", "||=", "&&=", "??=", "**=", "==", "!=", "<=",
        ">=", "=>", "+=", "-=", "*=", "/=", "%=", "^=", "\\=", "|=", "&=", ".=", "++", "--", "->", "::", "?.", "??", ":=", "||", "&&", "<<"};

    private final SourceMap source;
    private final String text;
    private final Syntax syntax;
    private final Code code;
    private final Strings strings;
    private final Comments comments;
    private final Brackets brackets;
    private final boolean elements;
    private final Jsx jsx;
    private int at;
    private boolean freshLine = true;

    private Lexer(SourceMap source, Language language, Code.Place place, boolean elements, List<Diagnostic> diagnostics) {
        this.source = source;
        this.text = source.text;
        this.syntax = language.syntax;
        this.code = new Code(source, language, place);
        this.strings = new Strings(source, language, diagnostics);
        this.comments = new Comments(source, language, diagnostics);
        this.brackets = new Brackets(code);
        this.elements = elements;
        this.jsx = new Jsx(text);
    }

    /** @param elements whether elements of JSX may stand in the code */
    static Code read(SourceMap source, Language language, Code.Place place, boolean elements, List<Diagnostic> diagnostics) {
        Lexer lexer = new Lexer(source, language, place, elements, diagnostics);
        for (int steps = 0; steps <= lexer.text.length() && lexer.at < lexer.text.length(); steps++) {
            lexer.next();
        }
        lexer.code.trim();
        return lexer.code;
    }

    private void next() {
        char c = text.charAt(at);
        if (jsx.isInMarkup()) {
            at = jsx.next(at);
        } else if (c == '\n' || c == '\r') {
            lineEnd();
        } else if (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF') {
            at++;
        } else if (c == SourceMap.ISLAND) {
            add(Kind.ISLAND, at + 1);
        } else if (!comment()) {
            token(c);
        }
    }

    private boolean comment() {
        int end = comments.end(at, freshLine);
        if (end == at) {
            return false;
        }
        at = end;
        return true;
    }

    private void token(char c) {
        boolean valueMayStart = syntax.templates && (c == '/' || c == '<') && valueMayStart();
        int stringEnd = strings.end(at, valueMayStart);
        if (stringEnd > at) {
            add(Kind.STRING, stringEnd);
        } else if (valueMayStart && c == '<' && elements && jsx.startsAt(at)) {
            at = jsx.start(at);
        } else if (c == '&' && startsBasicNumber()) {
            int end = wordEnd(at + 1);
            // A second ampersand only makes the number a long one.
            add(Kind.NUMBER, text.startsWith("&", end) ? end + 1 : end);
        } else if (isDigit(c)) {
            int end = wordEnd(at + 1);
            add(Kind.NUMBER, isLongMark(end) ? end + 1 : end);
        } else if (isWordPart(c)) {
            word();
        } else {
            sign(c);
        }
    }

    private void add(Kind kind, int end) {
        code.add(kind, at, end);
        if (comments.areRun()) {
            code.markConditional(code.size() - 1);
        }
        at = end;
        freshLine = false;
    }

    private void lineEnd() {
        if (syntax.lineEndsStatement) {
            if (!code.is(code.size() - 1, Kind.LINE_END)) {
                code.add(Kind.LINE_END, at, at + 1);
            }
            if (syntax.bareCalls) {
                brackets.forgetOpenOnes();
            }
        }
        comments.lineEnds();
        freshLine = true;
        at++;
    }

    private void word() {
        int end = wordEnd(at);
        boolean lonely = text.charAt(at) == '_' && end == at + 1;
        if (syntax.basic && lonely && restOfLineIsEmpty(end)) {
            at = Math.min(Comments.lineEnd(text, end) + lineEndLength(Comments.lineEnd(text, end)), text.length());
        } else if (syntax.basic && end - at == 3 && text.regionMatches(true, at, "rem", 0, 3) && atStatementStart()) {
            at = Comments.lineEnd(text, at);
        } else {
            add(Kind.WORD, end);
        }
    }

    private boolean atStatementStart() {
        int last = code.size() - 1;
        return last < 0 || code.is(last, Kind.LINE_END) || code.isAny(last, ":", "then", "else");
    }

    private boolean restOfLineIsEmpty(int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r';
    }

    private int lineEndLength(int lineEnd) {
        return text.startsWith("\r\n", lineEnd) ? 2 : 1;
    }

    private void sign(char c) {
        if (c == '`' && syntax.escape == '`') {
            at = Math.min(at + 1 + (restOfLineIsEmpty(at + 1) ? lineEndLength(Comments.lineEnd(text, at)) : 0), text.length());
            return;
        }
        if (c == '}' && jsx.closeBrace()) {
            at++;
            return;
        }
        for (String sign : LONG_SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Kind.SIGN, at + sign.length());
                return;
            }
        }
        if (c == '{') {
            jsx.openBrace();
        }
        add(Kind.SIGN, at + 1);
        brackets.see(code.size() - 1);
    }

    /** Whether a value may start here: then a slash is no division, and a less-than sign no comparison. */
    private boolean valueMayStart() {
        int last = code.size() - 1;
        if (code.is(last, Kind.WORD)) {
            return !CallSite.isMember(code, last - 1) && code.isAny(last, "return", "typeof", "case", "in", "of", "delete", "void",
                    "throw", "new", "else", "do", "instanceof", "yield", "await");
        }
        if (code.is(last, ")")) {
            return endsCondition(last);
        }
        if (code.is(last, "}")) {
            int before = code.partner(last) - 1;
            return freshLine || code.isPaired(last) && (code.isAny(before, "else", "do", "try", "finally") || endsCondition(before));
        }
        return last < 0 || code.is(last, Kind.SIGN) && !code.isAny(last, "]", "++", "--");
    }

    /** Whether the bracket closes what stands behind {@code if} and the like, so that a statement follows. */
    private boolean endsCondition(int bracket) {
        return code.is(bracket, ")") && code.isPaired(bracket)
                && code.isAny(code.partner(bracket) - 1, "if", "while", "for", "with", "await", "switch", "catch");
    }

    private boolean startsBasicNumber() {
        return syntax.basic && at + 2 < text.length() && "hHoO".indexOf(text.charAt(at + 1)) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    /** In {@code 2&} of Visual Basic the ampersand makes the number a long one; before an operand it joins strings. */
    private boolean isLongMark(int end) {
        return syntax.basic && text.startsWith("&", end) && (end + 1 == text.length() || ",):\r\n".indexOf(text.charAt(end + 1)) >= 0);
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
