package io.github.certenroll4j.site;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Code in a frame that can be moved by keys, as its lines may be longer than a phone is wide. */
final class Frames implements NodeRenderer {

    private final HtmlWriter html;

    Frames(HtmlNodeRendererContext context) {
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class, IndentedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        String code = node instanceof FencedCodeBlock fenced ? fenced.getLiteral() : ((IndentedCodeBlock) node).getLiteral();
        html.line();
        html.tag("pre", Map.of("tabindex", "0"));
        html.tag("code");
        html.text(code);
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }
}
