package io.github.certenroll4j.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What stands around every page. */
final class Layout {

    private static final Map<String, String> DOORS = new LinkedHashMap<>();

    static {
        DOORS.put("admin.html", "Admin");
        DOORS.put("developer.html", "Java");
        DOORS.put("tester.html", "Tester");
        DOORS.put("guide/index.html", "Guide");
        DOORS.put("codes/index.html", "Error codes");
        DOORS.put("commands/index.html", "Commands");
        DOORS.put("contract.html", "Contract");
        DOORS.put("schemas/index.html", "JSON");
        DOORS.put("api/index.html", "Javadoc");
    }

    /** An address within the site; others begin with a scheme, or are places on the same page. */
    private static final Pattern OWN = Pattern.compile("(href|src)=\"(?![a-z]+:|#|/)");

    private final Repository repository;

    Layout(Repository repository) {
        this.repository = repository;
    }

    String of(Page page) {
        String name = page.path().equals("index.html") ? page.window() : page.window() + " · certenroll4j";
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="description" content="%s">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="icon" href="assets/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="assets/style.css">
                <script src="assets/search.js" defer data-index="assets/index.js"></script>
                </head>
                <body>
                <a class="skip" href="#content">To the content</a>
                <header>
                <a class="home" href="index.html">certenroll4j</a>
                <nav aria-label="Parts of the site">
                <ul>
                %s</ul>
                </nav>
                <form id="search" role="search" action="a-z.html" hidden>
                <label for="words">Search</label>
                <input id="words" name="words" type="search" autocomplete="off" placeholder="0x800b0109, fleet, …" maxlength="200">
                </form>
                <div id="found" aria-live="polite"></div>
                </header>
                <main id="content">
                %s</main>
                <footer>
                <p>certenroll4j, Apache-2.0. %s%s</p>
                </footer>
                </body>
                </html>
                """.formatted(Html.escape(page.description()), Html.escape(name), doors(page), page.body(),
                Html.link("a-z.html", "All pages from A to Z"), repository.link(" · ", "", "Source"));
        return OWN.matcher(html).replaceAll("$1=\"" + page.toTop()).replace("data-index=\"", "data-index=\"" + page.toTop());
    }

    private String doors(Page page) {
        StringBuilder items = new StringBuilder();
        DOORS.forEach((address, name) -> {
            boolean here = address.equals(page.path()) || !page.room().isEmpty() && address.startsWith(page.room() + "/");
            items.append("<li>").append(here ? "<a href=\"" + address + "\" aria-current=\"page\">" + name + "</a>" : Html.link(address, name))
                    .append("</li>\n");
        });
        return items.toString();
    }
}
