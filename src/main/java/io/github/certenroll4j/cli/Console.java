package io.github.certenroll4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the program prints: the only class, with {@link Printer}, that has the bytes of stdout and stderr in hand.
 * System.out is not used, because it takes a failed write for done, and has the charset of the machine for everything.
 */
final class Console {

    private final Terminal terminal;
    private final Printer out;
    private final Printer err;

    Console(OutputStream stdout, OutputStream stderr, Terminal terminal) {
        this.terminal = terminal;
        this.out = new Printer(new BufferedOutputStream(stdout), terminal.charset(Terminal.Stream.STDOUT), terminal.width());
        this.err = new Printer(new AfterAnswers(stderr), terminal.charset(Terminal.Stream.STDERR), terminal.width());
    }

    static Console ofThisProcess() {
        return new Console(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), new Terminal());
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

    /** The columns of picocli's help; it takes no fewer than 55. */
    int usageWidth() {
        return Math.max(terminal.width(), 55);
    }

    /** Whether a person looks at the stream. */
    boolean isTerminal(Terminal.Stream stream) {
        return terminal.isAt(stream);
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
            // Who pipes into head wants no more; everybody else has to hear of it.
            if (!terminal.isPipeAt(Terminal.Stream.STDOUT)) {
                err.sentence("certenroll4j: cannot write to stdout: " + lost.getCause().getMessage());
            }
            return ExitCode.CANNOT_TELL;
        }
    }

    /** Stderr: what was answered before is shown before. That it cannot be written is nothing that a command should end for. */
    private final class AfterAnswers extends FilterOutputStream {

        AfterAnswers(OutputStream stderr) {
            super(stderr);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            try {
                Console.this.out.flushText();
            } catch (OutputLostException lost) {
                // The printer of stdout remembers it.
            }
            try {
                super.out.write(bytes, from, length);
            } catch (IOException nobodyToTell) {
                // The exit code says it.
            }
        }
    }
}
