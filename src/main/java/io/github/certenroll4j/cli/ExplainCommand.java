package io.github.certenroll4j.cli;

import io.github.certenroll4j.HResult;
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
            "In a line of a log the code and the call that failed are looked for, and cause and next step are those of that call:"
                + " certenroll4j explain \"CertEnroll::CX509Enrollment::p_InstallResponse: 0x8009310b (ASN: 267)\"", "",
            "A code that the program has no words for is taken apart, and the exit code is 4. On Windows the system's own text"
                + " is added."})
final class ExplainCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private What what;

    static final class What {
        @Parameters(paramLabel = "CODE",
                description = "0x800b0109, 800B0109, -2146762487, 2148204809, CERT_E_UNTRUSTEDROOT, 13 or ERROR_INVALID_DATA;"
                    + " or a whole line of a log, in quotes.")
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
        return explanation().print(out, json);
    }

    private int list(Printer out) {
        if (json) {
            throw new ParameterException(spec.commandLine(), "--list and --json exclude each other: the list is a number and a name a line.");
        }
        HResult.known().forEach(known -> out.line(known.hex() + "  " + known.symbol()));
        return ExitCode.YES;
    }

    private Explanation explanation() {
        try {
            return Explanation.of(what.code);
        } catch (IllegalArgumentException noCode) {
            throw new ParameterException(spec.commandLine(), withTheList(noCode.getMessage()));
        }
    }

    /** Where no name is near, the list may help. */
    private static String withTheList(String message) {
        return message.endsWith("?") ? message : message + "; certenroll4j explain --list shows the names";
    }
}
