package io.github.certenroll4j.site;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page for each JSON Schema of the answers, and the schemas themselves. */
final class SchemaPages {

    static final String FOLDER = "src/main/resources/io/github/certenroll4j/schema";

    private static final String ROOM = "schemas/";

    private SchemaPages() {
    }

    static List<Path> files(Repository repository) throws IOException {
        try (Stream<Path> files = Files.list(repository.file(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    static List<Page> all(Repository repository) throws IOException {
        List<Page> pages = new ArrayList<>();
        StringBuilder rows = new StringBuilder("<table>\n<thead><tr><th scope=\"col\">Schema</th><th scope=\"col\">Of</th></tr></thead>\n<tbody>\n");
        for (Path file : files(repository)) {
            String name = file.getFileName().toString().replaceAll("\\.json$", "");
            JsonObject schema = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            Page page = page(name, schema);
            pages.add(page);
            rows.append("<tr><th scope=\"row\">").append(Html.link(page.path(), name)).append("</th><td>").append(Html.escape(page.description()))
                    .append("</td></tr>\n");
        }
        pages.add(Page.of(ROOM + "index.html", "JSON Schemas", "The JSON Schemas that the answers of certenroll4j --json follow.",
                "<h1>JSON Schemas</h1>\n<p>What <code>--json</code> prints follows these schemas (JSON Schema 2020-12), and every test that asks for"
                        + " JSON is held against them. What they promise from one version to the next: "
                        + Html.link("project/contributing.html", "Contributing") + ".</p>\n" + Html.table("JSON Schemas", rows + "</tbody>\n</table>\n")));
        return pages;
    }

    private static Page page(String name, JsonObject schema) {
        String title = text(schema, "title");
        StringBuilder body = new StringBuilder("<h1>" + Html.escape(name) + "</h1>\n");
        body.append(Html.paragraph(title + "."));
        body.append("<p><a href=\"").append(ROOM).append(name).append(".json\" type=\"application/schema+json\">The schema itself</a> (<code>")
                .append(Html.escape(text(schema, "$id"))).append("</code>)</p>\n");
        String page = ROOM + name + ".html";
        SchemaWords words = new SchemaWords(page);
        if (schema.has("$defs")) {
            schema.getAsJsonObject("$defs").entrySet().forEach(part -> part(body, words, part.getKey(), part.getValue()));
        }
        if (schema.has("properties")) {
            part(body, words, "object", schema);
        }
        return new Page(page, name + " (JSON Schema)", name + ", a JSON Schema", title + ".", body.toString(),
                schema.has("$defs") ? String.join(" ", schema.getAsJsonObject("$defs").keySet()) : "");
    }

    private static void part(StringBuilder body, SchemaWords words, String name, JsonElement part) {
        body.append("<h2 id=\"").append(Html.anchor(name)).append("\">").append(Html.escape(name)).append("</h2>\n");
        List<String> rows = words.rows(part.getAsJsonObject());
        if (rows.isEmpty()) {
            body.append("<p>").append(words.of(part)).append("</p>\n");
        } else {
            body.append(Html.table(name, "<table class=\"schema\">\n<thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Is</th>"
                    + "<th scope=\"col\">Means</th></tr></thead>\n<tbody>\n" + String.join("", rows) + "</tbody>\n</table>\n"));
        }
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }
}
