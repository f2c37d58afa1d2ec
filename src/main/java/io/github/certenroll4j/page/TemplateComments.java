package io.github.certenroll4j.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The comments of template engines: the server leaves them out, wherever they stand, before there is a page. */
final class TemplateComments {

    /** By the ending of the file: pairs of what begins a comment and what ends it. */
    private static final Map<String, String[][]> PAIRS = new HashMap<>();

    static {
        put(new String[][] {{"{#", "#}"}}, "twig", "njk", "jinja", "jinja2", "j2");
        put(new String[][] {{"{{!--", "--}}"}, {"{{!", "}}"}}, "hbs", "handlebars", "mustache");
        put(new String[][] {{"{{--", "--}}"}}, "blade.php");
        put(new String[][] {{"<#--", "-->"}, {"[#--", "--]"}}, "ftl");
        put(new String[][] {{"#*", "*#"}, {"##", "\n"}}, "vm", "vtl");
        put(new String[][] {{"@*", "*@"}}, "cshtml", "vbhtml", "razor");
        put(new String[][] {{"<!---", "--->"}}, "cfm", "cfc");
        put(new String[][] {{"{% comment %}", "{% endcomment %}"}}, "liquid");
    }

    private TemplateComments() {
    }

    /** The text with blanks in the place of each comment, so that all else stays where it is. */
    static String blanked(String fileName, String text) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String ending = name.endsWith(".blade.php") ? "blade.php" : name.substring(name.lastIndexOf('.') + 1);
        String[][] pairs = PAIRS.get(ending);
        if (pairs == null) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (String[] pair : pairs) {
            blank(text, pair[0], pair[1], chars);
        }
        return new String(chars);
    }

    private static void blank(String text, String begin, String end, char[] chars) {
        int from = 0;
        for (int at = text.indexOf(begin); at >= from; at = text.indexOf(begin, from)) {
            int close = text.indexOf(end, at + begin.length());
            from = Progress.on(at, close < 0 ? text.length() : close + end.length());
            for (int i = at; i < from; i++) {
                chars[i] = chars[i] == '\n' || chars[i] == '\r' ? chars[i] : ' ';
            }
        }
    }

    private static void put(String[][] pairs, String... endings) {
        for (String ending : endings) {
            PAIRS.put(ending, pairs);
        }
    }
}
