package io.github.certenroll4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the site; scripts/site.sh runs it. */
public final class Site {

    private final Repository repository;
    private final Path out;

    private Site(Repository repository, Path out) {
        this.repository = repository;
        this.out = out;
    }

    /** The checkout, the folder to write to, and where the site will be ({@code https://…/}) or nothing. */
    public static void main(String[] args) throws IOException {
        Site site = new Site(new Repository(Path.of(args[0])), Path.of(args[1]));
        List<Page> pages = site.pages();
        site.write(pages);
        site.copy(pages);
        if (args.length > 2 && !args[2].isEmpty()) {
            site.map(pages, args[2].replaceFirst("/*$", "/"));
        }
        System.out.println("site: " + pages.size() + " pages in " + args[1]);
    }

    private List<Page> pages() throws IOException {
        Contract contract = new Contract(repository);
        List<Page> pages = new ArrayList<>(new WrittenPages(repository).all());
        pages.add(DemoPage.of(repository));
        pages.addAll(CommandPages.all());
        pages.addAll(SchemaPages.all(repository));
        pages.add(ContractPage.of(contract));
        pages.addAll(new CodePages(repository, contract).all());
        pages.add(Lists.guide(pages));
        pages.add(Lists.fromAToZ(pages));
        return pages;
    }

    private void write(List<Page> pages) throws IOException {
        Layout layout = new Layout(repository);
        for (Page page : pages) {
            Path file = out.resolve(page.path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, layout.of(page));
        }
    }

    /** What is not made here: style, script, pictures, schemas. */
    private void copy(List<Page> pages) throws IOException {
        for (String folder : List.of("assets", "pictures")) {
            Files.createDirectories(out.resolve(folder));
            try (Stream<Path> files = Files.list(repository.file("src/site/" + folder))) {
                for (Path file : files.toList()) {
                    Files.write(out.resolve(folder).resolve(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        for (Path schema : SchemaPages.files(repository)) {
            Files.write(out.resolve("schemas").resolve(schema.getFileName()), Files.readAllBytes(schema));
        }
        Files.writeString(out.resolve("assets/index.js"), Lists.searchIndex(pages));
    }

    /** For search engines, which want whole addresses. */
    private void map(List<Page> pages, String address) throws IOException {
        Files.writeString(out.resolve("sitemap.xml"), pages.stream()
                .map(page -> "<url><loc>" + Html.escape(address + page.path().replaceFirst("(^|/)index\\.html$", "$1")) + "</loc></url>\n")
                .collect(Collectors.joining("", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n", "</urlset>\n")));
    }
}
