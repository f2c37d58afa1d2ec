package io.github.certenroll4j.site;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.HotfixRule;
import java.util.List;
import java.util.Locale;

/** All rules on one page, each with what is answered and how sure it is. */
final class ContractPage {

    private ContractPage() {
    }

    static Page of(Contract contract) {
        List<ContractRule> all = contract.tables().values().stream().flatMap(List::stream).toList();
        StringBuilder body = new StringBuilder("<h1>The contract of CertEnroll</h1>\n");
        body.append(Html.paragraph("What CertEnroll's IX509Enrollment answers, rule by rule, as far as one can know it without asking a real"
                + " Windows. Of the " + all.size() + " rules " + count(all, ContractRule.Certainty.DOCUMENTED) + " are documented: Microsoft's"
                + " reference or the knowledge base article says so. " + count(all, ContractRule.Certainty.INFERRED) + " are inferred: our reading,"
                + " which only a run on a real Windows can settle. " + (count(all, ContractRule.Certainty.UNCERTAIN)
                + count(all, ContractRule.Certainty.UNCERTAIN_BEFORE_HOTFIX)) + " are uncertain, some of them only before the hotfix: the sources"
                + " disagree, or only practice speaks."));
        body.append("<p>A client in C asks them of the stand-in CertEnroll in the sandbox, and this library and com4j ask almost all from Java:"
                + " they hear the same (<code>scripts/test.sh</code>). <strong>No real Windows has been asked yet</strong>; see ")
                .append(Html.link("guide/native-tests.html", "the native tests")).append(" for how you can.</p>\n");
        body.append(Html.paragraph("The first column of answers is for Certenroll.dll before " + HotfixRule.FIRST_WITH_FIX
                + " (and of the GDR branch, which never got the fix), the second for those that have it."));
        contract.tables().forEach((about, rules) -> table(body, about, rules));
        return new Page(Contract.PAGE, "The contract of CertEnroll", "The contract of CertEnroll: what InstallResponse answers, and how sure that is",
                "What InstallResponse and its neighbours answer, rule by rule, before and with the hotfix, and how sure each rule is.",
                body.toString(), "rules documented inferred uncertain IX509Enrollment");
    }

    private static long count(List<ContractRule> rules, ContractRule.Certainty certainty) {
        return rules.stream().filter(rule -> rule.certainty() == certainty).count();
    }

    private static void table(StringBuilder body, String about, List<ContractRule> rules) {
        body.append("<h2>").append(Html.escape(about.replaceFirst("\\.$", ""))).append("</h2>\n");
        StringBuilder rows = new StringBuilder("<table class=\"contract\">\n<thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Before the hotfix</th>"
                + "<th scope=\"col\">With it</th><th scope=\"col\">How sure</th><th scope=\"col\">Where it is from</th></tr></thead>\n<tbody>\n");
        for (ContractRule rule : rules) {
            rows.append("<tr id=\"").append(Html.anchor(rule.name())).append("\"><th scope=\"row\">").append(name(rule)).append("</th>").append(answers(rule))
                    .append("<td><span class=\"")
                    .append(rule.certainty().name().toLowerCase(Locale.ROOT)).append("\">").append(rule.certainty().words()).append("</span></td><td>")
                    .append(Html.escape(rule.where())).append("</td></tr>\n");
        }
        body.append(Html.table(about, rows + "</tbody>\n</table>\n"));
    }

    /** May be broken behind the slash. */
    private static String name(ContractRule rule) {
        return "<code>" + Html.escape(rule.name()).replace("/", "/<wbr>") + "</code>";
    }

    private static String answers(ContractRule rule) {
        return rule.beforeHotfix().equals(rule.withHotfix()) ? "<td colspan=\"2\" data-label=\"Answer\">" + answer(rule.withHotfix()) + "</td>"
                : "<td data-label=\"Before the hotfix\">" + answer(rule.beforeHotfix()) + "</td><td data-label=\"With it\">" + answer(rule.withHotfix()) + "</td>";
    }

    private static String answer(HResult code) {
        return Html.link(CodePage.path(code), code.symbol());
    }
}
