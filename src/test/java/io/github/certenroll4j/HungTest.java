package io.github.certenroll4j;

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
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            told.append('\n').append(thread).append(' ').append(thread.getState()).append('\n');
            for (StackTraceElement frame : stack) {
                told.append("    at ").append(frame).append('\n');
            }
        });
        System.err.println(told);
        System.err.flush();
    }
}
