package io.github.certenroll4j.page;

import java.util.Arrays;

/** What must hold for any bytes at all: no exception, and a mended page reads the same and needs no mending. */
public final class PageFuzz {

    private static final String[] NAMES = {"a.html", "a.asp", "a.jsp", "a.php", "a.js", "a.vbs", "a.vb", "a.cs", "a.ps1",
        "a.java", "a.bas", "a.py", "a.tsx", "a.wsf", "a.razor", "a.unknown"};

    private PageFuzz() {
    }

    /** The first byte chooses the kind of file, the others are the file. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 0) {
            check(NAMES[(data[0] & 0xFF) % NAMES.length], Arrays.copyOfRange(data, 1, data.length));
        }
    }

    static void check(String name, byte[] content) {
        EnrollmentPage page = EnrollmentPage.of(name, content);
        PageFix fix = PageFix.of(name, content);
        if (!fix.changes() && !Arrays.equals(fix.content(), content)) {
            throw new AssertionError("bytes changed without a change");
        }
        if (fix.after().calls().size() != page.calls().size()) {
            throw new AssertionError("other calls after mending");
        }
        if (PageFix.of(name, fix.content()).changes()) {
            throw new AssertionError("mended twice");
        }
        for (int i = 0; i < page.calls().size(); i++) {
            int before = page.calls().get(i).flags().orElse(0);
            int after = fix.after().calls().get(i).flags().orElse(before);
            if (!page.calls().get(i).isInPage() && (before & ~after) != 0) {
                throw new AssertionError("a program lost a flag: " + before + " became " + after);
            }
        }
    }
}
