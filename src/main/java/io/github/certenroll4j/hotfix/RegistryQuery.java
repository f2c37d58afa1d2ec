package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Asks {@code reg.exe}, which every Windows has: two short calls do not earn this package a native library, and the
 * program from the real System32 sees the real registry from 32-bit processes, too.
 */
final class RegistryQuery {

    private static final int PATIENCE_SECONDS = 10;

    private final Path program;

    RegistryQuery(Path program) {
        this.program = program;
    }

    /** Names of the keys under a key of HKLM. */
    List<String> subkeys(String key) throws IOException {
        Path answer = Files.createTempFile("certenroll4j", ".txt");
        try {
            run(answer, "HKLM\\" + key);
            String parent = "HKEY_LOCAL_MACHINE\\" + key + "\\";
            return Files.readAllLines(answer, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.regionMatches(true, 0, parent, 0, parent.length()))
                    .map(line -> line.substring(parent.length()).trim())
                    .collect(Collectors.toList());
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    private void run(Path answer, String key) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "query", key)
                .redirectErrorStream(true).redirectOutput(answer.toFile()).start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(program + " query " + key + " gave no answer in " + PATIENCE_SECONDS + " seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + " query " + key + " was refused");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + program);
        } finally {
            process.destroy();
        }
    }
}
