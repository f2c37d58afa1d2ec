package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One run of the command line in this JVM: what it printed, and its exit code. What holds for every command is asserted
 * here, so that no test can forget it.
 */
public final class Run {

    public final int exitCode;
    public final String out;
    public final String err;
    /** Stdout as it left the program. */
    public final byte[] bytes;

    private Run(int exitCode, byte[] out, byte[] err) {
        this.exitCode = exitCode;
        this.out = new String(out, StandardCharsets.UTF_8);
        this.err = new String(err, StandardCharsets.UTF_8);
        this.bytes = out;
    }

    public static Run of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Run run = new Run(CertEnroll4j.run(console(out, err), args), out.toByteArray(), err.toByteArray());
        List<String> words = Arrays.asList(args);
        assertHidesNothing(err.toByteArray());
        // A diff carries the bytes of a page, whatever they are.
        if (!(words.contains("page") && words.contains("fix"))) {
            assertHidesNothing(run.bytes);
        }
        if (words.contains("--json") && words.contains("fleet")) {
            for (String line : run.out.split("\n")) {
                Schema.assertFollowsItsOwn(line, run.exitCode);
            }
        } else if (words.contains("--json")) {
            Schema.assertFollowsItsOwn(run.out, run.exitCode);
        }
        return run;
    }

    /** The files of somebody who has every letter, and lines so long that no sentence is folded. */
    static Console console(OutputStream out, OutputStream err) {
        return new Console(out, err, new TestTerminal(StandardCharsets.UTF_8, 10_000, false));
    }

    /** Whole UTF-8, and beside the ends of lines nothing that a terminal obeys or that nobody sees. */
    static void assertHidesNothing(byte[] printed) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(printed)).toString();
            assertThat(text.replace("\r\n", "\n").codePoints().filter(letter -> letter != '\n' && Escapes.isHidden(letter)))
                    .as("hidden in %s", text).isEmpty();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + Arrays.toString(printed), e);
        }
    }
}
