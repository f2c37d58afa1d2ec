package io.github.certenroll4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command line in this JVM: what it printed, and its exit code. */
public final class Run {

    public final int exitCode;
    public final String out;
    public final String err;

    private Run(int exitCode, String out, String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    public static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CertEnroll4j.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Run(exitCode, out.toString(), err.toString());
    }
}
