package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code page fix} prints, handed to the programs that it is for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "git and patch are not part of it, and it allows no such names")
class PatchTest {

    private static final String PAGE = "<p>M\u00fcller\u2019s</p>\r\n<script>\n  e.InstallResponse(0, cert, 1, \"\");\r\n</script>\n<p>\u00fc</p>";
    private static final String JAPANESE = "<p>\u8868\u793a</p>\n<script>e.InstallResponse(0, cert, 1, \"\"); // \u80fd\u529b\n</script>\n";

    @TempDir
    Path folder;
    private final Map<String, byte[]> pages = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        pages.put("utf8.html", PAGE.getBytes(StandardCharsets.UTF_8));
        pages.put("bom.html", ("\ufeff" + PAGE).getBytes(StandardCharsets.UTF_8));
        pages.put("1252.html", PAGE.getBytes(Charset.forName("windows-1252")));
        pages.put("1251.html", PAGE.replace('\u00fc', '\u0416').getBytes(Charset.forName("windows-1251")));
        pages.put("sjis.html", JAPANESE.getBytes(Charset.forName("Shift_JIS")));
        pages.put("utf16le.html", ("\ufeff" + PAGE).getBytes(StandardCharsets.UTF_16LE));
        pages.put("utf16be.html", ("\ufeff" + PAGE + "\u300a\n").getBytes(StandardCharsets.UTF_16BE));
        pages.put("utf16.html", JAPANESE.getBytes(StandardCharsets.UTF_16LE));
        pages.put("escapes.html", (PAGE + "\u001b[2J\u0085\u202e").getBytes(StandardCharsets.UTF_8));
        pages.put("old site/two words.html", PAGE.getBytes(StandardCharsets.UTF_8));
        pages.put("old site/\"quoted\" \\ and\ttab.html", PAGE.getBytes(StandardCharsets.UTF_8));
        pages.put("line\nend\u0007.html", PAGE.getBytes(StandardCharsets.UTF_8));
        if (System.getProperty("sun.jnu.encoding").equals("UTF-8")) {
            pages.put("stra\u00dfe/\u6771 \u4eac.html", PAGE.getBytes(StandardCharsets.UTF_8));
        }
        fill(folder.resolve("site"));
    }

    private void fill(Path site) throws IOException {
        for (Map.Entry<String, byte[]> page : pages.entrySet()) {
            Path file = site.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, page.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"git apply", "git apply -p1 --whitespace=nowarn", "patch --binary -p0 --input", "patch --binary -p1 --input"})
    void appliesToFilesOfEveryEncodingAndName(String tool) throws Exception {
        Path diff = Files.write(folder.resolve("d.patch"), diff("C.UTF-8", "site"));

        apply(tool, diff);

        for (Map.Entry<String, byte[]> page : pages.entrySet()) {
            assertThat(latin(Files.readAllBytes(folder.resolve("site").resolve(page.getKey())))).as(page.getKey())
                    .isEqualTo(latin(mended(page.getValue())));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"git apply", "patch --binary -p0 --input", "patch --binary --input"})
    void appliesToAFileOfThisFolder(String tool) throws Exception {
        Path page = Files.write(folder.resolve("p.html"), pages.get("1252.html"));
        Path diff = Files.write(folder.resolve("d.patch"), diff("C", "p.html"));

        apply(tool, diff);

        assertThat(latin(Files.readAllBytes(page))).isEqualTo(latin(mended(pages.get("1252.html"))));
    }

    private byte[] diff(String locale, String place) throws Exception {
        ProcessRun run = ProcessRun.in(folder).environment("LC_ALL=" + locale).certenroll4j("page", "fix", place);
        assertThat(run.exitCode).as(run.err).isEqualTo(ExitCode.NO);
        return run.out;
    }

    private void apply(String tool, Path diff) throws Exception {
        assumeTrue(ProcessRun.isInstalled(tool.split(" ")[0]), "it is not installed");
        ProcessRun applied = ProcessRun.in(folder).environment("LC_ALL=C.UTF-8")
                .run(Arrays.asList((tool + " " + diff).split(" ")));
        assertThat(applied.exitCode).as(applied.text() + applied.err).isZero();
    }

    @Test
    void theHeadOfADiffIsAsciiAndOneLine() throws Exception {
        String diff = latin(diff("C.UTF-8", "site"));

        assertThat(diff).contains("--- ./site/utf8.html\n", "--- \"./site/line\\nend\\a.html\"\n",
                "+++ \"./site/old site/\\\"quoted\\\" \\\\ and\\ttab.html\"\t\n", "+++ ./site/old site/two words.html\t\n");
    }

    @Test
    void aTerminalGetsTextAndNoneOfThePagesCodes() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Console console = new Console(terminal, new ByteArrayOutputStream(), new TestTerminal(StandardCharsets.UTF_8, 79, true));

        int exitCode = CertEnroll4j.run(console, "page", "fix", folder.resolve("site").toString());

        assertThat(exitCode).isEqualTo(ExitCode.NO);
        Run.assertHidesNothing(terminal.toByteArray());
        assertThat(new String(terminal.toByteArray(), StandardCharsets.UTF_8)).contains(" <p>M\u00fcller\u2019s</p>",
                "+  e.InstallResponse(4, cert, 1, \"\");", "\\u001b[2J");
    }

    /** One digit is another; of UTF-16 it is one byte, too. */
    private static byte[] mended(byte[] page) {
        byte[] mended = page.clone();
        String latin = latin(page).replace("\0", "");
        int digit = 0;
        for (int plain = latin.indexOf("(0,") + 1, seen = -1; seen < plain; digit++) {
            seen += page[digit] == 0 ? 0 : 1;
        }
        mended[digit - 1] = '4';
        return mended;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
