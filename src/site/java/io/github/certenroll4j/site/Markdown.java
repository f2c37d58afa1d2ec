package io.github.certenroll4j.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A page written in Markdown. HTML in it is shown as text. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    /** A table may be wider than a phone. */
    private static final String FRAME = "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">\n";

    private final Repository repository;
    private final Path file;
    private final Node document;
    private final Map<Path, String> pages;

    /** @param pages which files of the checkout are pages of the site, and where */
    Markdown(Repository repository, Path file, String text, Map<Path, String> pages) {
        this.repository = repository;
        this.file = file;
        this.pages = pages;
        this.document = PARSER.parse(text);
        document.accept(new Addresses());
    }

    String title() {
        Node first = document.getFirstChild();
        if (!(first instanceof Heading heading) || heading.getLevel() != 1) {
            throw new IllegalArgumentException(file + ": a page begins with its title (# …)");
        }
        return text(first);
    }

    /** The first paragraph, as text, to the end of its first sentence. */
    String description() {
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Paragraph) {
                return text(node).replaceFirst("(?<=[.!?]) .*", "");
            }
        }
        return title();
    }

    /** The words of all headings below the title, for the search. */
    String headings() {
        StringBuilder words = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                words.append(heading.getLevel() > 1 ? text(heading) + " " : "");
            }
        });
        return words.toString().trim();
    }

    String html() {
        return HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).nodeRendererFactory(Frames::new).build()
                .render(document)
                .replace("<table>", FRAME + "<table>").replace("</table>", "</table>\n</div>");
    }

    /** The words of a heading or paragraph, without marks of any kind. */
    private static String text(Node of) {
        StringBuilder words = new StringBuilder();
        of.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString().trim();
    }

    /** Addresses in the checkout become addresses in the site, or where the checkout can be looked at. */
    private final class Addresses extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            visitChildren(link);
            link.setDestination(address(link.getDestination()));
            if (link.getDestination().isEmpty()) {
                unwrap(link);
            }
        }

        @Override
        public void visit(Image image) {
            image.setDestination(address(image.getDestination()));
            visitChildren(image);
        }
    }

    /** Where nobody can look at the file, its name has to do. */
    private static void unwrap(Link link) {
        for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
            link.insertBefore(child);
        }
        link.unlink();
    }

    /** Empty if there is none. */
    private String address(String written) {
        if (written.matches("[a-z]+:.*") || written.startsWith("#")) {
            return written;
        }
        String place = written.contains("#") ? written.substring(written.indexOf('#')) : "";
        Path target = file.resolveSibling(written.substring(0, written.length() - place.length())).normalize();
        String page = pages.get(target);
        if (page != null) {
            return page + place;
        }
        Path made = repository.file("src/site").relativize(target);
        if (!made.startsWith("..") && (made.startsWith("pictures") || !Files.exists(target))) {
            // What the generator makes, by its address in the site: codes/0x800b0109.html. The check of the links looks.
            return made.toString().replace('\\', '/') + place;
        }
        if (!Files.exists(target)) {
            throw new IllegalArgumentException(file + ": there is no " + written);
        }
        String address = repository.address(repository.name(target));
        return address.isEmpty() ? "" : address + place;
    }
}
