package io.github.certenroll4j.kit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What came of one test: a line of report.txt, a test case of report.xml. */
final class KitResult {

    private static final int HEADLINE = 300;

    enum Status { PASSED, FAILED, SKIPPED }

    /** Who ran it: {@code java}, {@code contract x64}, {@code contract x86}. */
    final String suite;
    /** The test's class; the suite again where there are no classes. */
    final String group;
    final String name;
    final Status status;
    final double seconds;
    /** Why it failed or was skipped. Empty if it passed. */
    final String detail;
    final Map<String, String> properties;

    private KitResult(String suite, String group, String name, Status status, double seconds, String detail,
            Map<String, String> properties) {
        this.suite = suite;
        this.group = group;
        this.name = name;
        this.status = status;
        this.seconds = seconds;
        this.detail = detail;
        this.properties = properties;
    }

    static KitResult ofTest(String group, String name, Status status, double seconds, String detail) {
        return new KitResult("java", group, name, status, seconds, detail, Collections.emptyMap());
    }

    static KitResult ofRule(String suite, String name, Status status, String detail, Map<String, String> properties) {
        return new KitResult(suite, suite, name, status, 0, detail, new LinkedHashMap<>(properties));
    }

    /** The detail on one line: what an assertion says is spread over several, and a stack trace comes after it. */
    String headline() {
        String words = detail.split("\\R\\s+at ", 2)[0].replaceAll("\\s+", " ").trim();
        return words.length() <= HEADLINE ? words : words.substring(0, HEADLINE) + " ...";
    }

    /** As in report.txt. */
    @Override
    public String toString() {
        String line = String.format("%-7s %s %s", status.name().toLowerCase(Locale.ROOT),
                group.substring(group.lastIndexOf('.') + 1), name);
        return detail.isEmpty() ? line : line + ": " + headline();
    }
}
