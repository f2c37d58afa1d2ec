package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.CertificateChain;
import io.github.certenroll4j.response.CmcStatus;
import io.github.certenroll4j.response.Recommendation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code inspect --html} writes: the answer as a page to look at, to send on and to print. */
final class InspectPage {

    private final HtmlPage page;
    private final CaResponse response;
    private final CertificateChain chain;

    private InspectPage(String name, CaResponse response, CertificateChain chain) {
        this.page = new HtmlPage("CA response " + name, "inspect.css");
        this.response = response;
        this.chain = chain;
    }

    /** @param name how the file is called */
    static byte[] of(String name, CaResponse response, CertificateChain chain, Optional<Boolean> answersRequest,
            List<FileVersion> versions) {
        InspectPage inspect = new InspectPage(name, response, chain);
        inspect.summary(answersRequest);
        ChainPicture.draw(inspect.page, response, chain);
        inspect.remarks();
        if (ForecastTable.isPossible(chain)) {
            ForecastGrid.draw(inspect.page, chain, versions);
        }
        inspect.page.element("p", "Read by certenroll4j on " + LocalDate.now(ZoneOffset.UTC) + " (UTC). Nothing was installed.",
                "class", "faint");
        return inspect.page.bytes();
    }

    private void summary(Optional<Boolean> answersRequest) {
        page.open("p", "class", "faint").foreign(InspectText.form(response)).close();
        line(mood(), "Chain: ", InspectText.verdict(chain));
        line("advice", "Advice: ", Recommendation.of(response, chain));
        answersRequest.ifPresent(answered -> line(answered ? "good" : "bad", "Request: ", InspectText.request(answered)));
        response.cmcStatus().ifPresent(status ->
                CmcReport.lines(status).forEach(line -> line(status.state() == CmcStatus.State.SUCCESS ? "good" : "doubt", line[0] + ": ", line[1])));
    }

    /** In which colour the verdict is written. */
    private String mood() {
        if (chain.trusted()) {
            return "good";
        }
        return chain.complete() || !chain.endEntity().isPresent() ? "doubt" : "bad";
    }

    private void line(String style, String label, String text) {
        page.open("p", "class", "line " + style).element("strong", label).foreign(text).close();
    }

    private void remarks() {
        List<String> remarks = new ArrayList<>(response.remarks());
        remarks.addAll(chain.remarks());
        remarks.addAll(chain.doubts());
        if (remarks.isEmpty()) {
            return;
        }
        page.element("h2", "Remarks").open("ul");
        remarks.stream().limit(InspectText.MOST_REMARKS).forEach(remark -> page.open("li").foreign(remark + ".").close());
        if (remarks.size() > InspectText.MOST_REMARKS) {
            page.element("li", "and " + (remarks.size() - InspectText.MOST_REMARKS) + " more, see --json");
        }
        page.close();
    }
}
