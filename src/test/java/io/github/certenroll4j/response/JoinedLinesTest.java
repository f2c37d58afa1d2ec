package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines come apart where the same stands behind each of them, and a text is left as it is where anything else does. */
class JoinedLinesTest {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String FIRST = "MIIBszCCAVmgAwIBAgIUGKFA";
    private static final String SECOND = "nIl8qv0Wn2nNnJ5lW5kwCgYI";
    private static final String LAST = "KoZIzj0EAw==";

    @ParameterizedTest
    @ValueSource(strings = {"|", "n", "/n", "^M", "_", " | ", ";", "{LF}", "MM", "twelve chars", "%n", "%"})
    void whatStandsBehindEachLineIsALineEnd(String between) {
        assertThat(JoinedLines.parted("x: " + text(between, BEGIN, FIRST, SECOND, LAST, END) + between + "y"))
                .contains("x: " + text("\n", BEGIN, FIRST, SECOND, LAST, END) + "\ny");
        assertThat(JoinedLines.parted(text(between, BEGIN, FIRST, SECOND, LAST, END)))
                .contains(text("\n", BEGIN, FIRST, SECOND, LAST, END) + "\n");
    }

    @Test
    void theLastLineMayBeAsLongAsTheOthersAndLackItsEnd() {
        String lines = text("\n", BEGIN, FIRST, SECOND, FIRST, END) + "\n";

        assertThat(JoinedLines.parted(text("|", BEGIN, FIRST, SECOND, FIRST, END))).contains(lines);
        assertThat(JoinedLines.parted(text("|", BEGIN, FIRST, SECOND, FIRST) + END)).contains(lines);
    }

    @Test
    void everyBlockComesApart() {
        String one = text("|", BEGIN, FIRST, SECOND, LAST, END) + "|";

        assertThat(JoinedLines.parted(one + one).get()).isEqualTo(one.replace('|', '\n') + one.replace('|', '\n'));
    }

    @Test
    void everythingElseStaysAsItIs() {
        for (String text : new String[] {
            text("\n", BEGIN, FIRST, SECOND, LAST, END), text("\n> ", BEGIN, FIRST, SECOND, LAST, END), text("\r", BEGIN, FIRST, SECOND, LAST, END),
            text("\\n", BEGIN, FIRST, SECOND, LAST, END), text("<br>", BEGIN, FIRST, SECOND, LAST, END), text("%0A", BEGIN, FIRST, SECOND, LAST, END),
            text(" ", BEGIN, FIRST, SECOND, LAST, END), text("thirteen char", BEGIN, FIRST, SECOND, LAST, END),
            text("|", BEGIN, FIRST, SECOND + "A", LAST, END), text("|", BEGIN, FIRST, SECOND.substring(1), LAST, END),
            text("|", BEGIN, FIRST, SECOND, FIRST + "AAAA", END), text("|", BEGIN, FIRST, "*" + SECOND.substring(1), LAST, END),
            text("|", BEGIN, FIRST, SECOND, "Ko*Izj0EAw==", END), text("|", BEGIN, FIRST, END), text("|", BEGIN, FIRST, SECOND, LAST),
            text("|", BEGIN, FIRST, SECOND, LAST, BEGIN), text("|", END, FIRST, SECOND, LAST, END), text("|", BEGIN, SECOND, FIRST, LAST, END),
            text("|", BEGIN, "MIIBMIIBMIIBMII", "MIIBMIIBMIIBMII", "MIIB", END), "no block", ""}) {
            assertThat(JoinedLines.parted(text)).as(text).isEmpty();
        }
    }

    private static String text(String between, String... lines) {
        return String.join(between, lines);
    }
}
