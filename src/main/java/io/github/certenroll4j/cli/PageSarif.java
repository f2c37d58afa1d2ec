package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import io.github.certenroll4j.page.Finding;
import io.github.certenroll4j.page.InstallCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answer of {@code page check} as a log in the Static Analysis Results Interchange Format, which code hosting reads to
 * show each finding at its line.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF Version 2.1.0</a>
 */
final class PageSarif {

    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String UNRESERVED = "-._~/";
    private static final String HEX = "0123456789ABCDEF";

    private PageSarif() {
    }

    static void print(Printer out, List<PageRow> rows) {
        List<Object> results = new ArrayList<>();
        List<Object> troubles = new ArrayList<>();
        for (PageRow row : rows) {
            row.page.calls().forEach(call -> call.findings().forEach(finding -> results.add(result(row, call, finding))));
            row.troubles.forEach(trouble -> troubles.add(notification(row, trouble)));
        }
        Json run = Json.object()
                .with("tool", Json.object().with("driver", driver()).asMap())
                .with("columnKind", "utf16CodeUnits")
                .with("invocations", Collections.singletonList(Json.object()
                        .with("executionSuccessful", troubles.isEmpty())
                        .with("toolExecutionNotifications", troubles).asMap()))
                .with("results", results);
        out.json(Json.object().with("$schema", SCHEMA).with("version", "2.1.0").with("runs", Collections.singletonList(run.asMap())));
    }

    private static Map<String, Object> driver() {
        return Json.object().with("name", "certenroll4j")
                .with("rules", Arrays.stream(Finding.values()).map(PageSarif::rule).collect(Collectors.toList())).asMap();
    }

    private static Map<String, Object> rule(Finding finding) {
        return Json.object()
                .with("id", finding.name())
                .with("shortDescription", text("A call of InstallResponse " + finding.meaning()))
                .with("fullDescription", text(finding.reason()))
                .with("help", text(finding.change()))
                .with("defaultConfiguration", Json.object().with("level", level(finding)).asMap())
                .asMap();
    }

    private static Map<String, Object> result(PageRow row, InstallCall call, Finding finding) {
        Json region = Json.object().with("startLine", call.line()).with("startColumn", call.column());
        Json place = Json.object().with("artifactLocation", artifact(row.path)).with("region", region.asMap());
        return Json.object()
                .with("ruleId", finding.name())
                .with("ruleIndex", finding.ordinal())
                .with("level", level(finding))
                .with("message", text(call.text() + " " + finding.meaning() + ". " + finding.change()))
                .with("locations", Collections.singletonList(Json.object().with("physicalLocation", place.asMap()).asMap()))
                .asMap();
    }

    private static Map<String, Object> notification(PageRow row, String trouble) {
        Json place = Json.object().with("artifactLocation", artifact(row.path));
        return Json.object()
                .with("level", "warning")
                .with("message", text(row.name() + ": " + trouble))
                .with("locations", Collections.singletonList(Json.object().with("physicalLocation", place.asMap()).asMap()))
                .asMap();
    }

    private static String level(Finding finding) {
        switch (finding) {
            case UNTRUSTED_ROOT_NOT_ALLOWED:
                return "warning";
            case NOT_RESOLVED:
                return "note";
            default:
                return "error";
        }
    }

    private static Map<String, Object> text(String words) {
        return Json.object().with("text", words).asMap();
    }

    private static Map<String, Object> artifact(Path path) {
        return Json.object().with("uri", uri(path)).asMap();
    }

    /** A relative path stays relative: what reads the log knows the folder. */
    private static String uri(Path path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : FileName.bytes(path.normalize())) {
            boolean plain = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || UNRESERVED.indexOf(b) >= 0;
            uri.append(plain ? String.valueOf((char) b) : "%" + HEX.charAt(b >> 4 & 0xF) + HEX.charAt(b & 0xF));
        }
        return path.isAbsolute() ? (uri.charAt(0) == '/' ? "file://" : "file:///") + uri : uri.toString();
    }
}
