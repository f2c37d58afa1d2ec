package io.github.certenroll4j.cli;

import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.ResponseCertificate;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws a chain as Windows does, the root on top and the end-entity below; where it is broken, that is said in its place. */
final class ChainPicture {

    private static final String RIGHT = "\u2713 ";
    private static final String WRONG = "\u2717 ";

    private final HtmlPage page;
    private final CaResponse response;
    private final CertificateChain chain;
    private final Set<ResponseCertificate> besides;

    private ChainPicture(HtmlPage page, CaResponse response, CertificateChain chain) {
        this.page = page;
        this.response = response;
        this.chain = chain;
        this.besides = new LinkedHashSet<>(response.entries());
    }

    static void draw(HtmlPage page, CaResponse response, CertificateChain chain) {
        ChainPicture picture = new ChainPicture(page, response, chain);
        if (!chain.path().isEmpty()) {
            picture.tree();
        }
        picture.besides();
    }

    private void tree() {
        page.element("h2", "Chain");
        List<X509Certificate> path = chain.path();
        int open = 0;
        if (!chain.complete()) {
            page.open("ul", "class", "tree").open("li");
            gap();
            open++;
        }
        for (int i = path.size() - 1; i >= 0; i--, open++) {
            ResponseCertificate certificate = ResponseCertificate.of(path.get(i));
            page.open("ul", "class", "tree").open("li");
            if (i < path.size() - 1) {
                page.element("p", RIGHT + "signed by the one above, verified", "class", "link");
            }
            node(certificate, besides.remove(certificate) ? "" : ", not in the response", "");
        }
        for (; open > 0; open--) {
            page.close().close();
        }
    }

    /** What there is in place of the certificate that would go on. */
    private void gap() {
        page.open("div", "class", "node gap " + (chain.lacksCertificate() ? "bad" : "doubt"));
        page.open("p").element("strong", WRONG + "the chain is broken here").close();
        if (chain.lacksCertificate()) {
            page.open("p").text("missing: ").foreign(InspectText.name(chain.missingIssuer().get())).close();
            chain.missingIssuerAddresses().stream().limit(InspectText.MOST_BESIDES).forEach(address ->
                    page.open("p").text("its certificate may be at ").foreign(address).close());
        } else {
            page.open("p").foreign(chain.whyIncomplete().get()).close();
        }
        page.close();
    }

    private void besides() {
        if (besides.isEmpty()) {
            return;
        }
        page.element("h2", chain.path().isEmpty() ? "Certificates" : "Beside the chain");
        besides.stream().limit(InspectDetails.MOST_CERTIFICATES).forEach(other ->
                node(other, InspectText.note(other, response, chain), chain.unreadable().contains(other) ? " doubt" : ""));
        if (besides.size() > InspectDetails.MOST_CERTIFICATES) {
            page.element("p", "and " + (besides.size() - InspectDetails.MOST_CERTIFICATES) + " more, see --json");
        }
    }

    private void node(ResponseCertificate certificate, String note, String style) {
        page.open("div", "class", "node" + style);
        page.open("p").element("strong", InspectText.role(certificate, chain) + trust(certificate) + note).close();
        page.open("p").foreign(InspectText.named(certificate.subject().orElse(""))).close();
        page.open("p", "class", "faint").foreign(certificate.x509().map(InspectText::facts).orElse("") + "SHA-1 "
                + StoredCertificate.thumbprint(certificate.encoded())).close();
        page.open("details").element("summary", "Details").open("dl");
        CertificateFields.of(certificate).forEach((label, value) ->
                page.element("dt", label).open("dd").foreign(value).close());
        page.close().close().close();
    }

    private String trust(ResponseCertificate certificate) {
        boolean last = chain.complete() && certificate.equals(ResponseCertificate.of(chain.path().get(chain.path().size() - 1)));
        return !last ? "" : chain.trusted() ? ", " + RIGHT + "trusted" : ", not among the trusted ones";
    }
}
