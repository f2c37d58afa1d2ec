package io.github.certenroll4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the program prints: the only class, with {@link Printer}, that has the bytes of stdout and stderr in hand.
 * System.out is not used, because it takes a failed write for done, and has the charset of the machine for everything.
 */
final class Console {

    private static final int USUAL_WIDTH = 79;

    private final Printer out;
    private final Printer err;

    Console(OutputStream stdout, Charset ofStdout, OutputStream stderr, Charset ofStderr, int width) {
        this.out = new Printer(new BufferedOutputStream(stdout), ofStdout, width);
        this.err = new Printer(new AfterAnswers(stderr), ofStderr, width);
    }

    static Console ofThisProcess() {
        return new Console(new FileOutputStream(FileDescriptor.out), charset("stdout"),
                new FileOutputStream(FileDescriptor.err), charset("stderr"), USUAL_WIDTH);
    }

    /** The console of the program that a command belongs to. */
    static Console of(CommandSpec command) {
        return ((CertEnroll4j) command.root().userObject()).console();
    }

    /** For answers. */
    Printer out() {
        return out;
    }

    /** For trouble. */
    Printer err() {
        return err;
    }

    /**
     * Sees to it that all that was printed arrives.
     *
     * @return the exit code, or another if something did not
     */
    int finish(int exitCode) {
        try {
            out.flush();
            return exitCode;
        } catch (OutputLostException lost) {
            err.line("certenroll4j: cannot write to stdout: " + lost.getCause().getMessage());
            return ExitCode.CANNOT_TELL;
        }
    }

    /**
     * The charset of a terminal; of a file or pipe, what Java takes for it. Java 19 and later say both in one property,
     * Java 8 to 17 have one for a terminal, and else print in the default charset.
     */
    private static Charset charset(String stream) {
        String name = System.getProperty(stream + ".encoding", System.getProperty("sun." + stream + ".encoding"));
        try {
            return name == null ? Charset.defaultCharset() : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            // Java has no name for Windows' UTF-8. Any other: every machine has ASCII, and the rest is escaped.
            return name.equals("cp65001") ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        }
    }

    /** Stderr: what was answered before is shown before. */
    private final class AfterAnswers extends FilterOutputStream {

        AfterAnswers(OutputStream stderr) {
            super(stderr);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                Console.this.out.flush();
            } catch (OutputLostException lost) {
                // The printer of stdout remembers it.
            }
            super.out.write(bytes, from, length);
        }
    }
}
