package io.github.certenroll4j.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The command line in a JVM of its own, for what depends on how that was started: its locale, folder and limits. */
final class ChildRun {

    final int exitCode;
    final String out;
    final String err;

    private ChildRun(int exitCode, String out, String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs a line of sh. In it {@code certenroll4j} is the command line, and names may have any bytes.
     *
     * @param folder where it is started
     */
    static ChildRun sh(Path folder, String line) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("child");
        Path script = scratch.resolve("line.sh");
        String java = Paths.get(System.getProperty("java.home"), "bin", "java").toString();
        Files.write(script, ("certenroll4j() { '" + java + "' -XX:-UsePerfData -cp '" + classPath() + "' "
                + CertEnroll4j.class.getName() + " \"$@\"; }\n" + line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            File out = scratch.resolve("out").toFile();
            File err = scratch.resolve("err").toFile();
            int exitCode = new ProcessBuilder("sh", script.toString()).directory(folder.toFile())
                    .redirectOutput(out).redirectError(err).redirectInput(new File("/dev/null")).start().waitFor();
            return new ChildRun(exitCode, read(out), read(err));
        } finally {
            for (String name : Arrays.asList("line.sh", "out", "err", "")) {
                Files.deleteIfExists(scratch.resolve(name));
            }
        }
    }

    private static String read(File file) throws IOException {
        return new String(Files.readAllBytes(file.toPath()), StandardCharsets.UTF_8);
    }

    private static String classPath() {
        List<String> absolute = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            absolute.add(Paths.get(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, absolute.isEmpty() ? Collections.singletonList(".") : absolute);
    }
}
