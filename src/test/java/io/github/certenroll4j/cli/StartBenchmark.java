package io.github.certenroll4j.cli;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code status --windows DIR} as a process, beside a JVM that prints one line; milliseconds from start to end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 20)
@Fork(1)
public class StartBenchmark {

    private static final String JAR = new File("target/certenroll4j-cli.jar").getAbsolutePath();
    private Path windows;

    /** Prints one line: the least that a JVM can do. */
    public static final class OneLine {
        private OneLine() {
        }

        public static void main(String[] args) {
            System.out.println("MISSING");
        }
    }

    @Setup
    public void image() throws IOException {
        windows = Files.createTempDirectory("windows");
        new TestWindows(windows).with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386"));
    }

    @Benchmark
    public void bareJvm() throws IOException, InterruptedException {
        run(0, "-cp", "target/test-classes", OneLine.class.getName());
    }

    @Benchmark
    public void status() throws IOException, InterruptedException {
        run(ExitCode.NO, "-jar", JAR, "status", "--windows", windows.toString());
    }

    /** As scripts/certenroll4j.sh starts it. */
    @Benchmark
    public void statusByTheLauncher() throws IOException, InterruptedException {
        run(ExitCode.NO, new ProcessBuilder("scripts/certenroll4j.sh", "status", "--windows", windows.toString()));
    }

    private static void run(int expected, String... args) throws IOException, InterruptedException {
        String[] command = new String[args.length + 1];
        command[0] = new File(System.getProperty("java.home"), "bin/java").getPath();
        System.arraycopy(args, 0, command, 1, args.length);
        run(expected, new ProcessBuilder(command));
    }

    private static void run(int expected, ProcessBuilder builder) throws IOException, InterruptedException {
        int exitCode = builder.redirectOutput(new File("/dev/null")).redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (exitCode != expected) {
            throw new IllegalStateException(builder.command() + " ended with " + exitCode);
        }
    }
}
