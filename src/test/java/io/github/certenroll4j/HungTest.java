package io.github.certenroll4j;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Ends a run in which one test takes more than {@value #LIMIT_MINUTES} minutes, and says which and where it stands. A call
 * into Windows that does not come back cannot be interrupted, and a run that never ends tells nobody anything. Tests
 * tagged {@code long} may take as long as they do.
 */
public final class HungTest implements TestExecutionListener {
    private static final int LIMIT_MINUTES = 10;
    private static final int EXIT_CODE = 86;

    private final Map<TestIdentifier, Long> begun = new ConcurrentHashMap<>();
    private Thread watch;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        watch = new Thread(this::watch, "watch over hung tests");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        watch.interrupt();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest() && !test.getTags().contains(TestTag.create("long"))) {
            begun.put(test, System.nanoTime());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        begun.remove(test);
    }

    private void watch() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(5);
                long oldest = System.nanoTime() - TimeUnit.MINUTES.toNanos(LIMIT_MINUTES);
                begun.forEach((test, since) -> {
                    if (since - oldest < 0) {
                        tell(test);
                        // Neither the test nor a hook at the JVM's end can be trusted to come back.
                        Runtime.getRuntime().halt(EXIT_CODE);
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(TestIdentifier test) {
        StringBuilder told = new StringBuilder("HUNG for more than " + LIMIT_MINUTES + " minutes: "
                + test.getUniqueId() + " (" + test.getDisplayName() + ")\n");
        // The test's own first: what shows such a report may cut it off.
        Thread.getAllStackTraces().entrySet().stream()
                .sorted(Comparator.comparing(each -> !runsTests(each.getValue())))
                .forEach(each -> tell(each.getKey(), each.getValue(), told));
        System.err.println(told);
        System.err.flush();
        tellNative();
    }

    private static boolean runsTests(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().contains(".junit."));
    }

    private static void tell(Thread thread, StackTraceElement[] stack, StringBuilder told) {
        told.append('\n').append(thread).append(' ').append(thread.getState()).append('\n');
        for (StackTraceElement frame : stack) {
            told.append("    at ").append(frame).append('\n');
        }
    }

    /** Where all processes of the sandbox stand, by Wine's debugger: a call that does not come back waits for one of them. */
    private static void tellNative() {
        if (System.getenv("CERTENROLL4J_SANDBOX") == null) {
            return;
        }
        try {
            // Into a file: the debugger stops this process, which then reads no pipe.
            Path stacks = Files.createTempFile("stacks", ".txt");
            String self = ManagementFactory.getRuntimeMXBean().getName().replaceAll("@.*", "");
            new ProcessBuilder("winedbg", "--command", "bt all", self).redirectErrorStream(true).redirectOutput(stacks.toFile()).start()
                    .waitFor(2, TimeUnit.MINUTES);
            System.err.println(new String(Files.readAllBytes(stacks), StandardCharsets.ISO_8859_1));
            System.err.flush();
        } catch (IOException | InterruptedException e) {
            System.err.println("no native stacks: " + e);
        }
    }
}
