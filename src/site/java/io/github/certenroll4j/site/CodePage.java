package io.github.certenroll4j.site;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.cli.HelpTexts;
import java.util.List;
import java.util.Locale;

/** One number of the catalogue. */
final class CodePage {

    private static final int WIN32 = 7;

    private final HResult code;
    private final List<String> otherNames;
    private final List<String> calls;
    private final List<HResult> neighbours;
    private final List<ContractRule> rules;

    /**
     * @param calls the calls in which it has a cause of its own
     * @param rules the rules of CertEnroll's contract that answer this number
     */
    CodePage(HResult code, List<String> otherNames, List<String> calls, List<HResult> neighbours, List<ContractRule> rules) {
        this.code = code;
        this.otherNames = otherNames;
        this.calls = calls;
        this.neighbours = neighbours;
        this.rules = rules;
    }

    static String path(HResult code) {
        return CodePages.ROOM + code.hex() + ".html";
    }

    /** The part of Windows that a number comes from, in words. */
    static String facility(HResult code) {
        return switch (code.facility()) {
            case 0 -> code.failed() ? "COM" : "Success";
            case 1 -> "Remote procedure calls (RPC)";
            case 2 -> "Automation (IDispatch)";
            case 4 -> "COM classes and interfaces";
            case WIN32 -> "Windows errors";
            case 8 -> "Windows setup";
            case 9 -> "CryptoAPI, CNG and ASN.1";
            case 11 -> "Certificates and trust";
            case 16 -> "Smart cards";
            case 40 -> "TPM";
            case 41 -> "TPM software";
            case 61 -> "Web services";
            default -> "Facility " + code.facility();
        };
    }

    Page page() {
        // What people type into a search box: the name, the number as tools print it, and as logs do.
        String window = code + (code.failed() ? ", " + code.code() : "") + ": " + code.meaning().replaceFirst("\\.$", "");
        return new Page(path(code), code.toString(), window, (code.meaning() + " " + typed(code.cause())).trim(), body(), words());
    }

    private String words() {
        return String.join(" ", String.join(" ", otherNames), code.hex().substring(2), Integer.toString(code.code()),
                Integer.toUnsignedString(code.code()), windowsError(), code.meaning()).replaceAll("\\s+", " ").trim();
    }

    /** The number as GetLastError has it. */
    private String windowsError() {
        return code.failed() && code.facility() == WIN32 ? Integer.toString(code.codeInFacility()) : "";
    }

    private String body() {
        StringBuilder body = new StringBuilder("<h1>" + Html.escape(code.symbol()) + " <small>" + code.hex() + "</small></h1>\n");
        body.append("<p class=\"meaning\">").append(Html.escape(code.meaning())).append("</p>\n");
        section(body, "Usual cause in an enrollment", code.cause());
        section(body, "What to do", code.nextStep());
        calls.forEach(call -> inCall(body, call));
        body.append("<h2>The number</h2>\n").append(numbers());
        rules(body);
        body.append("<h2>On your machine</h2>\n<p>The same words come from the command line, which takes the number in any form, the name,"
                + " or the whole line of a log:</p>\n<pre tabindex=\"0\"><code>certenroll4j explain ").append(code.hex()).append("</code></pre>\n");
        body.append("<h2>Nearby codes</h2>\n<ul>\n");
        neighbours.forEach(near -> body.append("<li>").append(Html.link(path(near), near.toString())).append(": ")
                .append(Html.escape(near.meaning())).append("</li>\n"));
        return body.append("</ul>\n<p>").append(Html.link(CodePages.ROOM + "index.html", "All error codes")).append("</p>\n").toString();
    }

    private static void section(StringBuilder body, String title, String sentence) {
        if (!sentence.isEmpty()) {
            body.append("<h2>").append(title).append("</h2>\n<p>").append(words(sentence)).append("</p>\n");
        }
    }

    private void inCall(StringBuilder body, String call) {
        body.append("<h2>From ").append(Html.escape(call)).append("</h2>\n<dl>\n<dt>Cause</dt><dd>").append(words(code.cause(call)))
                .append("</dd>\n<dt>What to do</dt><dd>").append(words(code.nextStep(call))).append("</dd>\n</dl>\n");
    }

    private String numbers() {
        StringBuilder rows = new StringBuilder("<table>\n<tbody>\n");
        rows.append(Html.row("Hexadecimal", Html.code(code.hex()) + " " + Html.code(code.hex().substring(2).toUpperCase(Locale.ROOT))));
        rows.append(Html.row("Decimal", Html.code(Integer.toString(code.code())) + (code.failed() ? ", unsigned "
                + Html.code(Integer.toUnsignedString(code.code())) : "")));
        if (!windowsError().isEmpty()) {
            rows.append(Html.row("Windows error", Html.code(windowsError()) + " (net helpmsg " + windowsError() + ")"));
        }
        if (!otherNames.isEmpty()) {
            rows.append(Html.row("Also called", Html.code(String.join(", ", otherNames))));
        }
        rows.append(Html.row("Comes from", Html.link(CodePages.ROOM + "index.html#" + Html.anchor(facility(code)), facility(code))));
        return Html.table("The number", rows + "</tbody>\n</table>\n");
    }

    private void rules(StringBuilder body) {
        if (code.failed() && !rules.isEmpty()) {
            boolean many = rules.size() > 6;
            body.append("<h2>When CertEnroll answers it</h2>\n").append(many ? "<details><summary>" + rules.size() + " rules of the contract</summary>\n" : "")
                    .append("<ul>\n");
            rules.forEach(rule -> body.append("<li>").append(Html.link(rule.path(), rule.name())).append(" <span class=\"")
                    .append(rule.certainty().name().toLowerCase(Locale.ROOT)).append("\">").append(rule.certainty().words()).append("</span></li>\n"));
            body.append("</ul>\n").append(many ? "</details>\n" : "");
        }
    }

    /** As HTML; options are not broken. */
    private static String words(String sentence) {
        return Html.escape(typed(sentence)).replaceAll("(?<!\\S)--[a-z][a-z-]*[a-z]", "<code class=\"option\">$0</code>");
    }

    private static String typed(String sentence) {
        return HelpTexts.typed(sentence);
    }
}
