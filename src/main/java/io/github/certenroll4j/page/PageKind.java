package io.github.certenroll4j.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How a file is to be read: as markup with a server's language in its islands, or as code of one language. */
final class PageKind {

    private static final Map<String, PageKind> MARKUP = new HashMap<>();

    /** What only Windows Script Host has, or another host outside a browser. */
    private static final Pattern HOST_OF_PROGRAMS = Pattern.compile("\\A\uFEFF?#!|\\bWScript\\b|\\bWSH\\s*\\.|\\bprocess\\.(argv|env|exit)\\b"
            + "|(\\brequire\\s*\\(|\\bfrom)\\s*[\"'](node:\\w+|winax|win32ole|node-activex|fs|path|edge(-js)?|child_process)[\"']");
    /** JScript and VBScript make the object themselves. */
    private static final Pattern MAKES_OBJECT = Pattern.compile("(?i)(ActiveXObject|(?<!\\.)\\bCreateObject)\\s*\\(?\\s*[\"']X509Enrollment\\.CX509Enrollment[\".'1]");
    private static final Pattern BROWSER = Pattern.compile("\\b(document|window|navigator)\\s*[.\\[]|\\balert\\s*\\("
            + "|(?i:X509EnrollmentWebClassFactory|884e2049-217d)");

    static {
        put(Language.VBSCRIPT, false, "asp", "asa", "inc");
        put(Language.C_SHARP, false, "aspx", "ascx", "master", "ashx", "asmx", "cshtml", "razor");
        put(Language.VB_NET, false, "vbhtml");
        put(Language.JAVA, false, "jsp", "jspx", "jspf", "jsf", "tag", "tagx", "gsp", "ftl", "vm");
        put(Language.PHP, false, "php", "php3", "php4", "php5", "phtml");
        put(Language.RUBY, false, "erb", "rhtml");
        put(Language.JSCRIPT, false, "ejs");
        put(Language.JAVA, false, "html", "htm", "xhtml", "shtml", "shtm", "htc", "tpl", "tmpl", "template", "twig", "mustache", "hbs",
                "handlebars", "njk", "liquid", "jinja", "j2", "svelte", "vue", "md", "markdown", "rst", "adoc", "cfm", "mht", "mhtml");
        // Windows runs these outside a browser's limits.
        put(Language.JAVA, true, "hta", "wsf", "wsc", "sct");
    }

    /** Endings that say nothing of the language: of texts, of copies, and of files that may hold any script. */
    private static final Set<String> SAY_NOTHING = new HashSet<>(Arrays.asList("txt", "text", "bat", "cmd", "tmp", "temp", "old", "new", "sav",
            "save", "copy", "bak", "orig", "dist", "sample", "example", "default", "in", "es", "es6", "jsm", "script", "vbscript",
            "jscript", "xml", "xsl", "xslt", "config", "conf", "cfg", "ini", "json", "yml", "yaml", "csv", "sql", "rc", "resx", "snippet",
            "code", "src", "page", "web", "cgi", "fcgi", "fdf", "log", "lst"));
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    final boolean markup;
    /** The language of the code, or of the server's islands in markup. */
    final Language language;
    private final boolean program;

    private PageKind(boolean markup, Language language, boolean program) {
        this.markup = markup;
        this.language = language;
        this.program = program;
    }

    /** The kind of a file, by its name, else by its text. */
    static PageKind of(String fileName, String text) {
        return byName(fileName).orElseGet(() -> {
            PageKind guessed = guess(text);
            boolean saysNothing = fileName.indexOf('.') < 0 || SAY_NOTHING.contains(ending(fileName)) || NUMBER.matcher(ending(fileName)).matches();
            // What ends like nothing known may be in any language; only pages are known by their tags.
            return guessed.markup || saysNothing || !guessed.language.isUnderstood() ? guessed : code(Language.OTHER, true);
        });
    }

    static Optional<PageKind> byName(String fileName) {
        String ending = ending(fileName);
        if (MARKUP.containsKey(ending)) {
            return Optional.of(MARKUP.get(ending));
        }
        return Language.byEnding(ending).map(language -> code(language, language != Language.JSCRIPT));
    }

    private static String ending(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** For a file whose name says nothing. */
    private static PageKind guess(String text) {
        String sample = text.substring(0, Math.min(text.length(), ScriptLanguage.SAMPLE)).toLowerCase(Locale.ROOT);
        if (sample.startsWith("#!")) {
            Optional<Language> interpreter = interpreter(sample.substring(0, Math.max(0, sample.indexOf('\n'))));
            if (interpreter.isPresent()) {
                return code(interpreter.get(), true);
            }
        }
        if (sample.contains("<?php")) {
            return markup(Language.PHP);
        }
        if (sample.contains("<script") || sample.contains("<html") || sample.contains("<%")) {
            return markup(ScriptLanguage.guess(text) == Language.VBSCRIPT ? Language.VBSCRIPT : Language.JAVA);
        }
        return code(guessCode(text, sample), false);
    }

    /** Where the scripts run that this file holds, or that it is: in a page, or in a program. */
    Code.Place placeOf(String text) {
        boolean hta = markup && Word.lower(text.substring(0, Math.min(text.length(), ScriptLanguage.SAMPLE))).contains("<hta:application");
        if (markup) {
            return program || hta ? Code.Place.PROGRAM : Code.Place.PAGE;
        }
        if (program || !language.syntax.inPages || HOST_OF_PROGRAMS.matcher(text).find()) {
            return Code.Place.PROGRAM;
        }
        if (BROWSER.matcher(text).find()) {
            return Code.Place.PAGE;
        }
        return MAKES_OBJECT.matcher(text).find() ? Code.Place.PROGRAM : Code.Place.PERHAPS_PAGE;
    }

    private static Optional<Language> interpreter(String firstLine) {
        return firstLine.contains("perl") ? Optional.of(Language.PERL)
                : firstLine.contains("python") ? Optional.of(Language.PYTHON)
                : firstLine.contains("ruby") ? Optional.of(Language.RUBY)
                : firstLine.matches("#!\\S*/(env )?(ba|k|z|da)?sh\\b.*") ? Optional.of(Language.SHELL)
                : firstLine.contains("node") ? Optional.of(Language.JSCRIPT)
                : firstLine.contains("pwsh") ? Optional.of(Language.POWERSHELL) : Optional.empty();
    }

    private static Language guessCode(String text, String sample) {
        if (sample.contains("new-object") || sample.contains("$null")) {
            return Language.POWERSHELL;
        }
        if (sample.contains("using system") || sample.contains("namespace ")) {
            return Language.C_SHARP;
        }
        if (sample.contains("#include <") || sample.contains("#include \"")) {
            return Language.CPP;
        }
        return ScriptLanguage.guess(text);
    }

    private static PageKind markup(Language server) {
        return new PageKind(true, server, false);
    }

    private static PageKind code(Language language, boolean program) {
        return new PageKind(false, language, program);
    }

    private static void put(Language server, boolean program, String... endings) {
        for (String ending : endings) {
            MARKUP.put(ending, new PageKind(true, server, program));
        }
    }
}
