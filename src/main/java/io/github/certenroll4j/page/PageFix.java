package io.github.certenroll4j.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The mended form of a page. Every resolved call gets the flag {@code AllowUntrustedRoot}, the encoding that its
 * response visibly has, the {@code Call} that VBScript asks for, and plain quotes; everything else stays as it is, to
 * the byte. A call with an argument that the file does not show is not touched. Mending a mended page changes nothing.
 */
public final class PageFix {

    private final byte[] original;
    private final PageText page;
    private final String mended;
    private final EnrollmentPage after;

    private PageFix(byte[] original, PageText page, String mended, EnrollmentPage after) {
        this.original = original;
        this.page = page;
        this.mended = mended;
        this.after = after;
    }

    /**
     * Mends a page.
     *
     * @param name    its file name, as for {@link EnrollmentPage#of}
     * @param content its bytes
     */
    public static PageFix of(String name, byte[] content) {
        return of(name, content, RootTrust.UNKNOWN);
    }

    /**
     * Mends a page whose clients are known to trust the root, or not.
     *
     * @param name    its file name, as for {@link EnrollmentPage#of}
     * @param content its bytes
     * @param root    if the root is trusted, no call gets {@code AllowUntrustedRoot}
     */
    public static PageFix of(String name, byte[] content, RootTrust root) {
        PageText page = PageText.decode(content);
        PageReading reading = PageReading.of(name, page, root);
        String mended = page.isWritable && reading.isUnderstood ? Edit.apply(page.text, Fixer.fix(reading.checked)) : page.text;
        EnrollmentPage after = EnrollmentPage.of(name, mended.equals(page.text) ? content : page.encode(mended), root);
        if (after.calls().size() != reading.checked.size()) {
            // A page so broken that a plain quote makes it read otherwise is not ours to mend.
            return new PageFix(content.clone(), page, page.text, EnrollmentPage.of(name, content, root));
        }
        return new PageFix(content.clone(), page, mended, after);
    }

    /** Whether the mended page differs. */
    public boolean changes() {
        return !mended.equals(page.text);
    }

    /** The bytes of the mended page, in the encoding of the original. */
    public byte[] content() {
        return changes() ? page.encode(mended) : original.clone();
    }

    /** Whether a call passes a flag that it did not pass before: what that gives up is {@link Advice}'s to say. */
    public boolean addsFlag() {
        return changes() && after.calls().stream().anyMatch(call -> call.flags().orElse(0) != 0);
    }

    /** What is in the mended page; its findings are what could not be mended. */
    public EnrollmentPage after() {
        return after;
    }

    /**
     * The change as a unified diff with three lines of context, in the page's own bytes; empty if there is none.
     *
     * @param path the name that stands in its head
     */
    public byte[] unifiedDiff(Path path) {
        return UnifiedDiff.of(DiffName.of(path), original, content());
    }

    /** The same diff as lines of text, to be looked at. */
    public List<String> diffLines(Path path) {
        byte[] diff = UnifiedDiff.of(DiffName.of(path), page.text.getBytes(StandardCharsets.UTF_8), mended.getBytes(StandardCharsets.UTF_8));
        return diff.length == 0 ? Collections.emptyList() : Arrays.asList(new String(diff, StandardCharsets.UTF_8).split("\r?\n"));
    }
}
