package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Windows adds to an explanation; its words are in its user's language, so only their place is looked at. */
class ExplainCommandIT {

    @ParameterizedTest
    @ValueSource(strings = {"E_ACCESSDENIED", "13", "0x80070002", "RPC_S_SERVER_UNAVAILABLE"})
    void addsTheSystemsOwnText(String code) {
        Run run = Run.of("explain", code);

        assertThat(run.exitCode).isZero();
        assertThat(run.out).containsPattern("\\R  windows:    \\S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x800b0109", "0x80092004", "0x80094800"})
    @DisabledIfEnvironmentVariable(named = "CERTENROLL4J_SANDBOX", matches = ".+", disabledReason = "Wine has no texts for these")
    void addsTheSystemsOwnTextOfCertificates(String code) {
        addsTheSystemsOwnText(code);
    }

    @Test
    void addsItToACodeThatTheProgramHasNoWordsFor() {
        Run run = Run.of("explain", "15");

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).contains("Windows error 15").containsPattern("\\R  windows:    \\S");
    }

    @Test
    void saysNothingWhereWindowsHasNoTextEither() {
        Run run = Run.of("explain", "0x80999999");

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).contains("facility 153").doesNotContain("windows:");
        assertThat(run.err).isEmpty();
    }

    @Test
    void answersJsonAsAnywhereElse() {
        Schema.assertValid("explain", Run.of("explain", "--json", "0x800b0109").out);
    }
}
