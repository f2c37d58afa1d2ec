package io.github.certenroll4j.cli;

import io.github.certenroll4j.hotfix.TestWindows;
import io.github.certenroll4j.pe.TestDll;
import io.github.certenroll4j.response.TestCa;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whole processes, from start to end, beside a JVM that prints one line: the calls that have a quick answer, as
 * scripts/certenroll4j.sh starts them with its archive, and as java -jar does. One after the other in each of the rounds,
 * so that what else the machine does falls on all of them; of each the median. Run by scripts/bench.sh start.
 */
public final class StartBenchmark {

    private static final int ROUNDS = 15;
    private static final String JAVA = new File(System.getProperty("java.home"), "bin/java").getPath();
    private static final String JAR = new File("target/certenroll4j-cli.jar").getAbsolutePath();
    private static final String LAUNCHER = new File("scripts/certenroll4j.sh").getAbsolutePath();

    private StartBenchmark() {
    }

    /** Prints one line: the least that a JVM can do. */
    public static final class OneLine {
        private OneLine() {
        }

        public static void main(String[] args) {
            System.out.println("MISSING");
        }
    }

    /** Prints a line for each call: how it is started, milliseconds, and how many bare JVMs this is. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("start");
        Map<String, ProcessBuilder> calls = calls(folder, TestCa.root("Root"));
        // The first start of the launcher makes the archive, and in the background.
        calls.get("status").start().waitFor();
        for (int seconds = 0; seconds < 60 && !hasArchive(folder); seconds++) {
            Thread.sleep(1000);
        }
        long[][] times = new long[calls.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            int number = 0;
            for (ProcessBuilder call : calls.values()) {
                long start = System.nanoTime();
                call.start().waitFor();
                times[number++][round] = System.nanoTime() - start;
            }
        }
        print(calls, times);
    }

    private static Map<String, ProcessBuilder> calls(Path folder, TestCa ca) throws IOException {
        Path windows = folder.resolve("Windows");
        Path dll = new TestWindows(windows).with("System32/certenroll.dll", TestDll.x64("6.0.6000.16386")).root.resolve("System32/certenroll.dll");
        Path response = Files.write(folder.resolve("response.p7b"), ca.fullChain(ca.issue("leaf", ca.keyPair().getPublic())));
        String[][] words = {{"status", "--windows", windows.toString()}, {"status", "--windows", windows.toString(), "--json"},
            {"version", dll.toString()}, {"explain", "0x80070005"}, {"inspect", response.toString()}, {"--help"}, {"version", "--help"}};
        Map<String, ProcessBuilder> calls = new LinkedHashMap<>();
        calls.put("bare JVM", process(folder, JAVA, "-cp", "target/test-classes", OneLine.class.getName()));
        for (String[] call : words) {
            String name = String.join(" ", call).replaceAll(" [^ ]*/[^ ]*", "").replace(" --windows", "");
            calls.put(name, process(folder, with(call, LAUNCHER)));
            calls.put(name + ", java -jar", process(folder, with(call, JAVA, "-jar", JAR)));
        }
        return calls;
    }

    private static String[] with(String[] call, String... before) {
        String[] command = Arrays.copyOf(before, before.length + call.length);
        System.arraycopy(call, 0, command, before.length, call.length);
        return command;
    }

    private static ProcessBuilder process(Path caches, String... command) {
        ProcessBuilder process = new ProcessBuilder(command).redirectOutput(new File("/dev/null")).redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().put("XDG_CACHE_HOME", caches.toString());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return process;
    }

    private static boolean hasArchive(Path caches) {
        File[] archives = caches.resolve("certenroll4j").toFile().listFiles((parent, name) -> name.endsWith(".jsa"));
        return archives != null && archives.length > 0 && archives[0].length() > 0;
    }

    private static void print(Map<String, ProcessBuilder> calls, long[][] times) throws IOException {
        String load = new String(Files.readAllBytes(new File("/proc/loadavg").toPath()), "US-ASCII").trim();
        System.out.println("medians of " + ROUNDS + ", Java " + System.getProperty("java.version") + ", load of the machine " + load);
        int number = 0;
        double bare = 0;
        for (String name : calls.keySet()) {
            Arrays.sort(times[number]);
            double median = times[number][ROUNDS / 2] / 1e6;
            bare = number++ == 0 ? median : bare;
            System.out.println(String.format(Locale.ROOT, "%-28s %6.0f ms  %5.2f", name, median, median / bare));
        }
    }
}
