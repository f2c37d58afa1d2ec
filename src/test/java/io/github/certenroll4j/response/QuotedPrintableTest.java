package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What RFC 2045 section 6.7 says, and when a text with equals signs is none of it. */
class QuotedPrintableTest {

    /** A character longer than the lines of PEM. */
    private static final String LINE = "MIIBszCCAVmgAwIBAgIUGKFAnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0EAwIwEzERM";

    @Test
    void aCharacterOrALongLineThatGoesOnShowsIt() {
        for (String text : new String[] {"a=3Db", "=3d", "a=3D=\nb", "a=\nb=3D", LINE + "=\nAA=\n", LINE + "=", LINE + "= \t\r\nAA",
            "x\n" + LINE + "=\nAA", "x\n" + LINE + LINE + "=\r\nAA", "a=\n" + LINE + "=\r\nAA=\n"}) {
            assertThat(QuotedPrintable.matches(text)).as(text).isTrue();
        }
    }

    @Test
    void anythingElseIsBase64OrAText() {
        String shorter = LINE.substring(1);
        for (String text : new String[] {"", "none", "a=b", "a=3", "a=3G", "=3D=x", "x=x=3D", "a=\nb", "AA=\n", "AA==\n", "a=", shorter + "=\nAA",
            "x\n" + shorter + "=\nAA", "x\n" + shorter + "=", LINE + "\n" + shorter + "=\nAA", LINE + "=x", LINE + "= x\n"}) {
            assertThat(QuotedPrintable.matches(text)).as(text).isFalse();
        }
        assertThat(QuotedPrintable.matches("MIIB5zCC=BAgM\r\nVQo=\r\n-----END CERTIFICATE-----\r\n")).as("padding").isFalse();
        assertThat(QuotedPrintable.matches("MIIB5zCC=41gM\r\nVQo=\r\n----- and more\r\n")).as("a line that goes on").isTrue();
    }

    @Test
    void charactersAndLinesAreReadAndTheRestStays() {
        assertThat(QuotedPrintable.decode("a=3Db=0d=0A")).isEqualTo("a=b\r\n");
        assertThat(QuotedPrintable.decode("a=\r\nb=\nc=\rd= \t\ne")).isEqualTo("abcde");
        assertThat(QuotedPrintable.decode("a=\n\nb")).isEqualTo("a\nb");
        assertThat(QuotedPrintable.decode("a=")).isEqualTo("a");
        assertThat(QuotedPrintable.decode("a= ")).isEqualTo("a");
        assertThat(QuotedPrintable.decode("a=zz= b=4")).isEqualTo("a=zz= b=4");
        assertThat(QuotedPrintable.decode("=41=42C")).isEqualTo("ABC");
    }
}
