package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples, but for the first three, are what iconv -t UTF-7 and PowerShell's encoder make of the text. */
class Utf7Test {

    @ParameterizedTest
    @CsvSource({"1 +- 1 +AD0- 2, 1 + 1 = 2", "A+AD0, A=", "A+AD0.b, A=.b", "kw+AD0APQ-x, kw==x", "+ACEAIgAj-, !\"#", "+AH4-, ~",
        "+-+-, ++", "MIIC+-TCC/A+AD0APQ-, MIIC+TCC/A==", "+AD0-+-, =+"})
    void whatItStandsForIsRead(String text, String decoded) {
        assertThat(Utf7.decoded(text)).contains(decoded);
    }

    /** Base64 with a plus sign, sums, and letters that are not ASCII: the first three are those of RFC 2152. */
    @ParameterizedTest
    @ValueSource(strings = {"Hi Mom +Jjo--!", "A+ImIDkQ.", "+ZeVnLIqe-", "no sign", "", "1 + 1 = 2", "a+", "a+-b+", "a++-", "MIIC+TCCAeGgAwIB",
        " id | x\n----+------\n", "+AAA-", "+AH8-", "+A-", "+AD-", "+AD1-", "+AD0A-", "+-+ -"})
    void everythingElseStaysAsItIs(String text) {
        assertThat(Utf7.decoded(text)).isEmpty();
    }

    @Test
    void aResponseInItIsReadAndItIsSaid() throws Exception {
        TestCa ca = TestCa.root("Root");
        String pem = TestForms.pem("CERTIFICATE", ca.certificate().getEncoded());
        assertThat(pem).as("the certificate has a plus sign").contains("+");

        CaResponse response = CaResponse.parse(pem.replace("+", "+-").replace("=", "+AD0-").getBytes(StandardCharsets.US_ASCII));

        assertThat(response.certificates()).containsExactly(ca.certificate());
        assertThat(response.remarks()).contains("the text is UTF-7");
    }
}
