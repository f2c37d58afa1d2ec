package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.HResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
        assertThat(answer.keySet()).containsExactly("schema", "hresult", "symbol", "meaning", "cause", "nextStep", "call");
        assertThat(answer.get("call").isJsonNull()).isTrue();
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
        assertThat(run.out).startsWith("0x80999999").contains("facility 153", "certutil -error 0x80999999");
    }

    @Test
    void aCodeWithoutWordsHasNoSymbolInJson() {
        JsonObject answer = JsonParser.parseString(Run.of("explain", "--json", "0x80999999").out).getAsJsonObject();

        assertThat(answer.get("symbol").isJsonNull()).isTrue();
        assertThat(answer.get("hresult").getAsString()).isEqualTo("0x80999999");
    }

    @Test
    void takesAnErrorNumberOfWindows() {
        assertThat(Run.of("explain", "1722").out).startsWith("RPC_S_SERVER_UNAVAILABLE (0x800706ba)");
    }

    @Test
    void answersForTheCallThatALineOfALogNames() {
        String line = "CertEnroll::CX509Enrollment::p_InstallResponse: ASN1 bad tag value met. 0x8009310b (ASN: 267)";

        assertThat(Run.of("explain", line).out).startsWith("CRYPT_E_ASN1_BADTAG (0x8009310b)").containsPattern("call: +InstallResponse\\R")
                .contains("IIS Manager", "certenroll4j inspect");
        assertThat(JsonParser.parseString(Run.of("explain", "--json", line).out).getAsJsonObject().get("call").getAsString())
                .isEqualTo("InstallResponse");
    }

    @Test
    void aLineWithoutACodeIsAMistakeOfUsage() {
        Run run = Run.of("explain", "Certificate Request Processor: all is well");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("not an error code");
    }

    @Test
    void listsNumberAndNameOfEveryCode() {
        Run run = Run.of("explain", "--list");

        assertThat(run.exitCode).isZero();
        assertThat(run.out.split("\\R")).hasSize(HResult.known().size()).contains("0x800b0109  CERT_E_UNTRUSTEDROOT")
                .allMatch(line -> line.matches("0x[0-9a-f]{8}  [A-Z0-9_]+"));
    }

    @Test
    void wantsACodeOrTheList() {
        for (String[] args : new String[][] {{"explain"}, {"explain", "--list", "5"}}) {
            Run run = Run.of(args);

            assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
            assertThat(run.err).isNotEmpty().doesNotContain("Exception");
            assertThat(run.out).isEmpty();
        }
    }

    @Test
    void helpSaysWhatASmallNumberIs() {
        assertThat(Run.of("explain", "--help").out).contains("A number from 2 to 65535", "--list");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyWindowsHasTheSystemsText() {
        assertThat(Run.of("explain", "5").out).doesNotContain("windows:");
    }
}
