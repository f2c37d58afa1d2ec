package io.github.certenroll4j.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test pages with pieces put in, cut out and doubled; the seed is fixed, so a failure comes again. */
class PageMutationTest {

    private static final String[] PIECES = {"\"", "'", "`", "(", ")", "{", "}", "<%", "%>", "<?php ", "?>", "<script>",
        "</script>", "<!--", "-->", "/*", "*/", "//", "\\", "_\n", "\r\n", "&H", "0x", ".InstallResponse(", "InstallResponse",
        " 0, c, 1, \"\"", "@\"", "<<<A\n", "${", "\uFFFC", "\u201C", "catch", "Rem ", "#>", "<#", "|", "=", ",", ";", "[", "]",
        "::", "->", "\0", "\u00e9", "enum F { A, B", "AllowNone", "?.", "...", ".call", "<p>", "</p>", "/>", "/*@cc_on ", "@*/", "if (x) /",
        "++ /", "charset=Shift_JIS", "new ActiveXObject('X509Enrollment.CX509Enrollment')", "WScript", "CERTENROLLLib."};

    private static final String[] NAMES = Stream.concat(Arrays.stream(TestPages.ALL), PageCasesTest.cases().map(one -> "cases/" + one[0]))
            .toArray(String[]::new);

    @Test
    void aSampleOfBrokenPagesHoldsTheRules() {
        mutate(1, 400);
    }

    @Tag("long")
    @Test
    void manyBrokenPagesHoldTheRules() {
        mutate(2, 10_000);
    }

    private static void mutate(long seed, int count) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            String name = NAMES[random.nextInt(NAMES.length)];
            StringBuilder page = new StringBuilder(new String(TestPages.bytes(name), StandardCharsets.UTF_8));
            for (int change = random.nextInt(6); change >= 0; change--) {
                mutate(page, random);
            }
            String content = page.toString();
            try {
                PageFuzz.check(name.substring(name.lastIndexOf('/') + 1), content.getBytes(StandardCharsets.UTF_8));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("mutation " + i + " of seed " + seed + ", " + name + ":\n" + content, e);
            }
        }
    }

    private static void mutate(StringBuilder page, Random random) {
        int at = random.nextInt(page.length() + 1);
        switch (random.nextInt(4)) {
            case 0:
                page.insert(at, PIECES[random.nextInt(PIECES.length)]);
                break;
            case 1:
                page.delete(at, Math.min(page.length(), at + 1 + random.nextInt(10)));
                break;
            case 2:
                page.setLength(at);
                break;
            default:
                page.insert(at, page.substring(at, Math.min(page.length(), at + random.nextInt(80))));
                break;
        }
    }
}
