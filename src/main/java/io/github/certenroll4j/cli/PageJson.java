package io.github.certenroll4j.cli;

import io.github.certenroll4j.page.ClientForecast;
import io.github.certenroll4j.page.Finding;
import io.github.certenroll4j.page.InstallCall;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The answer of {@code page check} as JSON. */
final class PageJson {

    private PageJson() {
    }

    static void print(Printer out, List<PageRow> rows, List<ClientForecast> clients) {
        Json answer = Json.answerOf("page-check").with("pages", rows.stream().map(PageJson::page).collect(Collectors.toList()));
        if (!clients.isEmpty()) {
            answer.with("clients", clients.stream().map(PageJson::client).collect(Collectors.toList()));
        }
        out.json(answer);
    }

    private static Map<String, Object> page(PageRow row) {
        return Json.object()
                .with("path", row.name())
                .with("calls", row.page.calls().stream().map(PageJson::call).collect(Collectors.toList()))
                .with("error", row.troubles.isEmpty() ? null : String.join("; ", row.troubles))
                .asMap();
    }

    private static Map<String, Object> call(InstallCall call) {
        return Json.object()
                .with("line", call.line())
                .with("column", call.column())
                .with("call", call.text())
                .with("language", call.language().officialName())
                .with("flags", orNull(call.flags()))
                .with("encoding", orNull(call.encoding()))
                .with("findings", call.findings().stream().map(Finding::name).collect(Collectors.toList()))
                .with("object", call.origin().name())
                .asMap();
    }

    private static Map<String, Object> client(ClientForecast client) {
        return Json.object().with("windows", client.version().toString()).with("succeeds", client.succeeds()).asMap();
    }

    private static Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
