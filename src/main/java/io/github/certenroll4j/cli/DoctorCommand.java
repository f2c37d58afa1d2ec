package io.github.certenroll4j.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "Looks at everything that an enrollment on this machine needs, changes nothing, and says what is amiss and what"
                + " to do. Runs on any system; where there is no Windows it says what works there.",
        footer = "%nExit codes: 0 nothing is amiss; 1 something is.")
final class DoctorCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Checkup.Finding> findings = new Checkup(System.getenv(), Instant.now()).run();
        Printer out = Console.of(spec).out();
        if (json) {
            out.json(Json.answerOf("doctor").with("checks", asMaps(findings)));
        } else {
            findings.forEach(finding -> print(finding, out));
        }
        return findings.stream().anyMatch(finding -> finding.result == Checkup.Result.NO) ? ExitCode.NO : ExitCode.YES;
    }

    private static void print(Checkup.Finding finding, Printer out) {
        out.sentence(mark(finding.result) + " " + finding.name + ": " + finding.found);
        if (!finding.advice.isEmpty()) {
            out.labelled("do", finding.advice);
        }
    }

    /** All of one width, so that the names stand below each other. */
    private static String mark(Checkup.Result result) {
        switch (result) {
            case OK:
                return "ok      ";
            case NO:
                return "NO      ";
            default:
                return "not here";
        }
    }

    private static List<Map<String, Object>> asMaps(List<Checkup.Finding> findings) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Checkup.Finding finding : findings) {
            all.add(Json.object().with("name", finding.name)
                    .with("result", finding.result.name())
                    .with("found", finding.found)
                    .with("advice", finding.advice.isEmpty() ? null : finding.advice).asMap());
        }
        return all;
    }
}
