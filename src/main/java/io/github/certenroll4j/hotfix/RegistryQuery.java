package io.github.certenroll4j.hotfix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks {@code reg.exe}, which every Windows has: a few short calls do not earn this package a native library, and the
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
        String parent = "HKEY_LOCAL_MACHINE\\" + key + "\\";
        return answer("HKLM\\" + key).stream()
                .filter(line -> line.regionMatches(true, 0, parent, 0, parent.length()))
                .map(line -> line.substring(parent.length()).trim())
                .collect(Collectors.toList());
    }

    /** Data of the values with a name in all keys below a key of HKLM, by the keys' names from there. */
    Map<String, String> values(String key, String name) throws IOException {
        String parent = "HKEY_LOCAL_MACHINE\\" + key + "\\";
        Map<String, String> values = new LinkedHashMap<>();
        String below = null;
        for (String line : answer("HKLM\\" + key, "/s", "/v", name)) {
            String[] words = line.trim().split(" +");
            if (line.regionMatches(true, 0, parent, 0, parent.length())) {
                below = line.substring(parent.length()).trim();
            } else if (below != null && words.length == 3 && words[0].equalsIgnoreCase(name)) {
                values.put(below, words[2]);
            }
        }
        return values;
    }

    private List<String> answer(String key, String... options) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(program.toString(), "query", key));
        command.addAll(Arrays.asList(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // Read on a thread of its own: a program that neither answers nor ends must not hold this one.
        FutureTask<List<String>> reading = new FutureTask<>(() -> linesOf(process));
        Thread reader = new Thread(reading, "reg.exe");
        reader.setDaemon(true);
        reader.start();
        try {
            List<String> lines = reading.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (process.waitFor() != 0) {
                throw new IOException(program + " query " + key + " was refused");
            }
            return lines;
        } catch (TimeoutException slow) {
            throw new IOException(program + " query " + key + " gave no answer in " + PATIENCE_SECONDS + " seconds");
        } catch (ExecutionException broken) {
            throw new IOException(program + " query " + key + ": " + broken.getCause().getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + program);
        } finally {
            process.destroy();
        }
    }

    private static List<String> linesOf(Process process) throws IOException {
        process.getOutputStream().close();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
            return lines.lines().collect(Collectors.toList());
        }
    }
}
