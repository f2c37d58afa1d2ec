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

    private static final Path RUN = Paths.get("src/test/java/io/github/certenroll4j/installer/ReadmeExampleIT.java");
    private static final Path README = Paths.get("README.md");

    private final String request = between("// REQUEST", "// END", RUN);
    private final String installation = between("// EXAMPLE", "// END", RUN);

    @Test
    void theReadmeShowsBoth() {
        assertThat(between("```java", "```", README)).isEqualTo(request).contains("enrollment.createRequest(");
        assertThat(between("one line installs it where its request waits:\n\n```java", "```", README)).isEqualTo(installation)
                .contains("Installer.ofThisWindows().install(");
    }

    @Test
    void theDocumentationShowsThem() {
        assertThat(documented("Enrollment.java")).isEqualToNormalizingWhitespace(request);
        assertThat(documented("installer/Installer.java")).isEqualToNormalizingWhitespace(installation);
    }

    private static String documented(String file) {
        return between("<pre>{@code", "}</pre>", PACKAGE.resolve(file)).replaceAll("(?m)^\\*", "");
    }

    /** The lines between two marks, without the margin that all of them have. */
    private static String between(String begin, String end, Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r", "");
            int start = text.indexOf('\n', text.indexOf(begin) + begin.length()) + 1;
            String lines = text.substring(start, text.indexOf(end, start));
            String margin = lines.substring(0, lines.length() - lines.replaceAll("^ +", "").length());
            return lines.replaceAll("(?m)^" + margin, "").trim();
        } catch (IOException absent) {
            throw new AssertionError(absent);
        }
    }
}
