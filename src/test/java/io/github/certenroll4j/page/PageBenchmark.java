package io.github.certenroll4j.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A site of 10,000 files, every hundredth of them an enrollment page; and 5 MB of what is hard to read, in one line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class PageBenchmark {

    private static final int FILES = 10_000;
    private static final String[] ENDINGS = {"html", "js", "asp", "php", "css", "txt", "jsp", "cs", "vbs", "unheard"};

    private Path site;
    private long bytes;

    /** A site, walked and read as {@code page check} does it. */
    @Benchmark
    public int site() throws IOException {
        long begun = System.nanoTime();
        int calls = 0;
        for (Path page : PageFiles.of(Collections.singletonList(site)).pages()) {
            calls += EnrollmentPage.of(page.getFileName().toString(), PageFiles.read(page)).calls().size();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println("figure: a site of " + FILES + " files, " + bytes / 1_000_000 + " MB, " + calls + " calls: "
                + Math.round(bytes / 1e6 / seconds) + " MB/s");
        return calls;
    }

    @Setup
    public void build() throws IOException {
        site = Files.createTempDirectory("site");
        String line = "  <p class=\"a\">It's a line of the site, with \"quotes\"; var a = b / 2; // and more of it</p>\n";
        String filler = String.join("", Collections.nCopies(120, line));
        for (int i = 0; i < FILES; i++) {
            Path folder = site.resolve("folder" + i / 200);
            Files.createDirectories(folder);
            byte[] content = i % 100 == 0 ? TestPages.bytes(TestPages.ALL[i / 100 % TestPages.ALL.length])
                    : (filler + "<!-- " + i + " -->").getBytes(StandardCharsets.UTF_8);
            String name = i % 100 == 0 ? TestPages.ALL[i / 100 % TestPages.ALL.length] : "page." + ENDINGS[i % ENDINGS.length];
            Files.write(folder.resolve(i + "-" + name), content);
            bytes += content.length;
        }
    }

    /** The same text, once and twice: the time should double, and no more. */
    @State(Scope.Benchmark)
    public static class Hostile {
        @Param({"\"", "{", "'x", "a=", "`${", "<a ", "{a=1;", "e[0]"})
        private String piece;

        @Param({"2500000", "5000000"})
        private int size;
    }

    @Benchmark
    public int hostileLine(Hostile hostile) {
        String much = "e.InstallResponse(0,c,1,'');\n" + String.join("", Collections.nCopies(hostile.size / hostile.piece.length(), hostile.piece));
        return EnrollmentPage.of("a.js", much.getBytes(StandardCharsets.UTF_8)).calls().size();
    }
}
