package io.github.certenroll4j.cli;

import io.github.certenroll4j.FileName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments as they were typed. Java reads them in the charset of the locale and loses the letters that it does not
 * have, all beyond ASCII under LC_ALL=C; Linux still has their bytes, which are UTF-8 nearly everywhere.
 */
final class TypedArguments {

    private static final Path COMMAND_LINE = Paths.get("/proc/self/cmdline");

    private TypedArguments() {
    }

    static String[] of(String... args) {
        for (String arg : args) {
            if (FileName.isLost(arg)) {
                return recovered(args);
            }
        }
        return args;
    }

    private static String[] recovered(String... args) {
        try {
            List<String> all = words(Files.readAllBytes(COMMAND_LINE));
            String[] typed = args.clone();
            for (int i = 0, at = all.size() - args.length; i < args.length && at >= 0; i++) {
                typed[i] = FileName.isLost(args[i]) ? all.get(at + i) : args[i];
            }
            return typed;
        } catch (IOException elsewhere) {
            return args;
        }
    }

    /** Each ends with a NUL. */
    private static List<String> words(byte[] line) {
        List<String> words = new ArrayList<>();
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        for (byte b : line) {
            if (b == 0) {
                words.add(new String(word.toByteArray(), StandardCharsets.UTF_8));
                word.reset();
            } else {
                word.write(b);
            }
        }
        return words;
    }
}
