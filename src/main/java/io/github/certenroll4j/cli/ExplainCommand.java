package io.github.certenroll4j.cli;

import io.github.certenroll4j.HResult;
import io.github.certenroll4j.win.WindowsMessages;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Says what an error code of Windows means in an enrollment, its usual cause and the next step.",
        footer = {"",
            "A number from 2 to 65535 is an error of Windows, as GetLastError and net helpmsg have it: 13 is ERROR_INVALID_DATA,"
                + " 0x8007000d. Eight digits without 0x are hexadecimal.", "",
            "A code that the program has no words for is taken apart, and the exit code is 4. On Windows the system's own text"
                + " is added."})
final class ExplainCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what;

    static final class What {
        @Parameters(paramLabel = "CODE",
                description = "0x800b0109, 800B0109, -2146762487, 2148204809, CERT_E_UNTRUSTEDROOT, 13 or ERROR_INVALID_DATA.")
        private String code;

        @Option(names = "--list", description = "Show number and name of every code that the program has words for.")
        private boolean list;
    }

    @Option(names = "--json", description = "Answer as one JSON object; not with --list.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Printer out = Console.of(spec).out();
        if (what.list) {
            return list(out);
        }
        HResult hresult = hresult();
        if (json) {
            out.json(json(hresult));
        } else {
            print(hresult, out);
        }
        return hresult.isKnown() ? ExitCode.YES : ExitCode.CANNOT_TELL;
    }

    private int list(Printer out) {
        if (json) {
            throw new ParameterException(spec.commandLine(), "--list and --json exclude each other: the list is a number and a name a line.");
        }
        HResult.known().forEach(known -> out.line(known.hex() + "  " + known.symbol()));
        return ExitCode.YES;
    }

    private HResult hresult() {
        try {
            return HResult.parse(what.code);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(spec.commandLine(), withTheList(unreadable.getMessage()));
        }
    }

    /** Where no name is near, the list may help. */
    private static String withTheList(String message) {
        return message.endsWith("?") ? message : message + "; certenroll4j explain --list shows the names";
    }

    private static Json json(HResult hresult) {
        return Json.answerOf("explain")
                .with("hresult", hresult.hex())
                .with("symbol", hresult.isKnown() ? hresult.symbol() : null)
                .with("meaning", hresult.meaning())
                .with("cause", CommandWords.in(hresult.cause()))
                .with("nextStep", CommandWords.in(hresult.nextStep()));
    }

    private static void print(HResult hresult, Printer out) {
        out.line(hresult.toString());
        out.labelled("meaning", hresult.meaning());
        WindowsMessages.of(hresult).ifPresent(text -> out.labelled("windows", text));
        out.labelled("cause", CommandWords.in(hresult.cause()));
        out.labelled("next step", CommandWords.in(hresult.nextStep()));
    }
}
