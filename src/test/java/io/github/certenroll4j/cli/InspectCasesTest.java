package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.CaResponse;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every line of {@code cases/certificates.tsv}: what {@code inspect} answers, for people and as JSON. */
class InspectCasesTest {

    static Stream<Case> cases() throws Exception {
        return Files.readAllLines(file("certificates.tsv"), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#")).map(Case::new);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSaidForPeople(Case expected) throws Exception {
        Run run = Run.of("inspect", file(expected.file).toString());
        String words = run.out.replaceAll("\\s+", " ");

        assertThat(run.err).isEmpty();
        assertThat(run.exitCode).isEqualTo(expected.exitCode);
        assertThat(words).contains(expected.says);
        Arrays.stream(expected.never).forEach(never -> assertThat(words).doesNotContain(never));
        assertThat(table(run.out)).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    /** The lines of the forecast, which are not folded as sentences are. */
    private static List<String> table(String out) {
        return Arrays.stream(out.split("\\R")).filter(line -> line.matches("  (Certenroll|[0-9]|flag|\\*).*")).collect(Collectors.toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isSaidAsJson(Case expected) throws Exception {
        Run run = Run.of("inspect", "--json", file(expected.file).toString());
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();

        Schema.assertValid("inspect", run.out);
        assertThat(run.exitCode).isEqualTo(expected.exitCode);
        assertThat(texts(answer, "role")).isEqualTo(expected.roles);
        int endEntity = expected.roles.indexOf("END_ENTITY");
        assertThat(endEntity < 0 ? "" : texts(answer, "subject").get(endEntity)).isEqualTo(expected.endEntity);
        assertThat(chain(answer)).isEqualTo(expected.chain);
        assertThat(answer.getAsJsonArray("forecast").isEmpty()).isEqualTo(expected.chain.equals("unknown"));
    }

    /** What Windows is handed has every certificate, those that cannot be read included. */
    @ParameterizedTest
    @MethodSource("cases")
    void isHandedOnWhole(Case expected) throws Exception {
        try (InputStream in = Files.newInputStream(file(expected.file))) {
            CaResponse response = CaResponse.read(in);

            assertThat(CaResponse.parse(response.der()).entries()).isEqualTo(response.entries()).hasSameSizeAs(expected.roles);
        }
    }

    private static String chain(JsonObject answer) {
        JsonObject chain = answer.getAsJsonObject("chain");
        JsonElement missing = chain.get("missingIssuer");
        return chain.get("complete").getAsBoolean() ? "complete" : missing.isJsonNull() ? "unknown" : "missing " + missing.getAsString();
    }

    private static List<String> texts(JsonObject answer, String field) {
        return StreamSupport.stream(answer.getAsJsonArray("certificates").spliterator(), false)
                .map(certificate -> certificate.getAsJsonObject().get(field).getAsString()).collect(Collectors.toList());
    }

    private static Path file(String name) throws URISyntaxException {
        return Paths.get(CaResponse.class.getResource("cases/" + name).toURI());
    }

    /** One line of the table. */
    static final class Case {
        private final String file;
        private final int exitCode;
        private final List<String> roles;
        private final String endEntity;
        private final String chain;
        private final String[] says;
        private final String[] never;

        Case(String line) {
            String[] column = line.split("\t");
            file = column[0];
            exitCode = Integer.parseInt(column[1]);
            roles = Arrays.asList(column[2].split(" "));
            endEntity = column[3];
            chain = column[4];
            says = column[5].split("\\|");
            never = column[6].split("\\|");
        }

        @Override
        public String toString() {
            return file;
        }
    }
}
