package io.github.certenroll4j.kit;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs native tests ({@code *IT}); hands on each result as it comes. */
final class JavaTests implements TestExecutionListener {

    private final Consumer<KitResult> results;
    private final Map<String, Long> started = new ConcurrentHashMap<>();

    private JavaTests(Consumer<KitResult> results) {
        this.results = results;
    }

    static void run(List<String> classes, Consumer<KitResult> results) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes.stream().map(DiscoverySelectors::selectClass).collect(Collectors.toList()))
                .filters(TagFilter.excludeTags("long"))
                .build();
        LauncherFactory.create().execute(request, new JavaTests(results));
    }

    /** All test classes of a jar; a Java that was stripped of its zip file system cannot have JUnit scan it, so we do. */
    static List<String> classes(File jar) throws IOException {
        try (JarFile file = new JarFile(jar)) {
            return file.stream().map(JarEntry::getName).filter(name -> name.endsWith("IT.class")).sorted()
                    .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toList());
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        report(test, KitResult.Status.SKIPPED, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case SUCCESSFUL:
                // A class that ended well is no test: its methods are.
                if (test.isTest()) {
                    report(test, KitResult.Status.PASSED, "");
                }
                break;
            case ABORTED:
                report(test, KitResult.Status.SKIPPED, result.getThrowable().map(Throwable::getMessage).orElse("aborted"));
                break;
            default:
                report(test, KitResult.Status.FAILED, result.getThrowable().map(JavaTests::stackTrace).orElse("failed"));
        }
    }

    private void report(TestIdentifier test, KitResult.Status status, String detail) {
        double seconds = (System.nanoTime() - started.getOrDefault(test.getUniqueId(), System.nanoTime())) / 1e9;
        results.accept(KitResult.ofTest(group(test), name(test), status, seconds, detail));
    }

    private static String group(TestIdentifier test) {
        return test.getSource().map(source -> source instanceof MethodSource ? ((MethodSource) source).getClassName()
                : source instanceof ClassSource ? ((ClassSource) source).getClassName() : source.toString()).orElse("JUnit");
    }

    /** The method; for one that makes several tests, what each is called as well. */
    private static String name(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(source -> {
            String method = ((MethodSource) source).getMethodName();
            return test.getDisplayName().equals(method + "()") ? method : method + ", " + test.getDisplayName();
        }).orElse(test.getDisplayName());
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
