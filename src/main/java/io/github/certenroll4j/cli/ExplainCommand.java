package io.github.certenroll4j.cli;

import io.github.certenroll4j.HResult;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Says what an error code of Windows means in an enrollment, its usual cause and the next step.")
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CODE", description = "0x800b0109, 800B0109, -2146762487 or CERT_E_UNTRUSTEDROOT.")
    private String code;

    @Option(names = "--json", description = "Answer as one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        HResult hresult;
        try {
            hresult = HResult.parse(code);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), unreadable.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Json.answerOf("explain")
                    .with("hresult", hresult.hex())
                    .with("symbol", hresult.isKnown() ? hresult.symbol() : null)
                    .with("meaning", hresult.meaning())
                    .with("cause", hresult.cause())
                    .with("nextStep", hresult.nextStep())
                    .print(out);
        } else {
            out.println(hresult);
            Lines.labelled(out, "meaning", hresult.meaning());
            Lines.labelled(out, "cause", hresult.cause());
            Lines.labelled(out, "next step", hresult.nextStep());
        }
        return hresult.isKnown() ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }
}
