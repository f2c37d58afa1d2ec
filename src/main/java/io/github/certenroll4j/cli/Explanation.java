package io.github.certenroll4j.cli;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.LogLine;
import io.github.certenroll4j.win.WindowsMessages;
import java.util.Optional;

/** What {@code explain} answers: a code, and the call that it came from where a line of a log says so. */
final class Explanation {

    private final HResult hresult;
    private final Optional<String> call;

    private Explanation(HResult hresult, Optional<String> call) {
        this.hresult = hresult;
        this.call = call;
    }

    /** @throws IllegalArgumentException if the text is no code, and no line of a log that has one */
    static Explanation of(String text) {
        try {
            return new Explanation(HResult.parse(text), Optional.empty());
        } catch (IllegalArgumentException noCode) {
            return LogLine.read(text).map(line -> new Explanation(line.hresult(), line.call())).orElseThrow(() -> noCode);
        }
    }

    /** @return the exit code */
    int print(Printer out, boolean asJson) {
        if (asJson) {
            out.json(json());
        } else {
            print(out);
        }
        return hresult.isKnown() ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }

    private Json json() {
        return Json.answerOf("explain")
                .with("hresult", hresult.hex())
                .with("symbol", hresult.isKnown() ? hresult.symbol() : null)
                .with("meaning", hresult.meaning())
                .with("cause", cause())
                .with("nextStep", nextStep())
                .with("call", call.orElse(null));
    }

    private void print(Printer out) {
        out.line(hresult.toString());
        out.labelled("call", call.orElse(""));
        out.labelled("meaning", hresult.meaning());
        // Elsewhere there is nothing to ask, and the classes that ask take their time to load.
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        out.labelled("windows", windows ? WindowsMessages.of(hresult).orElse("") : "");
        out.labelled("cause", cause());
        out.labelled("next step", nextStep());
    }

    private String cause() {
        return CommandWords.in(call.isPresent() ? hresult.cause(call.get()) : hresult.cause());
    }

    private String nextStep() {
        return CommandWords.in(call.isPresent() ? hresult.nextStep(call.get()) : hresult.nextStep());
    }
}
