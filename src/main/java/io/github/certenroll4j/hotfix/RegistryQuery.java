package io.github.certenroll4j.hotfix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks {@code reg.exe}, which every Windows has: a few short calls do not earn this package a native library, and the
 * program from the real System32 sees the real registry from 32-bit processes, too.
 */
final class RegistryQuery implements WindowsRegistry {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final String HKLM = "HKEY_LOCAL_MACHINE\\";
    /** Name, type and data, four spaces before each; before Windows Vista, a tab. */
    private static final Pattern VALUE = Pattern.compile("(?: {4}|\t)(.+?)(?: {4}|\t)REG_(?:SZ|EXPAND_SZ|DWORD)(?: {4}|\t)(.*)");

    private final Path program;
    private final int patienceMillis;

    RegistryQuery(Path program) {
        this(program, PATIENCE_MILLIS);
    }

    RegistryQuery(Path program, int patienceMillis) {
        this.program = program;
        this.patienceMillis = patienceMillis;
    }

    @Override
    public List<String> keys(String key) throws IOException {
        String parent = HKLM + key + "\\";
        return answer(key).stream()
                .filter(line -> line.regionMatches(true, 0, parent, 0, parent.length()))
                .map(line -> line.substring(parent.length()).trim())
                .collect(Collectors.toList());
    }

    @Override
    public Map<String, String> values(String key) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : answer(key)) {
            Matcher value = VALUE.matcher(line);
            if (value.matches()) {
                values.put(value.group(1), value.group(2));
            }
        }
        return values;
    }

    @Override
    public Map<String, String> valuesBelow(String key, String name) throws IOException {
        String parent = HKLM + key + "\\";
        Map<String, String> values = new LinkedHashMap<>();
        String below = null;
        for (String line : answer(key, "/s", "/v", name)) {
            Matcher value = VALUE.matcher(line);
            if (line.regionMatches(true, 0, parent, 0, parent.length())) {
                below = line.substring(parent.length()).trim();
            } else if (below != null && value.matches() && value.group(1).equalsIgnoreCase(name)) {
                values.put(below, value.group(2));
            }
        }
        return values;
    }

    /** Its exit code does not tell a key that is absent from one that may not be read; the list of its parent does. */
    private List<String> answer(String key, String... options) throws IOException {
        Optional<List<String>> answer = ask("HKLM\\" + key, options);
        if (answer.isPresent()) {
            return answer.get();
        }
        int end = key.lastIndexOf('\\');
        if (end > 0 && options.length == 0 && keys(key.substring(0, end)).stream().noneMatch(key.substring(end + 1)::equalsIgnoreCase)) {
            throw new NoSuchFileException("HKLM\\" + key);
        }
        throw new IOException(program + " query HKLM\\" + key + " was refused");
    }

    /** @return empty if it ended with anything but 0 */
    private Optional<List<String>> ask(String key, String... options) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(program.toString(), "query", key));
        command.addAll(Arrays.asList(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // Read on a thread of its own: a program that neither answers nor ends must not hold this one. Nor may one that
        // closes its output and goes on.
        FutureTask<Optional<List<String>>> asking = new FutureTask<>(() -> {
            List<String> lines = linesOf(process);
            return process.waitFor() == 0 ? Optional.of(lines) : Optional.empty();
        });
        Thread asker = new Thread(asking, "reg.exe");
        asker.setDaemon(true);
        asker.start();
        try {
            return asking.get(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException(program + " query " + key + " gave no answer in " + patienceMillis / 1000 + " seconds");
        } catch (ExecutionException broken) {
            throw new IOException(program + " query " + key + ": " + broken.getCause().getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + program);
        } finally {
            // Forcibly: nothing of ours outlives the question.
            process.destroyForcibly();
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
