package io.github.certenroll4j.page;

import java.util.Collections;
import java.util.List;

/**
 * An enrollment page or script: every call of {@code InstallResponse} and {@code InstallResponse2} in it, with what it
 * passes and what is wrong with it. The calls are found in script elements, event attributes, islands of ASP, JSP and
 * PHP, and in scripts that a program prints from its strings; not in comments and not in the text of the page.
 *
 * <p>Only what the file itself shows is taken for known. What does not read as text, or has no end, is said in
 * {@link #troubles()}; reading takes time in proportion to the size of the file.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509enrollment-installresponse">IX509Enrollment::InstallResponse</a>
 */
public final class EnrollmentPage {

    private final String name;
    private final List<InstallCall> calls;
    private final List<String> troubles;

    private EnrollmentPage(String name, List<InstallCall> calls, List<String> troubles) {
        this.name = name;
        this.calls = Collections.unmodifiableList(calls);
        this.troubles = Collections.unmodifiableList(troubles);
    }

    /**
     * Reads a page.
     *
     * @param name    its file name; the extension says how it is read, the text does when the extension is unknown
     * @param content its bytes: UTF-8, UTF-16 or Windows-1252
     */
    public static EnrollmentPage of(String name, byte[] content) {
        PageReading reading = PageReading.of(name, PageText.decode(content));
        return new EnrollmentPage(name, reading.calls, reading.troubles);
    }

    /** The name that it was read under. */
    public String name() {
        return name;
    }

    /** Every call, in the order of the file. */
    public List<InstallCall> calls() {
        return calls;
    }

    /** What hindered the reading, a sentence each; empty when everything was read. */
    public List<String> troubles() {
        return troubles;
    }

    /** Whether any call has a finding. */
    public boolean hasFindings() {
        return calls.stream().anyMatch(call -> !call.findings().isEmpty());
    }
}
