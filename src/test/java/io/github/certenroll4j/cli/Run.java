package io.github.certenroll4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = CertEnroll4j.run(console(out, err), args);
        return new Run(exitCode, text(out), text(err));
    }

    /** A terminal that has every letter. */
    static Console console(OutputStream out, OutputStream err) {
        return new Console(out, StandardCharsets.UTF_8, err, StandardCharsets.UTF_8, 79);
    }

    static String text(ByteArrayOutputStream bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
}
