package io.github.certenroll4j.cli;

import io.github.certenroll4j.response.CmcFailure;
import io.github.certenroll4j.response.CmcStatus;
import io.github.certenroll4j.response.CmcStatusInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a full CMC response says about the request, for people and as JSON. */
final class CmcReport {

    /** More lines than these about one request are for programs: all are in the JSON. */
    private static final int MOST = 20;

    private CmcReport() {
    }

    static void print(Printer out, CmcStatus cmc) {
        lines(cmc).forEach(line -> out.labelled(line[0], line[1]));
    }

    /** A label and what stands beside it, each. */
    static List<String[]> lines(CmcStatus cmc) {
        List<String[]> lines = new ArrayList<>();
        boolean several = cmc.statuses().size() > 1;
        if (several) {
            lines.add(new String[] {"CA says", name(cmc.state())});
        }
        cmc.statuses().stream().limit(MOST).forEach(status -> lines.add(new String[] {several ? "of part" : "CA says",
                (several ? String.join(", ", status.bodyParts()) + ": " : "") + sentence(status)}));
        if (cmc.statuses().size() > MOST) {
            lines.add(new String[] {"of part", "and " + (cmc.statuses().size() - MOST) + " more, see --json"});
        }
        cmc.issuedCertificateHash().ifPresent(hash -> lines.add(new String[] {"issued", "the certificate with the SHA-1 hash " + hash}));
        return lines;
    }

    private static String name(CmcStatus.State state) {
        return state + state.microsoftName().map(name -> " (" + name + ")").orElse("");
    }

    private static String sentence(CmcStatusInfo status) {
        return name(status.state())
                + status.failInfo().map(name -> ", " + name).orElse("")
                + status.failure().map(why -> " (" + why.microsoftName() + "): " + why.meaning()).orElse("")
                + status.text().map(text -> ", \"" + text + "\"").orElse("")
                + status.requestId().map(id -> ", request id " + id).orElse("")
                + status.askAgain().map(time -> ", ask again from " + time + " on").orElse("")
                + status.failure().map(why -> ". " + why.advice()).orElse("");
    }

    static Map<String, Object> asMap(CmcStatus cmc) {
        return Json.object()
                .with("status", cmc.state().name())
                .with("failInfo", cmc.failInfo().orElse(null))
                .with("text", cmc.text().orElse(null))
                .with("requestId", cmc.requestId().orElse(null))
                .with("askAgain", cmc.askAgain().map(Instant::toString).orElse(null))
                .with("issuedCertificateSha1", cmc.issuedCertificateHash().orElse(null))
                .with("statuses", cmc.statuses().stream().map(CmcReport::asMap).collect(Collectors.toList()))
                .asMap();
    }

    private static Map<String, Object> asMap(CmcStatusInfo status) {
        return Json.object()
                .with("status", status.state().name())
                .with("bodyParts", status.bodyParts())
                .with("failInfo", status.failInfo().orElse(null))
                .with("meaning", status.failure().map(CmcFailure::meaning).orElse(null))
                .with("advice", status.failure().map(CmcFailure::advice).orElse(null))
                .with("text", status.text().orElse(null))
                .with("requestId", status.requestId().orElse(null))
                .with("askAgain", status.askAgain().map(Instant::toString).orElse(null))
                .asMap();
    }
}
