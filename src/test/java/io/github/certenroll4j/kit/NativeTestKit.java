package io.github.certenroll4j.kit;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;

/**
 * Runs everything that needs a Windows, and reports: {@code NativeTestKit REPORT-FOLDER}. Exit code 0 if all that ran
 * passed, 1 if something failed or no Java test ran, 2 if it was not allowed to run or has no place for its reports.
 */
public final class NativeTestKit {

    private NativeTestKit() {
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 1) {
            System.err.println("usage: NativeTestKit REPORT-FOLDER");
            System.exit(2);
        }
        if (!"allow".equals(System.getenv("CERTENROLL4J_NATIVE_TESTS"))) {
            System.err.println("These tests put certificates and keys into this user's stores and remove them again."
                    + " Nothing was done; to let them, set CERTENROLL4J_NATIVE_TESTS=allow");
            System.exit(2);
        }
        System.exit(run(reportFolder(args[0])));
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

    private static int run(Path reports) throws IOException, URISyntaxException, InterruptedException {
        KitEnvironment.write(reports.resolve("environment.txt"));
        Files.readAllLines(reports.resolve("environment.txt")).forEach(System.out::println);

        KitReport report = new KitReport();
        JavaTests.run(locationOf(NativeTestKit.class).toFile(), result -> add(report, result));
        boolean none = report.count(KitResult.Status.PASSED) + report.count(KitResult.Status.FAILED) == 0;
        for (String processor : new String[] {"x64", "x86"}) {
            ContractClient.run(processor, home().resolve("client"), result -> add(report, result));
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
