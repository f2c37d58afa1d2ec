package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What people paste, mail, dump and download, one file and one line of the table each: it is read, or named. The files are
 * made by make.sh beside them; those whose names begin with a letter and a number were made elsewhere.
 */
class FormsTest {

    private static final List<String> NOT_FORMS = Arrays.asList("forms.tsv", "make.sh");

    @TestFactory
    Stream<DynamicTest> everyFormIsReadOrNamed() throws Exception {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row[0], () -> {
            byte[] file = Files.readAllBytes(directory().resolve(row[0]));
            if (row[1].equals("READ")) {
                assertRead(row, CaResponse.parse(file));
            } else {
                assertThat(catchThrowableOfType(NotACaResponseException.class, () -> CaResponse.parse(file)))
                        .hasMessageContainingAll(row[6].split(" \\| "));
            }
        }));
    }

    private static void assertRead(String[] row, CaResponse response) throws Exception {
        assertThat(response.kind()).hasToString(row[2]);
        assertThat(response.encoding()).hasToString(row[3]);
        assertThat(response.label().orElse("-")).isEqualTo(row[4]);
        assertThat(response.certificates()).hasSize(Integer.parseInt(row[5]));
        assertThat(CaResponse.parse(response.der()).certificates()).isEqualTo(response.certificates());
        if (row[6].equals("-")) {
            assertThat(response.remarks()).isEmpty();
        } else {
            assertThat(response.remarks()).containsExactlyInAnyOrder(row[6].split(" \\| "));
        }
        if (!response.certificates().isEmpty()) {
            assertThat(CertificateChain.of(response, Collections.emptyList()).endEntity().get().getSubjectX500Principal().getName())
                    .startsWith(row[0].matches("[a-z][0-9]{2}.*") ? "CN=host.example" : "CN=openssl-leaf.example");
        }
    }

    @Test
    void everyFileHasItsLine() throws Exception {
        Set<String> files;
        try (Stream<Path> all = Files.list(directory())) {
            files = all.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        files.removeAll(NOT_FORMS);

        assertThat(rows().stream().map(row -> row[0])).containsExactlyInAnyOrderElementsOf(files).hasSizeGreaterThan(170);
    }

    /** File, READ or NO, then kind, encoding, label and number of certificates, at last what is remarked or said instead. */
    private static List<String[]> rows() throws IOException, URISyntaxException {
        return Files.readAllLines(directory().resolve("forms.tsv"), StandardCharsets.UTF_8).stream().skip(1)
                .map(line -> line.split("\t")).collect(Collectors.toList());
    }

    private static Path directory() throws URISyntaxException {
        return Paths.get(FormsTest.class.getResource("forms/forms.tsv").toURI()).getParent();
    }
}
