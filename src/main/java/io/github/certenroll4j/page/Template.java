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
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '`' && inText && braces.isEmpty()) {
                return i + 1;
            } else if (c == '`') {
                inText = !inText;
            } else if (inText && text.startsWith("${", i)) {
                open(++i);
            } else if (!inText) {
                i = code(c, i);
            }
        }
        return -1;
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
        for (int i = at + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return at;
    }
}
