package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.page.ClientForecast;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --for}: the clients that somebody asks about. */
final class PageClients {

    @Option(names = "--for", paramLabel = "WINDOWS",
            description = "The version of Certenroll.dll on clients, like 6.0.6000.16386: says whether they succeed with a page"
                    + " that passes AllowUntrustedRoot. May be repeated.")
    private List<String> windows = Collections.emptyList();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    List<ClientForecast> forecasts() {
        return windows.stream().map(this::forecast).collect(Collectors.toList());
    }

    static void print(Printer out, List<ClientForecast> clients) {
        for (ClientForecast client : clients) {
            out.sentence("With AllowUntrustedRoot in the page, clients with Certenroll.dll " + client.version());
            out.labelled("then", client.words());
        }
    }

    private ClientForecast forecast(String version) {
        try {
            return ClientForecast.of(FileVersion.parse(version));
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), "--for: " + unreadable.getMessage());
        }
    }
}
