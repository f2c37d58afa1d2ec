package io.github.certenroll4j.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file is to be read: as markup with a server's language in its islands, or as code of one language. */
final class PageKind {

    private static final Map<String, PageKind> BY_EXTENSION = new HashMap<>();

    /** So much of a text is looked at to guess its language. */
    private static final int SAMPLE = 50_000;

    private static final Pattern BASIC = Pattern.compile("(?im)^[ \\t]*(dim|sub|end (sub|function|if)|on error|call|set \\w+ *=|const \\w+ *="
            + "[^;\\n]*$|rem|'|option explicit|private sub|public sub)(\\b|')|\\bthen[ \\t]*$"
            + "|\\.installresponse2?[ \\t]+[^(\\s=;.]");
    private static final Pattern C_LIKE = Pattern.compile("(?im)[;{}][ \\t]*$|^[ \\t]*(var|let|function)\\s|\\);|^[ \\t]*//|/\\*");

    static {
        put(markup(Language.VBSCRIPT), "asp", "asa", "inc");
        put(markup(Language.C_SHARP), "aspx", "ascx", "master", "ashx", "asmx", "cshtml");
        put(markup(Language.VB_NET), "vbhtml");
        put(markup(Language.JAVA), "jsp", "jspx", "jspf", "jsf", "tag", "tagx", "gsp", "ftl", "vm");
        put(markup(Language.PHP), "php", "php3", "php4", "php5", "phtml");
        put(markup(Language.JAVA), "html", "htm", "xhtml", "shtml", "shtm", "hta", "htc", "wsf", "wsc", "sct", "tpl", "tmpl",
                "vue");
        put(code(Language.JSCRIPT), "js", "mjs", "cjs", "jse", "jsx", "ts", "tsx");
        put(code(Language.VBSCRIPT), "vbs", "vbe");
        put(code(Language.VB_NET), "vb");
        put(code(Language.C_SHARP), "cs");
        put(code(Language.POWERSHELL), "ps1", "psm1");
        put(code(Language.JAVA), "java", "groovy", "kt");
    }

    final boolean markup;
    /** The language of the code, or of the server's islands in markup. */
    final Language language;

    private PageKind(boolean markup, Language language) {
        this.markup = markup;
        this.language = language;
    }

    static Optional<PageKind> byName(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(extension));
    }

    /** For a file whose name says nothing. */
    static PageKind guess(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE)).toLowerCase(Locale.ROOT);
        if (sample.contains("<?php")) {
            return markup(Language.PHP);
        }
        if (sample.contains("<script") || sample.contains("<html") || sample.contains("<%")) {
            return markup(guessScript(text) == Language.VBSCRIPT ? Language.VBSCRIPT : Language.JAVA);
        }
        if (sample.contains("new-object") || sample.contains("$null")) {
            return code(Language.POWERSHELL);
        }
        if (sample.contains("using system") || sample.contains("namespace ")) {
            return code(Language.C_SHARP);
        }
        return code(guessScript(text));
    }

    /** VBScript or JScript, by what its lines look like. */
    static Language guessScript(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        return count(BASIC, sample) > count(C_LIKE, sample) ? Language.VBSCRIPT : Language.JSCRIPT;
    }

    private static int count(Pattern pattern, String text) {
        int count = 0;
        for (java.util.regex.Matcher matcher = pattern.matcher(text); matcher.find();) {
            count++;
        }
        return count;
    }

    private static PageKind markup(Language server) {
        return new PageKind(true, server);
    }

    private static PageKind code(Language language) {
        return new PageKind(false, language);
    }

    private static void put(PageKind kind, String... extensions) {
        for (String extension : extensions) {
            BY_EXTENSION.put(extension, kind);
        }
    }
}
