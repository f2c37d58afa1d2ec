package io.github.certenroll4j.cli;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern for names of files as shells have them: {@code *}, {@code ?}, {@code [a-z]}, {@code {*.exe,*.sys}}, in any case
 * of letters. Java's own matches paths, and not every name that a file has can be made into a path again.
 */
final class NamePattern {

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private final Pattern pattern;
    private int at;

    /** @throws PatternSyntaxException if a bracket is not closed, or a range goes backwards */
    NamePattern(String glob) {
        this.glob = glob;
        boolean inGroup = false;
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            if (c == '{' && !inGroup || c == '}' && inGroup) {
                regex.append(inGroup ? ")" : "(?:");
                inGroup = !inGroup;
            } else if (c == '{') {
                throw wrong("a { in braces");
            } else if (c == ',' && inGroup) {
                regex.append('|');
            } else {
                add(c);
            }
        }
        if (inGroup) {
            throw wrong("no } for the {");
        }
        pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private void add(char c) {
        switch (c) {
            case '*':
                regex.append(".*");
                break;
            case '?':
                regex.append('.');
                break;
            case '[':
                addClass();
                break;
            case '\\':
                literal(next("nothing behind the \\"));
                break;
            default:
                literal(c);
        }
    }

    private void addClass() {
        regex.append('[');
        char c = next("no ] for the [");
        if (c == '!') {
            regex.append('^');
            c = next("no ] for the [");
        }
        // A bracket or a dash that comes first stands for itself.
        do {
            literal(c);
            c = next("no ] for the [");
            if (c == '-' && at < glob.length() && glob.charAt(at) != ']') {
                regex.append('-');
                c = next("no ] for the [");
            }
        } while (c != ']');
        regex.append(']');
    }

    private char next(String otherwise) {
        if (at == glob.length()) {
            throw wrong(otherwise);
        }
        return glob.charAt(at++);
    }

    private void literal(char c) {
        boolean meansItself = Character.isLetterOrDigit(c) || c > '~' || c == ' ';
        regex.append(meansItself ? "" : "\\").append(c);
    }

    private PatternSyntaxException wrong(String what) {
        return new PatternSyntaxException(what, glob, at);
    }

    boolean matches(String name) {
        return pattern.matcher(name).matches();
    }

    /** Whether it is no pattern but a name. */
    static boolean isName(String text) {
        return text.matches("[^*?\\[{]+");
    }
}
