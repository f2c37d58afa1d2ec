package io.github.certenroll4j.page;

import java.util.Collections;
import java.util.List;

/**
 * An enrollment page or script: every call of {@code InstallResponse} and {@code InstallResponse2} in it, with what it
 * passes and what is wrong with it. The calls are found in script elements, event attributes, islands of ASP, JSP and
 * PHP, and in scripts that a program prints from its strings; not in comments and not in the text of the page.
 *
 * <p>Only what the file itself shows is taken for known. What does not read as text, or has no end, is said in
 * {@link #diagnostics()}; reading takes time in proportion to the size of the file.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/certenroll/nf-certenroll-ix509enrollment-installresponse">IX509Enrollment::InstallResponse</a>
 */
public final class EnrollmentPage {

    private final String name;
    private final List<InstallCall> calls;
    private final List<String> diagnostics;

    private EnrollmentPage(String name, List<InstallCall> calls, List<String> diagnostics) {
        this.name = name;
        this.calls = Collections.unmodifiableList(calls);
        this.diagnostics = Collections.unmodifiableList(diagnostics);
    }

    /**
     * Reads a page.
     *
     * @param name    its file name; the extension says how it is read, the text does when the extension is unknown
     * @param content its bytes: UTF-8, UTF-16, the character set that the page declares, or Windows-1252
     */
    public static EnrollmentPage of(String name, byte[] content) {
        return of(name, content, RootTrust.UNKNOWN);
    }

    /**
     * Reads a page whose clients are known to trust the root, or not.
     *
     * @param name    its file name
     * @param content its bytes
     * @param root    if the root is trusted, a call that passes no flag is right
     */
    public static EnrollmentPage of(String name, byte[] content, RootTrust root) {
        PageReading reading = PageReading.of(name, PageText.decode(content), root);
        return new EnrollmentPage(name, reading.calls(), reading.diagnostics);
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
    public List<String> diagnostics() {
        return diagnostics;
    }

    /** Whether any call has a finding. */
    public boolean hasFindings() {
        return calls.stream().anyMatch(call -> !call.findings().isEmpty());
    }
}
