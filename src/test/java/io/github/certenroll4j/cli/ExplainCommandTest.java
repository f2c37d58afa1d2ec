package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    @Test
    void saysMeaningCauseAndNextStep() {
        Run run = Run.of("explain", "0x800b010a");

        assertThat(run.exitCode).isZero();
        assertThat(run.out).startsWith("CERT_E_CHAINING (0x800b010a)").contains("meaning:", "cause:", "next step:");
        assertThat(run.err).isEmpty();
    }

    @Test
    void answersAsJson() {
        JsonObject answer = JsonParser.parseString(Run.of("explain", "--json", "E_ACCESSDENIED").out).getAsJsonObject();

        assertThat(answer.get("schema").getAsString()).isEqualTo("certenroll4j.explain/1");
        assertThat(answer.get("hresult").getAsString()).isEqualTo("0x80070005");
        assertThat(answer.keySet()).containsExactly("schema", "hresult", "symbol", "meaning", "cause", "nextStep");
    }

    @Test
    void takesANegativeNumberAsTheCodeAndNotAsAnOption() {
        assertThat(Run.of("explain", "-2146762487").out).startsWith("CERT_E_UNTRUSTEDROOT");
    }

    @Test
    void anUnreadableCodeIsAMistakeOfUsage() {
        Run run = Run.of("explain", "pineapple");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("pineapple").contains("0x800b0109");
        assertThat(run.out).isEmpty();
    }

    @Test
    void aCodeWithoutWordsIsTakenApartAndSaidToBeUnknown() {
        Run run = Run.of("explain", "0x80999999");

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).contains("facility 153");
    }
}
