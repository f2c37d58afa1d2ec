package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hexadecimal as people and programs write it, dumps among it, and what only looks like it. */
class HexTextTest {

    /** A SEQUENCE of a number and an OCTET STRING. */
    private static final byte[] OBJECT = Hex.decode("301602010504115A5B5C5D5E5F606162636465666768696A");
    private static final String DIGITS = Hex.toHexString(OBJECT);

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s ", "%s:", "%s, ", "%s-", "0x%s, ", "\\x%s", "(byte) 0x%s, ", "&H%s, ", "0%sh, ", "%s\n", "%s\r\n\t", "0X%s;", "$%s, "})
    void eachByteMayHaveItsSigns(String each) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < DIGITS.length(); i += 2) {
            text.append(each.replace("0%sh", "%sh").replace("%s", DIGITS.substring(i, i + 2)));
        }
        assertThat(HexText.in("words: " + text)).as(text.toString()).containsExactly(OBJECT);
        assertThat(HexText.in(text.toString().toUpperCase(Locale.ROOT).replace("0X", "0x").replace("(BYTE)", "(byte)").replace("\\X", "\\x")))
                .containsExactly(OBJECT);
    }

    @Test
    void oneComesAfterTheOther() throws Exception {
        assertThat(HexText.in(DIGITS + "\n\nand\n" + DIGITS + " .")).containsExactly(OBJECT, OBJECT);
        assertThat(HexText.in("")).isEmpty();
        assertThat(HexText.in("3a:7f:01 words 30")).isEmpty();
        assertThat(HexText.in("x" + DIGITS.substring(2))).isEmpty();
    }

    @Test
    void oneDigitIsAByteWhereASignSaysSo() throws Exception {
        assertThat(HexText.in("0x30, 0x16, 0x2, 0x1, 0x5, 0x4, " + DIGITS.substring(12).replaceAll("(..)", "0x$1, "))).containsExactly(OBJECT);
        assertThat(HexText.in("30, 16, 2, 1, 5, 4, " + DIGITS.substring(12).replaceAll("(..)", "$1, "))).isEmpty();
        String mixed = "0x30, 0x16, 0x02, 0x01, 0x05, 0x04, 0x11, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x7, " + "60616263646566676869".replaceAll("(..)", "0x$1, ");
        byte[] expected = OBJECT.clone();
        System.arraycopy(Hex.decode("0760616263646566676869"), 0, expected, 13, 11);

        assertThat(HexText.in(mixed)).containsExactly(expected);
    }

    @Test
    void pemIsNoObjectAndTakenWhole() throws Exception {
        byte[] pem = ("-----BEGIN X-----\nMIIB" + DIGITS + "\n-----END X-----\n").getBytes(StandardCharsets.US_ASCII);
        String hex = Hex.toHexString(pem);

        assertThat(HexText.in(hex)).containsExactly(pem);
        assertThat(HexText.in("\\x" + hex.replaceAll("(..)", "$1 ") + "z")).containsExactly(pem);
        assertThat(HexText.in("0x" + hex.toUpperCase(Locale.ROOT))).containsExactly(pem);
        assertThat(HexText.in(hex.substring(2))).isEmpty();
        assertThat(HexText.in("00000000: " + words(hex.substring(0, 32).replaceAll("(..)", "$1 ")) + " -----BEGIN X----\n"))
                .containsExactly(Arrays.copyOf(pem, 16));
        assertThat(HexText.in("0000000 " + swapped(hex.substring(0, 32).replaceAll("(..)", "$1 ")) + "\n")).containsExactly(Arrays.copyOf(pem, 16));
    }

    @Test
    void oneThatIsCutOffIsNamedWithItsLineAndBytes() {
        refused("\n" + DIGITS.substring(0, 40)).hasMessageContaining("line 2: it ends after 20 of 24 bytes");
        refused(DIGITS.substring(0, 40) + "zz").hasMessageContaining("line 1: it ends at 'z' after 20 of 24");
        refused(DIGITS.substring(0, 41) + "zz").hasMessageContaining("it ends at 'z' after 20 of 24");
        refused(DIGITS.substring(0, 41)).hasMessageContaining("it ends after 20 of 24");
    }

    @Test
    void whatIsInTheMiddleOfOthersIsDamage() throws Exception {
        String apart = DIGITS.replaceAll("(..)", "$1 ");

        refused("31 82 01 0a " + apart).hasMessageContaining("broken hexadecimal in line 1").hasMessageContaining("in the middle of something else");
        refused("x\n31 82 01 0a " + apart).hasMessageContaining("broken hexadecimal in line 2");
        assertThat(HexText.in("82 01 0a " + apart)).containsExactly(OBJECT);
        assertThat(HexText.in("31 82 0z 01 0a " + apart)).containsExactly(OBJECT);
        refused("31 82 01 0a\n" + apart).hasMessageContaining("broken hexadecimal in line 2");
        refused("31:82:01:0a:\n" + apart.replace(' ', ':')).hasMessageContaining("broken hexadecimal in line 2");
        assertThat(HexText.in("3182010a " + apart)).containsExactly(OBJECT);
        assertThat(HexText.in("x31 82 01 0a " + apart)).containsExactly(OBJECT);
        assertThat(HexText.in(apart + "\nand z 31 82 01 " + apart)).containsExactly(OBJECT, OBJECT);
    }

    /** The time, a number, a fingerprint: what stands in the columns beside an object has other signs between, and ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"17,%s\n18,%s\n", "%s;17\n%s;18\n", "(17,'2024-05-01 12:30:45',0x%s),(18,'2024-05-01 12:30:45',0x%s);",
        "11\t22\t33\t44\t\\\\x%s\n11\t22\t33\t44\t\\\\x%s\n", "%s\n%s\n", "%s\n\n%s", "%s%s", "{%s},\n{%s}", "a=%s&b=%s", "%s 00 %s",
        "aa bb cc dd,%s\nde ad be ef,%s\n", "aa:bb:cc:dd;%s|aa:bb:cc:dd;%s|"})
    void valuesOfATableEndWhereTheNextColumnBegins(String table) throws Exception {
        assertThat(HexText.in(table.replace("%s", DIGITS))).as(table).containsExactly(OBJECT, OBJECT);
        String colons = DIGITS.replaceAll("(..)(?=.)", "$1:");
        if (!table.contains("%s%s") && !table.contains("x%s")) {
            assertThat(HexText.in(table.replace("%s", colons))).as(table).containsExactly(OBJECT, OBJECT);
        }
    }

    @Test
    void whatFollowsInTheSameValueIsLeftToTheReader() throws Exception {
        byte[] more = Arrays.copyOf(OBJECT, OBJECT.length + 2);

        assertThat(HexText.in(DIGITS + "0000,77")).containsExactly(more);
        assertThat(HexText.in((DIGITS + "0000").replaceAll("(..)", "$1 ") + "\n77")).containsExactly(more);
    }

    @Test
    void oneDumpComesAfterTheOther() throws Exception {
        String dump = "0000  " + DIGITS.substring(0, 32).replaceAll("(..)", "$1 ") + "  0...\n0010  " + DIGITS.substring(32).replaceAll("(..)", "$1 ")
                + "                          abcd\n";

        assertThat(HexText.in("one:\n" + dump + "two:\n" + dump + "three:\n" + DIGITS)).containsExactly(OBJECT, OBJECT, OBJECT);
        refused(dump + "two:\n" + dump.substring(0, dump.indexOf('\n'))).hasMessageContaining("broken hexadecimal in line 4").hasMessageContaining("after 16 of 24");
    }

    @Test
    void lengthsThatCannotBeAreDamage() {
        refused(DIGITS.replace("0411", "0412")).hasMessageContaining("broken ASN.1");
    }

    @Test
    void dumpsHaveAddressesAndCharacters() throws Exception {
        byte[] object = new byte[40];
        Arrays.fill(object, (byte) 'A');
        System.arraycopy(Hex.decode("30260201050421"), 0, object, 0, 7);
        String hex = Hex.toHexString(object);
        String bytes = hex.replaceAll("(..)", "$1 ");
        // The last row is filled up with blanks, so that its characters stand below the others.
        String[] rows = {bytes.substring(0, 47), bytes.substring(48, 95), String.format("%-47s", bytes.substring(96).trim())};

        assertThat(HexText.in("0000  " + rows[0] + "   0&....!AAAAAAAAA\n0010  " + rows[1] + "   AAAAAAAAAAAAAAAA\n0020  " + rows[2] + "   AAAAAAAA\n"))
                .as("certutil").containsExactly(object);
        assertThat(HexText.in("00000000: " + words(rows[0]) + "  0&....!AAAAAAAAA\n00000010: " + words(rows[1]) + "  AAAAAAAAAAAAAAAA\n00000020: "
                + words(rows[2]) + "      AAAAAAAA\n")).as("xxd").containsExactly(object);
        assertThat(HexText.in("00000000  " + rows[0] + "\n00000010  " + rows[1] + "\n00000020  " + rows[2] + "\n00000028\n")).as("od").containsExactly(object);
        assertThat(HexText.in("0000000 " + swapped(rows[0]) + "\n0000010 " + swapped(rows[1]) + "\n0000020 " + swapped(rows[2]) + "\n0000028\n"))
                .as("hexdump").containsExactly(object);
        assertThat(HexText.in("    0000 - " + hyphen(rows[0]) + "   0&....!AAAAAAAAA\n    0010 - " + hyphen(rows[1])
                + "   AAAAAAAAAAAAAAAA\n    0020 - " + hyphen(rows[2]) + "   AAAAAAAA\n")).as("OpenSSL").containsExactly(object);
        refused("0000 - " + hyphen(rows[0]) + "   0&\n0010 - " + hyphen(rows[1]).replace("41-41", "41--41") + "   AA\n")
                .hasMessageContaining("line 2: it ends at '-'");
        assertThat(HexText.in(rows[0] + "  0&....!AAAAAAAAA\n" + rows[1] + "  AAAAAAAAAAAAAAAA\n" + rows[2] + "  AAAAAAAA\n")).as("no addresses")
                .containsExactly(object);
        refused("0000  " + rows[0] + "   0&\n0010  " + rows[1].replace("41 41 41 41 41 41 41 41 41", "41 4g 41 41 41 41 41 41 41") + "   AA\n")
                .hasMessageContaining("line 2: it ends at");
        refused("0000  " + rows[0] + "   0&\n0010  " + rows[1] + "   AA\n").hasMessageContaining("after 32 of 40 bytes");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
        return assertThatThrownBy(() -> HexText.in(text)).isInstanceOf(NotACaResponseException.class);
    }

    private static String hyphen(String row) {
        return row.substring(0, 23) + "-" + row.substring(24);
    }

    private static String words(String row) {
        return row.replaceAll("(..) (..)", "$1$2");
    }

    private static String swapped(String row) {
        return row.replaceAll("(..) (..)", "$2$1");
    }
}
