package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own: with a locale, JVM options and a folder to run in, and every byte it prints. */
final class ProcessRun {

    final int exitCode;
    final byte[] out;
    final String err;

    private ProcessRun(int exitCode, byte[] out, String err) {
        this.exitCode = exitCode;
        this.out = out;
        this.err = err;
    }

    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(folder -> new File(folder, program).canExecute());
    }

    static Start in(Path folder) {
        return new Start(folder);
    }

    /** What a process is started with. */
    static final class Start {

        private final Path folder;
        private final List<String> options = new ArrayList<>();
        private final List<String> locale = new ArrayList<>();
        private File stdout;

        private Start(Path folder) {
            this.folder = folder;
        }

        /** A JVM option. */
        Start option(String option) {
            options.add(option);
            return this;
        }

        /** Like {@code LC_ALL=C}. */
        Start environment(String nameAndValue) {
            locale.add(nameAndValue);
            return this;
        }

        /** Where stdout leads, a device for instance. */
        Start to(File target) {
            this.stdout = target;
            return this;
        }

        ProcessRun certenroll4j(String... args) throws IOException, InterruptedException {
            List<String> command = command();
            command.addAll(Arrays.asList(args));
            return run(command);
        }

        /** A line of sh, in which {@code certenroll4j} is the command line. */
        ProcessRun shell(String line) throws IOException, InterruptedException {
            return run(Arrays.asList("sh", "-c", "certenroll4j() { '" + String.join("' '", command()) + "' \"$@\"; }; " + line));
        }

        /** The same, out of a file: so it may have letters that the locale of this JVM has not. */
        ProcessRun script(String line) throws IOException, InterruptedException {
            Path script = Files.createTempFile("line", ".sh");
            try {
                Files.write(script, ("certenroll4j() { '" + String.join("' '", command()) + "' \"$@\"; }\n" + line + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                return run(Arrays.asList("sh", script.toString()));
            } finally {
                Files.delete(script);
            }
        }

        private List<String> command() {
            List<String> command = new ArrayList<>();
            command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
            command.addAll(options);
            command.addAll(Arrays.asList("-cp", classPath(), CertEnroll4j.class.getName()));
            return command;
        }

        /** Another program, in the same folder. */
        ProcessRun run(List<String> command) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            if (stdout != null) {
                builder.redirectOutput(stdout);
            }
            // What the tests' own JVM was told must not help.
            builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG") || name.endsWith("_OPTIONS"));
            locale.forEach(entry -> builder.environment().put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1)));
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
            byte[] out = all(process.getInputStream());
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
            return new ProcessRun(process.exitValue(), out, new String(err.join(), StandardCharsets.ISO_8859_1));
        }

        private static byte[] all(InputStream in) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] block = new byte[4096];
            try {
                for (int n = in.read(block); n >= 0; n = in.read(block)) {
                    bytes.write(block, 0, n);
                }
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Of this JVM, from whatever folder. */
        private static String classPath() {
            StringBuilder path = new StringBuilder();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                path.append(path.length() == 0 ? "" : File.pathSeparator).append(new File(entry).getAbsolutePath());
            }
            return path.toString();
        }
    }
}
