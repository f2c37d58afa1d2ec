package io.github.certenroll4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;

/** The example that is shown is the example that is compiled, and run on a Windows, in ReadmeExampleIT. */
class ExampleTest {

    private static final Path PACKAGE = Paths.get("src/main/java/io/github/certenroll4j");

    private final String example = between("// EXAMPLE", "// END",
            Paths.get("src/test/java/io/github/certenroll4j/win/ReadmeExampleIT.java"));

    @Test
    void theReadmeShowsIt() {
        assertThat(between("```java", "```", Paths.get("README.md"))).isEqualTo(example).contains("enrollment.install(");
    }

    @Test
    void theDocumentationOfEnrollmentShowsIt() {
        assertThat(between("<pre>{@code", "}</pre>", PACKAGE.resolve("Enrollment.java")).replaceAll("(?m)^\\*", ""))
                .isEqualToNormalizingWhitespace(example);
    }

    /** The lines between two marks, without the margin that all of them have. */
    private static String between(String begin, String end, Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r", "");
            int start = text.indexOf('\n', text.indexOf(begin)) + 1;
            String lines = text.substring(start, text.indexOf(end, start));
            String margin = lines.substring(0, lines.length() - lines.replaceAll("^ +", "").length());
            return lines.replaceAll("(?m)^" + margin, "").trim();
        } catch (IOException absent) {
            throw new AssertionError(absent);
        }
    }
}
