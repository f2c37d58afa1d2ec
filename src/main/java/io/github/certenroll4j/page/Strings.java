package io.github.certenroll4j.page;

import java.util.List;
import java.util.Locale;

/** Knows where a string of each language ends, and what it says without its quotes and escapes. */
final class Strings {

    /** A slash is mostly a division; without a limit a line of slashes would be read over and over. */
    private static final int LONGEST_REGULAR_EXPRESSION = 500;

    /** A longer line is no line of a person; its remarks would help nobody. */
    private static final int LONGEST_LINE = 10_000;

    private final MappedText source;
    private final String text;
    private final Language language;
    private final List<Trouble> troubles;

    Strings(MappedText source, Language language, List<Trouble> troubles) {
        this.source = source;
        this.text = source.text;
        this.language = language;
        this.troubles = troubles;
    }

    /** The end of the string that starts here, or {@code at} if none does. */
    int end(int at, boolean mayBeRegularExpression) {
        char c = text.charAt(at);
        switch (c) {
            case '"':
                return quoted(at, c);
            case '\'':
                return language.isBasic() ? at : quoted(at, c);
            case '\u201C': case '\u201D': case '\u2018': case '\u2019':
                return typographic(at);
            case '`':
                return language == Language.JSCRIPT ? overLines(at, at + 1, c) : at;
            case '@':
                return marked(at);
            case '$':
                return language == Language.C_SHARP ? marked(at) : at;
            case '<':
                return language == Language.PHP && text.startsWith("<<<", at) ? hereDocument(at) : at;
            case '/':
                return mayBeRegularExpression ? regularExpression(at) : at;
            default:
                return at;
        }
    }

    private int quoted(int at, char quote) {
        boolean triple = text.startsWith("\"\"\"", at) && (language == Language.JAVA || language == Language.C_SHARP);
        if (triple) {
            return closedBy("\"\"\"", at, at + 3);
        }
        boolean overLines = language == Language.PHP || language == Language.POWERSHELL || language == Language.VB_NET;
        return overLines ? overLines(at, at + 1, quote) : inLine(at, at + 1, quote);
    }

    private int inLine(int at, int from, char quote) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return unclosedLine(at, i);
            } else if (c == '\\' && !language.isBasic()) {
                i += text.startsWith("\r\n", i + 1) ? 2 : 1;
            } else if (c == quote) {
                if (!language.isBasic() || i + 1 == text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return unclosedLine(at, text.length());
    }

    /** Only a line that has the word is worth a remark: elsewhere the string harms no call. */
    private int unclosedLine(int at, int lineEnd) {
        int lineStart = at;
        while (lineStart > 0 && at - lineStart < LONGEST_LINE && "\r\n".indexOf(text.charAt(lineStart - 1)) < 0) {
            lineStart--;
        }
        boolean worthSaying = lineEnd - lineStart < LONGEST_LINE
                && text.substring(lineStart, lineEnd).toLowerCase(Locale.ROOT).contains(PageReader.WORD);
        if (worthSaying) {
            troubles.add(new Trouble(source.offset(at), "a string without an end"));
        }
        return lineEnd;
    }

    private int overLines(int at, int from, char quote) {
        char escape = language == Language.POWERSHELL ? '`' : '\\';
        boolean escapes = !language.isBasic() && !(language == Language.POWERSHELL && quote == '\'');
        boolean doubles = language.isBasic() || language == Language.POWERSHELL;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (escapes && c == escape) {
                i++;
            } else if (c == quote) {
                if (!doubles || i + 1 == text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return unclosed(at);
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
        if (language == Language.POWERSHELL && at + 1 < text.length() && "\"'".indexOf(text.charAt(at + 1)) >= 0) {
            return closedBy("\n" + text.charAt(at + 1) + "@", at, at + 2);
        }
        int quote = at;
        while (language == Language.C_SHARP && quote < text.length() && "@$".indexOf(text.charAt(quote)) >= 0) {
            quote++;
        }
        if (quote == at || quote == text.length() || text.charAt(quote) != '"') {
            return at;
        }
        boolean verbatim = text.substring(at, quote).indexOf('@') >= 0;
        return verbatim ? verbatim(at, quote + 1) : quoted(quote, '"');
    }

    private int verbatim(int at, int from) {
        for (int i = text.indexOf('"', from); i >= 0; i = text.indexOf('"', i + 2)) {
            if (!text.startsWith("\"\"", i)) {
                return i + 1;
            }
        }
        return unclosed(at);
    }

    private int hereDocument(int at) {
        int nameStart = at + 3;
        while (nameStart < text.length() && " \t'\"".indexOf(text.charAt(nameStart)) >= 0) {
            nameStart++;
        }
        int nameEnd = nameStart;
        while (nameEnd < text.length() && Character.isJavaIdentifierPart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == nameStart) {
            return at;
        }
        String name = text.substring(nameStart, nameEnd);
        for (int line = text.indexOf('\n', nameEnd); line >= 0; line = text.indexOf('\n', line + 1)) {
            int word = line + 1;
            while (word < text.length() && (text.charAt(word) == ' ' || text.charAt(word) == '\t')) {
                word++;
            }
            if (text.startsWith(name, word)) {
                return word + name.length();
            }
        }
        return unclosed(at);
    }

    private int regularExpression(int at) {
        boolean inClass = false;
        for (int i = at + 1; i < Math.min(text.length(), at + LONGEST_REGULAR_EXPRESSION); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return at;
            } else if (c == '\\') {
                i++;
            } else if (c == '[' || c == ']') {
                inClass = c == '[';
            } else if (c == '/' && !inClass) {
                return i + 1;
            }
        }
        return at;
    }

    private int closedBy(String end, int at, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? unclosed(at) : found + end.length();
    }

    private int unclosed(int at) {
        troubles.add(new Trouble(source.offset(at), "a string without an end: what follows it was not read"));
        return text.length();
    }
}
