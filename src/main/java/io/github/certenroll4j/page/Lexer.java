package io.github.certenroll4j.page;

import io.github.certenroll4j.page.Code.Kind;
import java.util.List;

/** Cuts code into tokens; comments and blanks fall out. It goes over the text once and never back. */
final class Lexer {

    /** Signs of more than one character that must not be taken for an assignment or a dot. */
    private static final String[] LONG_SIGNS = {"===", "!==", "==", "!=", "<=", ">=", "=>", "+=", "-=", "|=", "&=", ".=",
        "++", "--", "->", "::", "?.", ":=", "||", "&&"};

    private final MappedText source;
    private final String text;
    private final Code code;
    private final List<Trouble> troubles;
    private final Strings strings;
    private final Brackets brackets;
    private int at;
    private boolean freshLine = true;

    private Lexer(MappedText source, Language language, boolean inString, List<Trouble> troubles) {
        this.source = source;
        this.text = source.text;
        this.code = new Code(source, language, inString);
        this.troubles = troubles;
        this.strings = new Strings(source, language, troubles);
        this.brackets = new Brackets(code);
    }

    static Code read(MappedText source, Language language, boolean inString, List<Trouble> troubles) {
        Lexer lexer = new Lexer(source, language, inString, troubles);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        lexer.code.trim();
        return lexer.code;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
            lineEnd();
        } else if (Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF') {
            at++;
        } else if (c == MappedText.ISLAND) {
            add(Kind.ISLAND, at + 1);
        } else if (!comment(c)) {
            int stringEnd = strings.end(at, mayBeRegularExpression());
            if (stringEnd > at) {
                add(Kind.STRING, stringEnd);
            } else {
                wordOrSign(c);
            }
        }
    }

    private void wordOrSign(char c) {
        if (c == '&' && startsBasicNumber()) {
            int end = wordEnd(at + 1);
            // A second ampersand only makes the number a long one.
            add(Kind.NUMBER, text.startsWith("&", end) ? end + 1 : end);
        } else if (isDigit(c)) {
            add(Kind.NUMBER, wordEnd(at + 1));
        } else if (isWordPart(c)) {
            word();
        } else {
            sign();
        }
    }

    private void add(Kind kind, int end) {
        code.add(kind, at, end);
        at = end;
        freshLine = false;
    }

    private void lineEnd() {
        if (code.language.endsStatementsWithLines()) {
            if (!code.is(code.size() - 1, Kind.LINE_END)) {
                code.add(Kind.LINE_END, at, at + 1);
            }
            if (code.language == Language.VBSCRIPT) {
                brackets.forgetOpenOnes();
            }
        }
        freshLine = true;
        at++;
    }

    private boolean comment(char c) {
        Language language = code.language;
        if (language.hasSlashComments() && text.startsWith("/*", at)) {
            skipTo("*/", "comment");
        } else if (language == Language.POWERSHELL && text.startsWith("<#", at)) {
            skipTo("#>", "comment");
        } else if (startsLineComment(c)) {
            at = lineEndFrom(at);
        } else {
            return false;
        }
        return true;
    }

    private boolean startsLineComment(char c) {
        Language language = code.language;
        if (language.runsInPages() && (text.startsWith("<!--", at) || text.startsWith("-->", at) && freshLine)) {
            return true;
        }
        if (language.isBasic()) {
            return c == '\'' || c == '\u2018' || c == '\u2019' || text.startsWith("//", at);
        }
        if (c == '#') {
            return language == Language.POWERSHELL && (at == 0 || !isWordPart(text.charAt(at - 1)))
                    || language == Language.PHP && !text.startsWith("#[", at)
                    || language == Language.C_SHARP && freshLine;
        }
        return language.hasSlashComments() && text.startsWith("//", at);
    }

    private void skipTo(String end, String what) {
        int found = text.indexOf(end, at + 2);
        if (found < 0) {
            troubles.add(new Trouble(source.offset(at), "a " + what + " without an end: what follows it was not read"));
        }
        at = found < 0 ? text.length() : found + end.length();
    }

    private void word() {
        int end = wordEnd(at);
        boolean lonely = text.charAt(at) == '_' && end == at + 1;
        if (code.language.isBasic() && lonely && restOfLineIsEmpty(end)) {
            at = Math.min(lineEndFrom(end) + lineEndLength(lineEndFrom(end)), text.length());
        } else if (code.language.isBasic() && end - at == 3 && text.regionMatches(true, at, "rem", 0, 3) && atStatementStart()) {
            at = lineEndFrom(at);
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

    private int lineEndFrom(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void sign() {
        if (code.language == Language.POWERSHELL && text.charAt(at) == '`') {
            at = Math.min(at + 1 + (restOfLineIsEmpty(at + 1) ? lineEndLength(lineEndFrom(at)) : 0), text.length());
            return;
        }
        for (String sign : LONG_SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Kind.SIGN, at + sign.length());
                return;
            }
        }
        add(Kind.SIGN, at + 1);
        brackets.see(code.size() - 1);
    }

    private boolean mayBeRegularExpression() {
        int last = code.size() - 1;
        if (code.language != Language.JSCRIPT) {
            return false;
        }
        boolean value = code.is(last, Kind.NUMBER) || code.is(last, Kind.STRING) || code.is(last, Kind.ISLAND)
                || code.isClosing(last) || code.is(last, Kind.WORD) && !code.isAny(last, "return", "typeof", "case", "in");
        return !value;
    }

    private boolean startsBasicNumber() {
        return code.language.isBasic() && at + 2 < text.length() && "hHoO".indexOf(text.charAt(at + 1)) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
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

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
