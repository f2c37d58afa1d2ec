package io.github.certenroll4j.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks over HTML and what is mixed into it (ASP, JSP, PHP), and cuts out the code in it: script elements, event
 * attributes and the server's islands. Text between the tags is no code, whatever it says.
 */
final class Markup {

    private static final int LONGEST_TAG = 8_000;
    /** Pages in templates and in frames of pages. */
    private static final int DEEPEST = 3;
    private static final Pattern JSX = Pattern.compile("babel|jsx|tsx");
    private static final Pattern ON_SERVER = Pattern.compile("(?<![\\w-])runat\\s{0,80}=\\s{0,80}[\"']?server\\b");
    private static final Pattern RAZOR = Pattern.compile("@(code|functions)?\\s{0,80}\\{");

    private final SourceMap source;
    private final String text;
    private final String lower;
    private final List<Diagnostic> diagnostics;
    private final boolean hasExpressions;
    private final boolean razor;
    private final List<Stretch> stretches = new ArrayList<>();
    private Language server;
    private int nextWord = -1;
    private final int lastClose;
    private final int depth;

    /** @param file whether it is a file, which a server may fill in, and no string of a program */
    Markup(SourceMap source, Language server, List<Diagnostic> diagnostics, boolean file) {
        this(source, server, diagnostics, file, 0);
    }

    private Markup(SourceMap source, Language server, List<Diagnostic> diagnostics, boolean file, int depth) {
        this.depth = depth;
        this.source = source;
        this.text = source.text;
        this.lower = Word.lower(text);
        this.server = server;
        this.diagnostics = diagnostics;
        this.lastClose = text.lastIndexOf('>');
        this.hasExpressions = server == Language.JAVA && file;
        this.razor = server == Language.C_SHARP && file;
    }

    /** All code, in the order in which it ends. */
    List<Stretch> stretches() {
        int at = text.indexOf('<');
        while (at >= 0 && at < text.length()) {
            at = Progress.found(at, text.indexOf('<', Progress.on(at, element(at))));
        }
        if (razor) {
            razorBlocks();
        }
        return stretches;
    }

    /** {@code @code {…}}, {@code @functions {…}} and {@code @{…}} of Razor: code of the server. */
    private void razorBlocks() {
        Matcher block = RAZOR.matcher(text);
        for (int at = 0; at < text.length() && block.find(at);) {
            int end = braceEnd(block.end() - 1, text.length());
            stretches.add(new Stretch(source.part(block.end(), Math.max(block.end(), end - 1)), server, true));
            at = Progress.on(at, end);
        }
    }

    /** After the brace that closes what this one opens, or the limit. */
    private int braceEnd(int brace, int limit) {
        int depth = 0;
        for (int i = brace; i < limit; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return limit;
    }

    private int element(int at) {
        if (isIsland(at)) {
            return island(at);
        }
        if (text.startsWith("<!--", at)) {
            return comment(at);
        }
        if (lower.startsWith("<script", at) && at + 7 < text.length() && !Character.isLetterOrDigit(text.charAt(at + 7))) {
            return script(at);
        }
        boolean tag = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        return tag ? tag(at) : at + 1;
    }

    private boolean isIsland(int at) {
        return text.startsWith("<%", at) || text.startsWith("<?", at);
    }

    /** A comment hides its scripts from the browser, not its islands from the server; a conditional one hides nothing. */
    private int comment(int at) {
        if (lower.startsWith("<!--[if", at)) {
            return at + 4;
        }
        // <!--> is a whole comment: so pages hide from old browsers what is not for them.
        int end = endOf("-->", at, at + 2, "HTML comment");
        islands(at + 2, end);
        return end;
    }

    private void islands(int from, int to) {
        int i = text.indexOf('<', from);
        while (i >= 0 && i < to) {
            i = Progress.found(i, text.indexOf('<', isIsland(i) ? Progress.on(i, island(i)) : i + 1));
        }
    }

    private int island(int at) {
        boolean php = text.charAt(at + 1) == '?';
        if (text.startsWith("<%--", at)) {
            return endOf("--%>", at, at + 4, "server comment");
        }
        String close = php ? "?>" : "%>";
        // PHP may leave its last island open.
        int end = php && text.indexOf(close, at) < 0 ? text.length() : endOf(close, at, at + 2, "server island");
        if (lower.startsWith("<%@", at)) {
            directive(lower.substring(at, end));
        } else if (!lower.startsWith("<?xml", at)) {
            int from = Math.min(at + (lower.startsWith("<?php", at) ? 5 : 2), end);
            while (from < end && "=!#:".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            int to = Math.max(from, text.startsWith(close, end - 2) ? end - 2 : end);
            stretches.add(new Stretch(source.part(from, to), php ? Language.PHP : server, true));
        }
        return end;
    }

    private void directive(String directive) {
        server = ScriptLanguage.named(directive).orElse(server);
    }

    private int script(int at) {
        int bodyStart = tagEnd(at);
        int bodyEnd = scriptEnd(bodyStart);
        if (bodyEnd == text.length()) {
            diagnostics.add(new Diagnostic(source.offset(at), "a script element without an end"));
        }
        SourceMap body = withoutIslands(bodyStart, bodyEnd);
        String tag = lower.substring(at, bodyStart);
        if (ON_SERVER.matcher(tag).find()) {
            // A page of ASP may have scripts in several languages.
            stretches.add(new Stretch(body, ScriptLanguage.named(tag).orElse(server), true));
        } else {
            boolean elements = JSX.matcher(tag).find();
            Optional<Language> language = ScriptLanguage.ofElement(tag, body.text);
            language.ifPresent(known -> stretches.add(new Stretch(body, known, false, elements)));
            if (!language.isPresent()) {
                // A template of a page: no script, but its handlers are.
                nested(body);
            }
        }
        return bodyEnd;
    }

    private void nested(SourceMap markup) {
        if (depth < DEEPEST && Word.lower(markup.text).contains(Word.LOWER)) {
            stretches.addAll(new Markup(markup, server, diagnostics, false, depth + 1).stretches());
        }
    }

    /** A string in an island may hold the closing tag of the page that it prints. */
    private int scriptEnd(int from) {
        int i = text.indexOf('<', from);
        while (i >= 0 && !lower.startsWith("</script", i)) {
            int close = isIsland(i) ? text.indexOf(text.charAt(i + 1) + ">", i + 2) : i;
            i = close < 0 ? close : Progress.found(i, text.indexOf('<', close + 1));
        }
        return i < 0 ? text.length() : i;
    }

    /** The handlers of a tag: {@code onclick="…"}, {@code href="javascript:…"}. */
    private int tag(int at) {
        if (nextWord < at) {
            int word = lower.indexOf(Word.LOWER, at);
            nextWord = word < 0 ? text.length() + LONGEST_TAG : word;
        }
        if (nextWord - at >= LONGEST_TAG) {
            return at + 1;
        }
        int end = Math.min(tagEnd(at), at + LONGEST_TAG);
        String tag = lower.substring(at, end);
        for (Attribute attribute : Attribute.of(source, at, end)) {
            if (attribute.isHandler()) {
                Language language = ScriptLanguage.ofHandler(attribute.value.text, tag);
                stretches.add(new Stretch(attribute.value, language, false, true));
            } else if (attribute.name.equals("srcdoc")) {
                nested(attribute.value);
            }
        }
        islands(at + 1, end);
        return end;
    }

    /** After the {@code >} of a tag, quotes and islands respected. */
    private int tagEnd(int from) {
        int limit = Math.min(text.length(), from + LONGEST_TAG);
        char quote = 0;
        boolean valueMayStart = false;
        int i = from;
        while (i < limit) {
            char c = text.charAt(i);
            int next = i + 1;
            if (c == '<' && isIsland(i)) {
                int close = text.indexOf(text.charAt(i + 1) + ">", i + 2);
                next = close < 0 || close > limit ? limit : close + 2;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && valueMayStart) {
                quote = c;
            } else if (c == '{' && valueMayStart) {
                next = braceEnd(i, limit);
            } else if (c == '>') {
                return next;
            }
            valueMayStart = c == '=' || valueMayStart && Character.isWhitespace(c);
            i = Progress.on(i, next);
        }
        return from > lastClose ? text.length() : text.indexOf('>', from) + 1;
    }

    /** A script with one character in place of each island of the server, and the islands handed on by themselves. */
    private SourceMap withoutIslands(int from, int to) {
        SourceMap.Builder rest = new SourceMap.Builder();
        boolean changed = false;
        int i = from;
        while (i < to) {
            int end = text.charAt(i) == '<' && isIsland(i) ? island(i) : expressionEnd(i, to);
            boolean filledIn = end > i;
            rest.add(filledIn ? SourceMap.ISLAND : text.charAt(i), source.offset(i));
            changed |= filledIn;
            i = Progress.on(i, filledIn ? end : i + 1);
        }
        return changed ? rest.build() : source.part(from, to);
    }

    /** {@code ${…}} of JSP and GSP: its end, or {@code at} if there is none. */
    private int expressionEnd(int at, int to) {
        if (!hasExpressions || text.charAt(at) != '$' && text.charAt(at) != '#' || !text.startsWith("{", at + 1)) {
            return at;
        }
        for (int i = at + 2; i < Math.min(to, at + 500); i++) {
            char c = text.charAt(i);
            if (c == '}') {
                // What a server fills in is short; a call in it is a script's own, in a template literal.
                return lower.substring(at, i).contains(Word.LOWER) ? at : i + 1;
            } else if (c == '\n' || c == '{' || c == ';') {
                return at;
            }
        }
        return at;
    }

    private int endOf(String close, int start, int from, String what) {
        int found = text.indexOf(close, from);
        if (found < 0) {
            diagnostics.add(new Diagnostic(source.offset(start), "a " + what + " without an end: what follows it was not read"));
        }
        return found < 0 ? text.length() : found + close.length();
    }
}
