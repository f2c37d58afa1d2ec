package io.github.certenroll4j.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A template literal of JavaScript: text between backticks, with code in {@code ${…}}, which may hold template literals. */
final class Template {

    private final String text;
    private final int from;
    /** The braces that are open in each piece of code that is open. */
    private final Deque<Integer> braces = new ArrayDeque<>();
    private final List<int[]> codes = new ArrayList<>();
    private boolean inText = true;
    private int codeStart;

    private Template(String text, int from) {
        this.text = text;
        this.from = from;
    }

    /** After the backtick that closes what the one at {@code at} opens, or -1. */
    static int end(String text, int at) {
        return new Template(text, at).end();
    }

    /** The start and the end of each piece of code in a template that ends before {@code to}. */
    static List<int[]> codes(String text, int from, int to) {
        Template template = new Template(text.substring(0, to), from);
        template.end();
        return template.codes;
    }

    private int end() {
        int i = from + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '`' && inText && braces.isEmpty()) {
                return i + 1;
            }
            i = Progress.on(i, next(c, i));
        }
        return -1;
    }

    private int next(char c, int at) {
        if (c == '\\') {
            return at + 2;
        }
        if (c == '`') {
            inText = !inText;
        } else if (inText && text.startsWith("${", at)) {
            open(at + 1);
            return at + 2;
        } else if (!inText) {
            return code(c, at) + 1;
        }
        return at + 1;
    }

    private void open(int brace) {
        if (braces.isEmpty()) {
            codeStart = brace + 1;
        }
        braces.push(0);
        inText = false;
    }

    private int code(char c, int at) {
        if (c == '"' || c == '\'') {
            return stringEnd(c, at);
        }
        if (c == '{') {
            braces.push(braces.pop() + 1);
        } else if (c == '}' && braces.peek() > 0) {
            braces.push(braces.pop() - 1);
        } else if (c == '}') {
            braces.pop();
            inText = true;
            if (braces.isEmpty()) {
                codes.add(new int[] {codeStart, at});
            }
        }
        return at;
    }

    private int stringEnd(char quote, int at) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '\n') {
            if (text.charAt(i) == quote) {
                return i;
            }
            i = Progress.on(i, i + (text.charAt(i) == '\\' ? 2 : 1));
        }
        return at;
    }
}
