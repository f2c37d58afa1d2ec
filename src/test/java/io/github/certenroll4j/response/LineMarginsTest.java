package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before and after each line of a block, as in answers to mails, comments of programs and lists with numbers. */
class LineMarginsTest {

    private static final String BLOCK = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nNnJ5lW5kwCgYIKoZIzj0EAwIwEzER\n"
            + "MA8GA1UEAwwIRXhhbXBsZTAeFw0yNjAxMDEwMDAwMDBaFw0yNzAxMDEwMDAwMDBa\n-----END CERTIFICATE-----\n";

    @ParameterizedTest
    @ValueSource(strings = {"> %s", ">%s", "// %s", " * %s", "# %s", "%s |", "| %s |", "\t- %s", "\"%s\" +", "PS C:\\> %s", ">> > %s"})
    void marginsAreTakenAway(String margins) {
        assertThat(strip("words\n" + in(margins, BLOCK) + "words\n")).isEqualTo(BLOCK);
        assertThat(strip(in(margins, BLOCK).replace("\n", "\r\n"))).isEqualTo(BLOCK);
        String open = in(margins, BLOCK);
        assertThat(strip(open.substring(0, open.length() - 1))).isEqualTo(BLOCK);
    }

    @Test
    void numbersOfLinesAreAsLongAsTheyAre() {
        StringBuilder numbered = new StringBuilder();
        int number = 8;
        for (String line : BLOCK.split("\n")) {
            numbered.append(number++).append(":  ").append(line).append('\n');
        }
        assertThat(strip(numbered.toString())).isEqualTo(BLOCK);
        assertThat(strip(numbered.toString().replace("9:  M", "x:  M"))).isEmpty();
    }

    @Test
    void grepSetsAHyphenInTheLinesAfter() {
        String found = in("a.pem:%s", BLOCK);

        assertThat(strip(found.replace("a.pem:M", "a.pem-M").replace("a.pem:-----END", "a.pem------END")))
                .isEqualTo(BLOCK.replace("-----END", "------END"));
        assertThat(strip(found.replace("a.pem:M", "a.pem;M"))).isEmpty();
        assertThat(strip(in("a: %s", BLOCK).replace("a: M", "a- M"))).isEmpty();
    }

    @Test
    void withoutMarginsThereIsNothingToDo() {
        assertThat(strip(BLOCK)).isEmpty();
        assertThat(strip("")).isEmpty();
        assertThat(strip("words\nand words")).isEmpty();
        assertThat(strip(in("1%s", BLOCK))).as("a digit could be of the base64").isEmpty();
    }

    @Test
    void oneIsAsLongAsMarginsAre() {
        String hundred = new String(new char[99]).replace('\0', '*') + " ";
        String forty = hundred.substring(0, 40);

        assertThat(strip(in(hundred + "%s", BLOCK))).isEqualTo(BLOCK);
        assertThat(strip(in("*" + hundred + "%s", BLOCK))).isEmpty();
        assertThat(strip(in("%s" + forty, BLOCK))).isEqualTo(BLOCK);
        assertThat(strip(in("%s" + forty + "*", BLOCK))).isEmpty();
    }

    @Test
    void blankLinesAndThoseWithAMarginAloneAreOfTheBlock() {
        assertThat(strip(in("> %s", BLOCK).replace("> MA8", "\n>\n>  \n> MA8"))).isEqualTo(BLOCK.replace("MA8", "\n\n\nMA8"));
    }

    @Test
    void aLineWithOtherMarginsEndsItAndItStaysCutOff() {
        String cut = BLOCK.substring(0, BLOCK.indexOf("MA8"));

        assertThat(strip(in("> %s", BLOCK).replace("> MA8", "< MA8"))).isEqualTo(cut);
        assertThat(strip(in("%s |", BLOCK).replace("MDBa |", "MDBa !"))).isEqualTo(cut);
        assertThat(strip(in("> %s", cut))).isEqualTo(cut);
    }

    @Test
    void ofBlocksThatAreQuotedThoseCountThatAreQuotedLeast() {
        String other = BLOCK.replace("MA8", "MB8");

        assertThat(strip(in("> > %s", other) + in("> %s", BLOCK))).isEqualTo(BLOCK);
        assertThat(strip(in("> %s", BLOCK) + in("> > %s", other))).isEqualTo(BLOCK);
        assertThat(strip(in("> %s", BLOCK) + in("> %s", other))).isEqualTo(BLOCK + other);
        assertThat(strip(in("> %s", "-----BEGIN CERTIFICATE-----\nwords\n-----END CERTIFICATE-----\n") + in("> > %s", BLOCK))).isEqualTo(BLOCK);
    }

    /** What stands beside the first line of a cell, and what beside the others. */
    @ParameterizedTest
    @ValueSource(strings = {" 17 | %s+!    | %s+", "| cert | %s |!|      | %s |", "| cert | %s | issued |!|      | %s |        |", "cert \u2502 %s!     \u2502 %s",
        "| a | b: %s |!|   |    %s |"})
    void inACellOfATableTheOtherLinesHaveBlanks(String sides) {
        String first = sides.substring(0, sides.indexOf('!'));
        String others = sides.substring(sides.indexOf('!') + 1);
        StringBuilder table = new StringBuilder();
        for (String line : BLOCK.split("\n")) {
            table.append((line.contains("BEGIN") ? first : others).replace("%s", String.format("%-64s", line))).append('\n');
        }
        boolean border = !sides.contains("b:");

        assertThat(strip(table + table.toString().replace("MA8", "MB8"))).as(sides).isEqualTo(border ? BLOCK + BLOCK.replace("MA8", "MB8") : "");
        assertThat(strip(table.toString().replace("   ", " x ").replaceFirst("MIIB", "MIIB\u2502"))).isNotEqualTo(BLOCK);
    }

    @Test
    void aShellAppendsAllLinesButTheFirst() {
        assertThat(strip(in("echo %s >> tls.cer", BLOCK).replaceFirst(">>", ">"))).isEqualTo(BLOCK);
        assertThat(strip(in("echo %s>>tls.cer", BLOCK).replaceFirst(">>", ">"))).isEqualTo(BLOCK);
        assertThat(strip(in("echo %s >>> tls.cer", BLOCK).replaceFirst(">>>", ">"))).isNotEqualTo(BLOCK);
    }

    @Test
    void aBlockThatBeginsEndsTheOneBefore() {
        String cut = BLOCK.substring(0, BLOCK.indexOf("-----END"));

        assertThat(strip(in("> %s", cut + BLOCK))).isEqualTo(cut + BLOCK);
    }

    @Test
    void base64WithoutMarksBeginsAsAnObjectDoes() {
        String bare = BLOCK.substring(BLOCK.indexOf('\n') + 1, BLOCK.indexOf("-----END"));
        String hundred = new String(new char[99]).replace('\0', '*') + " ";

        for (String margins : new String[] {"> %s", "; %s", "%s", "\"%s\",", hundred + "%s"}) {
            assertThat(strip("words\n" + in(margins, bare) + "words")).as(margins).isEqualTo(margins.equals("%s") ? "" : bare);
        }
        assertThat(strip(in("*" + hundred + "%s", bare))).isEmpty();
        assertThat(strip(in("x%s", bare))).as("a letter could be of the base64").isEmpty();
        assertThat(strip(in("> %s", "MI is short\n" + bare.substring(2)))).isEmpty();
    }

    @Test
    void aLineOfACellMayBeShorterThanWhatIsBeforeIt() {
        String table = "x | " + BLOCK.trim().replace("\n", "\n  | ") + "\n";

        assertThat(strip(table.replaceFirst("\n", "\n  |\n"))).isEqualTo(BLOCK.replaceFirst("\n", "\n\n"));
    }

    /** Borders, blanks and marks in any order: whatever it comes to, it comes to an end, and to nothing unforeseen. */
    @Test
    void linesOfAnyLengthEndInAnAnswer() {
        String[] parts = {" ", "  ", "|", "| ", "x", "1", ">", ">>", "+", "#", "-----BEGIN X-----", "-----END X-----", "MIIBszCCAVmgAwIBAg1UGK4AnIl8qv0Wn2nN", "\"", "\n", "\n", "\t"};
        Random random = new Random(17);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("x | -----BEGIN X-----\n");
            for (int j = random.nextInt(25); j > 0; j--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            assertThat(strip(text.toString())).as("%s", text).isNotNull();
        }
    }

    @Test
    void itIsTriedOnlyWhereABlockMayBe() {
        assertThat(LineMargins.matches("a BEGIN b")).isTrue();
        assertThat(LineMargins.matches("a MI b")).isTrue();
        assertThat(LineMargins.matches("a b")).isFalse();
    }

    /** Blanks at the ends of lines are nothing to a reader of base64. */
    private static String strip(String text) {
        return LineMargins.strip(text).replaceAll(" +\n", "\n");
    }

    private static String in(String margins, String lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines.split("\n")) {
            all.append(margins.replace("%s", line)).append('\n');
        }
        return all.toString();
    }
}
