package io.github.certenroll4j.kit;

import io.github.certenroll4j.win.NativeStores;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Runs everything that needs a Windows, and reports: {@code NativeTestKit REPORT-FOLDER TESTS}, of which the second is a
 * {@link Selection}. Exit code 0 if all that ran passed, 1 if something failed or no Java test ran, 2 if it was not allowed
 * to run, has no place for its reports, or there are no such tests.
 */
public final class NativeTestKit {

    private NativeTestKit() {
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 2) {
            System.err.println("usage: NativeTestKit REPORT-FOLDER TESTS");
            System.exit(2);
        }
        if (!"allow".equals(System.getenv("CERTENROLL4J_NATIVE_TESTS"))) {
            System.err.println("These tests put certificates and keys into this user's stores and remove them again."
                    + " Nothing was done; to let them, set CERTENROLL4J_NATIVE_TESTS=allow");
            System.exit(2);
        }
        Selection selection = selection(args[1]);
        System.exit(run(reportFolder(args[0]), selection, classes(selection)));
    }

    private static Selection selection(String text) {
        try {
            return Selection.parse(text);
        } catch (PatternSyntaxException trouble) {
            System.err.println("The tests are neither all nor user nor a regular expression: " + trouble.getMessage());
            System.exit(2);
            throw trouble;
        }
    }

    private static List<String> classes(Selection selection) throws IOException, URISyntaxException {
        List<String> all = JavaTests.classes(locationOf(NativeTestKit.class).toFile());
        List<String> selected = all.stream().filter(selection::hasJavaClass).collect(Collectors.toList());
        if (selected.isEmpty()) {
            System.err.println("No test class is called " + selection + "; there are " + String.join(", ", all));
            System.exit(2);
        }
        return selected;
    }

    private static Path reportFolder(String name) {
        try {
            return Files.createDirectories(Paths.get(name));
        } catch (IOException | InvalidPathException trouble) {
            System.err.println("The report folder " + name + " cannot be made; name another one. " + trouble);
            System.exit(2);
            throw new AssertionError(trouble);
        }
    }

    /** The folder that the kit was unzipped to. */
    static Path home() throws URISyntaxException {
        return locationOf(NativeTestKit.class).getParent();
    }

    /** The jar that a class came from. */
    static Path locationOf(Class<?> type) throws URISyntaxException {
        return Paths.get(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static int run(Path reports, Selection selection, List<String> classes)
            throws IOException, URISyntaxException, InterruptedException {
        NativeStores.allowMachine(selection.hasMachineStores());
        KitEnvironment.write(reports.resolve("environment.txt"), selection);
        Files.readAllLines(reports.resolve("environment.txt")).forEach(System.out::println);

        KitReport report = new KitReport();
        JavaTests.run(classes, result -> add(report, result));
        boolean none = report.count(KitResult.Status.PASSED) + report.count(KitResult.Status.FAILED) == 0;
        for (String processor : new String[] {"x64", "x86"}) {
            ContractClient.run(processor, home().resolve("client"), selection, result -> add(report, result));
        }
        report.writeText(reports.resolve("report.txt"));
        report.writeXml(reports.resolve("report.xml"));
        System.out.println(report.summary() + (none ? "; no Java test ran" : "") + "; reports in " + reports.toAbsolutePath());
        return none || report.count(KitResult.Status.FAILED) > 0 ? 1 : 0;
    }

    private static void add(KitReport report, KitResult result) {
        report.add(result);
        System.out.println(result);
    }
}
