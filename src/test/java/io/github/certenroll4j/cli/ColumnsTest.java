package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final String[] HEADER = {"Certenroll.dll", "caller", "AllowNone", "flag 4", "flag 2"};

    @Test
    void setsColumnsTwoSpacesApart() {
        assertThat(print("6.0.6000.16386", "web page", "CERT_E_UNTRUSTEDROOT", "E_ACCESSDENIED", "installs")).containsExactly(
                "  Certenroll.dll  caller   AllowNone             flag 4          flag 2",
                "  6.0.6000.16386  web page CERT_E_UNTRUSTEDROOT  E_ACCESSDENIED  installs");
    }

    @Test
    void leavesOneSpaceWhereTwoAreTooMany() {
        assertThat(print("6.0.6000.16386", "web page", "CERT_E_UNTRUSTEDROOT *", "E_ACCESSDENIED", "E_ACCESSDENIED")).containsExactly(
                "  Certenroll.dll caller   AllowNone              flag 4         flag 2",
                "  6.0.6000.16386 web page CERT_E_UNTRUSTEDROOT * E_ACCESSDENIED E_ACCESSDENIED");
    }

    @Test
    void goesOnBelowWhereItIsTooWide() {
        assertThat(print("10.0.22621.12345", "web page", "TRUST_E_CERT_SIGNATURE *", "TRUST_E_CERT_SIGNATURE *",
                "TRUST_E_CERT_SIGNATURE *")).containsExactly(
                "  Certenroll.dll   caller   AllowNone                flag 4",
                "  10.0.22621.12345 web page TRUST_E_CERT_SIGNATURE * TRUST_E_CERT_SIGNATURE *",
                "  Certenroll.dll   caller   flag 2",
                "  10.0.22621.12345 web page TRUST_E_CERT_SIGNATURE *");
    }

    @Test
    void printsAColumnThatFitsNowhereAllTheSame() {
        String wide = String.join("", Collections.nCopies(90, "x"));

        assertThat(print("1.2.3.4", "program", wide, "a", "b")).contains("  1.2.3.4        program " + wide);
    }

    private static List<String> print(String... row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Columns(Arrays.asList(HEADER, row), 2).print(new Printer(bytes, StandardCharsets.UTF_8, 79));
        return Arrays.asList(new String(bytes.toByteArray(), StandardCharsets.UTF_8).split("\\R"));
    }
}
