package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.page.ClientForecast;
import io.github.certenroll4j.page.InstallCall;
import io.github.certenroll4j.page.RootTrust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What somebody says, and asks, about the clients of a page: {@code --root} and {@code --for}. */
final class PageClients {

    @Option(names = "--for", paramLabel = "WINDOWS",
            description = "The version of Certenroll.dll on clients, like 6.0.6000.16386: says whether they succeed with these"
                    + " pages. May be repeated.")
    private List<String> windows = Collections.emptyList();

    @Option(names = "--root", paramLabel = "trusted|unknown", defaultValue = "unknown",
            description = "trusted: the clients trust the root of the CA, so a page that passes no flag is right."
                    + " Without it, or with unknown, a page has to pass AllowUntrustedRoot.")
    private String root;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    List<ClientForecast> forecasts() {
        return windows.stream().map(this::forecast).collect(Collectors.toList());
    }

    RootTrust root() {
        switch (root) {
            case "trusted":
                return RootTrust.TRUSTED;
            case "unknown":
                return RootTrust.UNKNOWN;
            default:
                throw new ParameterException(spec.commandLine(), "--root takes trusted or unknown, not " + root);
        }
    }

    static void print(Printer out, List<ClientForecast> clients, List<PageRow> rows) {
        List<InstallCall> calls = calls(rows);
        for (ClientForecast client : clients) {
            out.sentence((calls.isEmpty() ? "With a page that passes AllowUntrustedRoot" : "With these pages")
                    + ", clients with Certenroll.dll " + client.version());
            out.labelled("then", client.words(client.of(calls)));
        }
    }

    static List<InstallCall> calls(List<PageRow> rows) {
        List<InstallCall> calls = new ArrayList<>();
        rows.forEach(row -> calls.addAll(row.page.calls()));
        return calls;
    }

    private ClientForecast forecast(String version) {
        try {
            return ClientForecast.of(FileVersion.parse(version));
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), "--for: " + unreadable.getMessage());
        }
    }
}
