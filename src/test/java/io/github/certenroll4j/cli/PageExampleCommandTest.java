package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageExampleCommandTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"--vbscript, VBScript, 0", "'', JScript, 0", "--article-order, JScript, 4", "--vbscript --article-order, VBScript, 4"})
    void theCheckPassesTheExample(String options, String language, int first) throws IOException {
        Run example = Run.of(("page example " + options).trim().split(" "));
        Path page = Files.write(directory.resolve("page.html"), example.out.getBytes(StandardCharsets.UTF_8));

        Run check = Run.of("page", "check", page.toString());

        assertThat(example.exitCode).isZero();
        assertThat(check.exitCode).as(check.out).isZero();
        assertThat(check.out).contains("2 calls, 0 of them with findings", "flags 4, encoding 6", "part of a chain",
                "written in: " + language, "made by the web class factory");
        assertThat(check.out.indexOf("flags " + first + ",")).isLessThan(check.out.indexOf("flags " + (4 - first) + ",")).isPositive();
        assertThat(Run.of("page", "fix", page.toString()).out).isEmpty();
    }
}
