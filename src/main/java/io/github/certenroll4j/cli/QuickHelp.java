package io.github.certenroll4j.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * The help on all commands as picocli prints it for the usual width, from a resource that a test holds against it: the
 * description of all commands takes picocli longer than a start of the JVM.
 */
final class QuickHelp {

    static final String RESOURCE = "help.txt";
    static final int WIDTH = 79;

    private QuickHelp() {
    }

    /** Empty where the terminal has another width. */
    static OptionalInt answer(Console console) {
        if (console.usageWidth() != WIDTH) {
            return OptionalInt.empty();
        }
        try (InputStream text = QuickHelp.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                console.out().line(line);
            }
            return OptionalInt.of(ExitCode.YES);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program's own help cannot be read", unreadable);
        }
    }
}
