package io.github.certenroll4j.site;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What leads to all pages: the list from A to Z, the list of the guide, and the index that the search reads. */
final class Lists {

    private Lists() {
    }

    /** For those whose browser runs no script, and for those who like to look through. */
    static Page fromAToZ(List<Page> pages) {
        Map<String, List<Page>> letters = new TreeMap<>();
        pages.stream().sorted(Comparator.comparing(page -> page.title().toLowerCase(Locale.ROOT)))
                .forEach(page -> letters.computeIfAbsent(page.title().substring(0, 1).toUpperCase(Locale.ROOT), letter -> new ArrayList<>()).add(page));
        StringBuilder body = new StringBuilder("<h1>All pages from A to Z</h1>\n<ul class=\"letters\">\n");
        letters.keySet().forEach(letter -> body.append("<li>").append(Html.link("a-z.html#letter-" + anchor(letter), letter)).append("</li>\n"));
        body.append("</ul>\n");
        letters.forEach((letter, titled) -> {
            body.append("<h2 id=\"letter-").append(anchor(letter)).append("\">").append(Html.escape(letter)).append("</h2>\n<ul>\n");
            titled.forEach(page -> body.append("<li>").append(Html.link(page.path(), page.title())).append("</li>\n"));
            body.append("</ul>\n");
        });
        return Page.of("a-z.html", "All pages from A to Z", "Every page of this site, by its title.", body.toString());
    }

    private static String anchor(String letter) {
        return letter.matches("[A-Z0-9]") ? letter : Integer.toString(letter.codePointAt(0));
    }

    /** The pages of the guide with what each is for: no list that somebody must keep. */
    static Page guide(List<Page> pages) {
        StringBuilder body = new StringBuilder("<h1>Guide</h1>\n<dl class=\"pages\">\n");
        pages.stream().filter(page -> page.room().equals("guide")).sorted(Comparator.comparing(page -> page.title().toLowerCase(Locale.ROOT)))
                .forEach(page -> entry(body, page));
        body.append("</dl>\n<h2>The project</h2>\n<dl class=\"pages\">\n");
        pages.stream().filter(page -> page.room().equals("project")).sorted(Comparator.comparing(Page::title)).forEach(page -> entry(body, page));
        return Page.of("guide/index.html", "Guide", "All topics of the guide to certenroll4j.", body.append("</dl>\n").toString());
    }

    private static void entry(StringBuilder body, Page page) {
        body.append("<dt>").append(Html.link(page.path(), page.title())).append("</dt><dd>").append(Html.escape(page.description())).append("</dd>\n");
    }

    /** A script with one array, because a page that is opened from a file may not fetch anything else. */
    static String searchIndex(List<Page> pages) {
        List<List<String>> rows = new ArrayList<>();
        pages.forEach(page -> rows.add(List.of(page.path(), page.title(), page.description(), page.words())));
        return "window.pagesOfThisSite = " + new Gson().toJson(rows).replace("],[", "],\n[") + ";\n";
    }
}
