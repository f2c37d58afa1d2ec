package io.github.certenroll4j.site;

import io.github.certenroll4j.cli.HelpTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page for each command: its help as the command line prints it. */
final class CommandPages {

    private static final String ROOM = "commands/";

    private CommandPages() {
    }

    static List<Page> all() {
        Map<String, String> texts = HelpTexts.all();
        List<Page> pages = new ArrayList<>();
        StringBuilder rows = new StringBuilder("<table>\n<thead><tr><th scope=\"col\">Command</th><th scope=\"col\">Does</th></tr></thead>\n<tbody>\n");
        texts.forEach((name, help) -> {
            pages.add(page(name, help));
            rows.append("<tr><th scope=\"row\">").append(Html.link(path(name), name)).append("</th><td>").append(Html.escape(description(help)))
                    .append("</td></tr>\n");
        });
        pages.add(Page.of(ROOM + "index.html", "Commands", "Every command of certenroll4j with its help, as the command line prints it.",
                "<h1>Commands</h1>\n<p>The help of each command, as <code>certenroll4j help COMMAND</code> prints it.</p>\n"
                        + Html.table("Commands", rows + "</tbody>\n</table>\n")));
        return pages;
    }

    private static Page page(String name, String help) {
        String body = "<h1>certenroll4j " + Html.escape(name) + "</h1>\n" + Html.paragraph(description(help))
                + "<pre class=\"help\" tabindex=\"0\"><code>" + Html.escape(help.strip()) + "</code></pre>\n<p>"
                + Html.link(ROOM + "index.html", "All commands") + "</p>\n";
        return new Page(path(name), "certenroll4j " + name, "certenroll4j " + name, description(help), body, options(help));
    }

    private static String path(String name) {
        return ROOM + name.replace(' ', '-') + ".html";
    }

    /** The first paragraph after the usage, whose own further lines are indented. */
    private static String description(String help) {
        StringBuilder words = new StringBuilder();
        boolean usage = true;
        for (String line : help.lines().toList()) {
            usage &= line.startsWith("Usage:") || line.startsWith(" ");
            if (!usage && (line.isBlank() || line.startsWith(" "))) {
                break;
            }
            words.append(usage ? "" : line + " ");
        }
        return words.toString().trim();
    }

    private static String options(String help) {
        return String.join(" ", help.lines().filter(line -> line.matches("\\s{2,8}-.*"))
                .map(line -> line.trim().replaceAll("\\s{2,}.*|[=\\[<].*", "")).toList());
    }
}
