package io.github.certenroll4j.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Elements of JSX in a script: their text is no code, and an apostrophe in it begins no string. */
final class Jsx {

    private static final int TAG = -1;
    private static final int TEXT = -2;
    private static final int LONGEST_TAG = 500;
    /** Each name of an element is searched for through the whole script; a page has few. */
    private static final int MOST_NAMES = 64;

    private final String text;
    /** What is open: a tag, text, or code with so many braces. */
    private final Deque<Integer> open = new ArrayDeque<>();
    private final Map<String, Integer> lastClosings = new HashMap<>();

    Jsx(String text) {
        this.text = text;
    }

    /** Whether what comes next is a tag or text, and no code. */
    boolean isInMarkup() {
        return !open.isEmpty() && open.peek() < 0;
    }

    /** Whether an element starts here, where a value may start: one that is closed somewhere, so no generic type. */
    boolean startsAt(int at) {
        if (text.startsWith("<>", at)) {
            return lastClosing("") > at;
        }
        int nameEnd = nameEnd(at + 1);
        return nameEnd > at + 1 && Character.isLetter(text.charAt(at + 1))
                && (lastClosing(text.substring(at + 1, nameEnd)) > at || closesItself(at));
    }

    /** Goes over the next piece of markup, and returns where it ends. */
    int next(int at) {
        char c = text.charAt(at);
        if (c == '{') {
            open.push(0);
            return at + 1;
        }
        return open.peek() == TAG ? inTag(at, c) : inText(at, c);
    }

    /** Opens the element that starts here, and returns where its attributes begin. */
    int start(int at) {
        boolean fragment = text.startsWith("<>", at);
        open.push(fragment ? TEXT : TAG);
        return at + (fragment ? 2 : 1);
    }

    void openBrace() {
        if (!open.isEmpty()) {
            open.push(open.pop() + 1);
        }
    }

    /** Whether this brace of the code goes back to the markup around it. */
    boolean closeBrace() {
        if (open.isEmpty()) {
            return false;
        }
        int braces = open.pop();
        if (braces > 0) {
            open.push(braces - 1);
        }
        return braces == 0;
    }

    private int inTag(int at, char c) {
        if (c == '"' || c == '\'') {
            int end = text.indexOf(c, at + 1);
            return end < 0 ? at + 1 : end + 1;
        }
        if (text.startsWith("/>", at)) {
            open.pop();
            return at + 2;
        }
        if (c == '>') {
            open.pop();
            open.push(TEXT);
        }
        return at + 1;
    }

    private int inText(int at, char c) {
        if (text.startsWith("</", at)) {
            open.pop();
            int end = text.indexOf('>', at);
            return end < 0 ? text.length() : end + 1;
        }
        boolean element = c == '<' && at + 1 < text.length()
                && (text.charAt(at + 1) == '>' || Character.isLetter(text.charAt(at + 1)));
        return element ? start(at) : at + 1;
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length() && end - from < LONGEST_TAG
                && (Character.isLetterOrDigit(text.charAt(end)) || "._-$:".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private int lastClosing(String name) {
        Integer known = lastClosings.get(name);
        if (known == null) {
            known = lastClosings.size() < MOST_NAMES ? text.lastIndexOf("</" + name + ">") : -1;
            if (lastClosings.size() < MOST_NAMES) {
                lastClosings.put(name, known);
            }
        }
        return known;
    }

    /** Whether the first {@code >} that stands in no braces and in no quotes has a slash before it. */
    private boolean closesItself(int at) {
        int braces = 0;
        for (int i = at; i < Math.min(text.length(), at + LONGEST_TAG); i++) {
            char c = text.charAt(i);
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '>' && braces == 0) {
                return text.charAt(i - 1) == '/';
            }
        }
        return false;
    }
}
