package io.github.certenroll4j.site;

import io.github.certenroll4j.HResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue of errors: a page for each number that the library has words for, and two lists of them. */
final class CodePages {

    static final String ROOM = "codes/";

    private final Map<HResult, CodePage> pages = new LinkedHashMap<>();

    CodePages(Repository repository, Contract contract) throws IOException {
        Map<HResult, List<String>> names = otherNames(repository);
        Map<HResult, List<String>> calls = calls(repository);
        List<HResult> codes = new ArrayList<>(HResult.known());
        for (HResult code : codes) {
            pages.put(code, new CodePage(code, names.get(code), calls.getOrDefault(code, List.of()), neighbours(codes, codes.indexOf(code)), contract.answering(code)));
        }
    }

    /** The other symbols of a number, which only the table has. */
    private static Map<HResult, List<String>> otherNames(Repository repository) throws IOException {
        Map<HResult, List<String>> names = new LinkedHashMap<>();
        for (String[] column : rows(repository, "hresults.tsv")) {
            List<String> symbols = List.of(column[1].split(" "));
            names.put(HResult.parse(symbols.get(0)), symbols.subList(1, symbols.size()));
        }
        return names;
    }

    /** The calls in which a number has a cause of its own. */
    private static Map<HResult, List<String>> calls(Repository repository) throws IOException {
        Map<HResult, List<String>> calls = new LinkedHashMap<>();
        for (String[] column : rows(repository, "hresults-by-call.tsv")) {
            calls.computeIfAbsent(HResult.parse(column[0]), code -> new ArrayList<>()).add(column[1]);
        }
        return calls;
    }

    private static List<String[]> rows(Repository repository, String table) throws IOException {
        return repository.text("src/main/resources/io/github/certenroll4j/" + table).lines()
                .filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
    }

    /** The nearest numbers: three on each side. */
    private static List<HResult> neighbours(List<HResult> codes, int at) {
        List<HResult> near = new ArrayList<>(codes.subList(Math.max(0, at - 3), Math.min(codes.size(), at + 4)));
        near.remove(codes.get(at));
        return near;
    }

    List<Page> all() {
        List<Page> all = new ArrayList<>();
        pages.values().forEach(page -> all.add(page.page()));
        all.add(index());
        return all;
    }

    /** Every number, by the part of Windows that it comes from. */
    private Page index() {
        Map<String, List<HResult>> groups = new LinkedHashMap<>();
        pages.keySet().forEach(code -> groups.computeIfAbsent(CodePage.facility(code), name -> new ArrayList<>()).add(code));
        StringBuilder body = new StringBuilder("<h1>Error codes</h1>\n");
        body.append(Html.paragraph("The " + pages.size() + " numbers that Windows gives when a certificate is enrolled, installed,"
                + " exported or renewed, each with its usual cause and what to do about it. On the command line: certenroll4j explain"
                + " CODE, which takes a whole line of a log as well."));
        body.append("<ul>\n");
        groups.forEach((name, codes) -> body.append("<li>").append(Html.link("#" + Html.anchor(name), name)).append(" (")
                .append(codes.size()).append(")</li>\n"));
        body.append("</ul>\n");
        groups.forEach((name, codes) -> group(body, name, codes));
        return Page.of(ROOM + "index.html", "Error codes", "Every error of a Windows certificate enrollment, with its cause and the next step.",
                body.toString().replace("href=\"#", "href=\"" + ROOM + "index.html#"));
    }

    private static void group(StringBuilder body, String name, List<HResult> codes) {
        body.append("<h2 id=\"").append(Html.anchor(name)).append("\">").append(Html.escape(name)).append("</h2>\n");
        StringBuilder rows = new StringBuilder("<table class=\"codes\">\n<thead><tr><th scope=\"col\">Number</th><th scope=\"col\">Name</th>"
                + "<th scope=\"col\">Meaning</th></tr></thead>\n<tbody>\n");
        for (HResult code : codes) {
            rows.append("<tr><td><code>").append(code.hex()).append("</code></td><td>")
                    .append(Html.link(CodePage.path(code), code.symbol())).append("</td><td>").append(Html.escape(code.meaning())).append("</td></tr>\n");
        }
        body.append(Html.table(name, rows + "</tbody>\n</table>\n"));
    }
}
