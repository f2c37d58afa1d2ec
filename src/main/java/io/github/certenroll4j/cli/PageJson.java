package io.github.certenroll4j.cli;

import io.github.certenroll4j.page.ClientForecast;
import io.github.certenroll4j.page.Finding;
import io.github.certenroll4j.page.InstallCall;
import io.github.certenroll4j.page.Prospect;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The answer of {@code page check} as JSON. */
final class PageJson {

    private PageJson() {
    }

    static void print(Printer out, List<PageRow> rows, List<ClientForecast> clients) {
        Json answer = Json.answerOf("page-check").with("pages", rows.stream().map(row -> page(row, clients)).collect(Collectors.toList()));
        if (!clients.isEmpty()) {
            List<InstallCall> calls = PageClients.calls(rows);
            answer.with("clients", clients.stream().map(client -> client(client, client.of(calls))).collect(Collectors.toList()));
        }
        out.json(answer);
    }

    private static Map<String, Object> page(PageRow row, List<ClientForecast> clients) {
        return Json.object()
                .with("path", row.name())
                .with("calls", row.page.calls().stream().map(call -> call(call, clients)).collect(Collectors.toList()))
                .with("error", row.troubles.isEmpty() ? null : String.join("; ", row.troubles))
                .asMap();
    }

    private static Map<String, Object> call(InstallCall call, List<ClientForecast> clients) {
        Json object = Json.object()
                .with("line", call.line())
                .with("column", call.column())
                .with("call", call.text())
                .with("language", call.language().officialName())
                .with("flags", orNull(call.flags()))
                .with("encoding", orNull(call.encoding()))
                .with("findings", call.findings().stream().map(Finding::name).collect(Collectors.toList()))
                .with("object", call.origin().name())
                .with("caller", call.isInPage() ? "WEB_PAGE" : "DESKTOP")
                .with("chain", call.attempts().stream().map(PageJson::attempt).collect(Collectors.toList()));
        if (!clients.isEmpty()) {
            object.with("clients", clients.stream().map(client -> client(client, client.of(call))).collect(Collectors.toList()));
        }
        return object.asMap();
    }

    private static Map<String, Object> attempt(InstallCall call) {
        return Json.object().with("line", call.line()).with("column", call.column()).with("flags", orNull(call.flags())).asMap();
    }

    private static Map<String, Object> client(ClientForecast client, Prospect prospect) {
        return Json.object().with("windows", client.version().toString()).with("succeeds", succeeds(prospect)).asMap();
    }

    private static Object succeeds(Prospect prospect) {
        switch (prospect) {
            case SUCCEEDS:
                return true;
            case FAILS:
                return false;
            case IF_TRUSTED:
                return prospect.name();
            default:
                return null;
        }
    }

    private static Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
