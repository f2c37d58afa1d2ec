package io.github.certenroll4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The pages that people write, in Markdown: the start pages, every file of the folder {@code guide}, the project's papers, and
 * the papers that stand beside what they are about.
 */
final class WrittenPages {

    /** Papers that are found in the checkout where everybody looks for them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "CHANGELOG.md", "project/changelog.html",
            "SECURITY.md", "project/security.html",
            "CONTRIBUTING.md", "project/contributing.html",
            ".github/CODE_OF_CONDUCT.md", "project/conduct.html",
            "native-tests/README.md", "guide/native-tests.html",
            "vagrant/README.md", "guide/vagrant.html",
            "scripts/admin/ansible/README.md", "guide/ansible-collection.html");

    private final Repository repository;
    private final Map<Path, String> places = new LinkedHashMap<>();

    WrittenPages(Repository repository) throws IOException {
        this.repository = repository;
        for (Path file : markdown("src/site")) {
            places.put(file, html(file));
        }
        for (Path file : markdown("src/site/guide")) {
            places.put(file, "guide/" + html(file));
        }
        ELSEWHERE.forEach((file, place) -> places.put(repository.file(file), place));
    }

    private List<Path> markdown(String folder) throws IOException {
        try (Stream<Path> files = Files.list(repository.file(folder))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static String html(Path file) {
        return file.getFileName().toString().replaceAll("\\.md$", ".html");
    }

    List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (Map.Entry<Path, String> entry : places.entrySet()) {
            Markdown text = new Markdown(repository, entry.getKey(), Files.readString(entry.getKey()), places);
            pages.add(new Page(entry.getValue(), text.title(), text.title(), text.description(),
                    text.html() + source(entry.getKey()), text.headings()));
        }
        return pages;
    }

    private String source(Path file) {
        String link = repository.link("", repository.name(file), "The source of this page");
        return link.isEmpty() ? "" : "<p class=\"faint\">" + link + "</p>\n";
    }
}
