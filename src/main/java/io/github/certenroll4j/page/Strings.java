package io.github.certenroll4j.page;

import java.util.List;
import java.util.Locale;

/** Knows where a string of each language ends. */
final class Strings {

    /** A slash is mostly a division; without a limit a line of slashes would be read over and over. */
    private static final int LONGEST_REGULAR_EXPRESSION = 500;

    /** A longer line is no line of a person; its remarks would help nobody. */
    private static final int LONGEST_LINE = 10_000;

    private static final String TRIPLE = "\"\"\"";

    private final SourceMap source;
    private final String text;
    private final Syntax syntax;
    private final List<Diagnostic> diagnostics;

    Strings(SourceMap source, Language language, List<Diagnostic> diagnostics) {
        this.source = source;
        this.text = source.text;
        this.syntax = language.syntax;
        this.diagnostics = diagnostics;
    }

    /**
     * The end of the string that starts here, or {@code at} if none does.
     *
     * @param valueMayStart whether a slash here begins a regular expression and is no division
     */
    int end(int at, boolean valueMayStart) {
        char c = text.charAt(at);
        switch (c) {
            case '"':
                return quoted(at, c);
            case '\'':
                return syntax.singleQuotes ? quoted(at, c) : at;
            case '\u201C': case '\u201D': case '\u2018': case '\u2019':
                return typographic(at);
            case '`':
                return syntax.templates ? template(at) : at;
            case '@': case '$':
                return marked(at);
            case '<':
                return startsHereDocument(at) ? hereDocument(at) : at;
            case '/':
                return syntax.templates && valueMayStart ? regularExpression(at) : at;
            default:
                return at;
        }
    }

    private int quoted(int at, char quote) {
        if (syntax.tripleQuotes && text.startsWith(TRIPLE, at)) {
            return closedBy(TRIPLE, at, at + 3);
        }
        if (syntax.tripleQuotes && syntax.foreign && text.startsWith("'''", at)) {
            return closedBy("'''", at, at + 3);
        }
        return syntax.stringsOverLines ? overLines(at, at + 1, quote) : inLine(at, at + 1, quote);
    }

    private int inLine(int at, int from, char quote) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return unclosedLine(at, i);
            }
            if (c == syntax.escape) {
                i = Progress.on(i, i + (text.startsWith("\r\n", i + 1) ? 3 : 2));
            } else if (c == quote && !isDoubled(i)) {
                return i + 1;
            } else {
                i = Progress.on(i, i + (c == quote ? 2 : 1));
            }
        }
        return unclosedLine(at, text.length());
    }

    private boolean isDoubled(int quote) {
        return syntax.doubledQuotes && isAt(quote + 1, text.charAt(quote));
    }

    private boolean isAt(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    /** Only a line that has the word is worth a remark: elsewhere the string harms no call. */
    private int unclosedLine(int at, int lineEnd) {
        int lineStart = at;
        while (lineStart > 0 && at - lineStart < LONGEST_LINE && "\r\n".indexOf(text.charAt(lineStart - 1)) < 0) {
            lineStart--;
        }
        boolean worthSaying = lineEnd - lineStart < LONGEST_LINE
                && text.substring(lineStart, lineEnd).toLowerCase(Locale.ROOT).contains(Word.LOWER);
        if (worthSaying) {
            diagnostics.add(new Diagnostic(source.offset(at), "a string without an end"));
        }
        return lineEnd;
    }

    private int overLines(int at, int from, char quote) {
        boolean escapes = syntax.escape != 0 && (quote != '\'' || syntax.singleQuotesEscape);
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean escaped = escapes && c == syntax.escape;
            if (!escaped && c == quote && !isDoubled(i)) {
                return i + 1;
            }
            i = Progress.on(i, i + (escaped || c == quote ? 2 : 1));
        }
        return unclosed(at);
    }

    private int template(int at) {
        int end = Template.end(text, at);
        return end < 0 ? unclosed(at) : end;
    }

    /** Quotes of a word processor; only a pair on one line is a string, a lone one is a sign. */
    private int typographic(int at) {
        boolean wide = text.charAt(at) == '\u201C' || text.charAt(at) == '\u201D';
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i++) {
            char c = text.charAt(i);
            if (wide ? c == '\u201C' || c == '\u201D' : c == '\u2018' || c == '\u2019') {
                return i + 1;
            }
        }
        return at;
    }

    /** C# strings that start with {@code @} or {@code $}, and PowerShell's here-strings. */
    private int marked(int at) {
        if (syntax.hereStrings && text.charAt(at) == '@' && (isAt(at + 1, '"') || isAt(at + 1, '\''))) {
            return closedBy("\n" + text.charAt(at + 1) + "@", at, at + 2);
        }
        int quote = at;
        while (quote < text.length() && quote < at + 3 && syntax.stringMarks.indexOf(text.charAt(quote)) >= 0) {
            quote++;
        }
        if (quote == at || !isAt(quote, '"')) {
            return at;
        }
        boolean verbatim = text.substring(at, quote).indexOf('@') >= 0;
        return verbatim ? verbatim(at, quote + 1) : quoted(quote, '"');
    }

    private int verbatim(int at, int from) {
        for (int i = text.indexOf('"', from); i >= 0; i = Progress.found(i, text.indexOf('"', i + 2))) {
            if (!text.startsWith("\"\"", i)) {
                return i + 1;
            }
        }
        return unclosed(at);
    }

    private boolean startsHereDocument(int at) {
        return !syntax.hereDocument.isEmpty() && text.startsWith(syntax.hereDocument, at);
    }

    private int hereDocument(int at) {
        int nameStart = at + syntax.hereDocument.length();
        while (nameStart < text.length() && syntax.hereDocumentMarks.indexOf(text.charAt(nameStart)) >= 0) {
            nameStart++;
        }
        int nameEnd = nameStart;
        while (nameEnd < text.length() && Character.isJavaIdentifierPart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == nameStart || Character.isDigit(text.charAt(nameStart))) {
            return at;
        }
        return hereDocumentEnd(text.substring(nameStart, nameEnd), at, nameEnd);
    }

    /** The name of the document closes it where it stands first in a line, and is no part of a longer word. */
    private int hereDocumentEnd(String name, int at, int from) {
        for (int line = text.indexOf('\n', from); line >= 0; line = Progress.found(line, text.indexOf('\n', line + 1))) {
            int word = line + 1;
            while (word < text.length() && (text.charAt(word) == ' ' || text.charAt(word) == '\t')) {
                word++;
            }
            int end = word + name.length();
            if (text.startsWith(name, word) && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
                return end;
            }
        }
        return unclosed(at);
    }

    private int regularExpression(int at) {
        boolean inClass = false;
        int end = Math.min(text.length(), at + LONGEST_REGULAR_EXPRESSION);
        int i = at + 1;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return at;
            }
            if (c == '/' && !inClass) {
                return i + 1;
            }
            inClass = c == '[' || inClass && c != ']';
            i = Progress.on(i, i + (c == '\\' ? 2 : 1));
        }
        return at;
    }

    private int closedBy(String end, int at, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? unclosed(at) : found + end.length();
    }

    private int unclosed(int at) {
        diagnostics.add(new Diagnostic(source.offset(at), "a string without an end: what follows it was not read"));
        return text.length();
    }
}
