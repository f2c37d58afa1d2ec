package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which characters a file has, whatever it was stored as. */
class FileTextTest {

    /** The first and the last of each range, and their neighbours. */
    @ParameterizedTest
    @CsvSource({"200B, 200F", "202A, 202E", "2060, 2064", "2066, 2069", "FEFF, FEFF", "00AD, 00AD", "180E, 180E", "FE00, FE0F", "0000, 0000", "001A, 001A"})
    void nobodySeesThese(String first, String last) {
        for (int c : new int[] {hex(first), hex(last)}) {
            assertThat(text("a" + (char) c + "b").text).as("U+%04X", c).isEqualTo("ab");
            assertThat(text("a" + (char) c + "b").remarks).contains("zero-width characters in the text are ignored");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010", "2029", "202F", "205F", "2065", "206A", "FEFE", "00AC", "00AE", "180D", "180F", "FDFF", "FE10", "0001", "0019", "001B"})
    void theirNeighboursAreSeen(String neighbour) {
        assertThat(text("a" + (char) hex(neighbour) + "b").text).hasSize(3);
        assertThat(text("a" + (char) hex(neighbour) + "b").remarks).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00A0", "2000", "200A", "202F", "205F", "3000", "000B"})
    void aSpaceIsASpace(String space) {
        assertThat(text("a" + (char) hex(space) + "b").text).isEqualTo("a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00A1", "1FFF", "2010", "202E", "2030", "205E", "2FFF", "3001", "000C", "FF00", "FF5F", "FF0D", "2027"})
    void theirNeighboursAreNone(String neighbour) {
        assertThat(text("a" + (char) hex(neighbour) + "b").text).doesNotContain(" ").doesNotContain("\n");
    }

    @Test
    void coloursOfATerminalAreNoText() {
        assertThat(text("\u001B[1;36ma\u001B[m\u001B[Kb\u001B[?25l").text).isEqualTo("ab");
        assertThat(text("\u001B[0ma").remarks).containsExactly("codes for the colours of a terminal are ignored");
        assertThat(text("\u001B[;a\u001B]b\u001B[").text).isEqualTo("\u001B]b\u001B[");
        assertThat(text("a\u001Bb").remarks).isEmpty();
    }

    @Test
    void endsOfLinesAndLettersOfAsiaAreOurs() {
        assertThat(text("a\u0085b\u2028c\u2029d").text).isEqualTo("a\nb\nc\nd");
        assertThat(text("\uFF01\uFF21\uFF5E\uFF0D").text).isEqualTo("!A~\uFF0D");
    }

    @Test
    void linesAreCountedByEveryKindOfEnd() {
        assertThat(FileText.line("a\nb\r\nc\rd", 0)).isEqualTo(1);
        assertThat(FileText.line("a\nb\r\nc\rd", 1)).isEqualTo(1);
        assertThat(FileText.line("a\nb\r\nc\rd", 2)).isEqualTo(2);
        assertThat(FileText.line("a\nb\r\nc\rd", 4)).isEqualTo(2);
        assertThat(FileText.line("a\nb\r\nc\rd", 5)).isEqualTo(3);
        assertThat(FileText.line("a\nb\r\nc\rd", 7)).isEqualTo(4);
        assertThat(FileText.line("a\r", 2)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void widerCharactersAreKnownWithoutAMark(String charset) throws Exception {
        Charset wide = Charset.forName(charset);
        List<String> remarks = new ArrayList<>();

        assertThat(FileText.narrowed("eight ch".getBytes(wide), remarks)).contains("eight ch".getBytes(StandardCharsets.UTF_8));
        assertThat(remarks).containsExactly("the text is " + charset + " without a byte order mark");
        assertThat(FileText.narrowed("seven c".getBytes(wide), remarks)).isEmpty();
        assertThat(FileText.narrowed("\u4e00\u4e01 fourteen of 16".getBytes(wide), remarks)).isPresent();
        assertThat(FileText.narrowed("\u4e00\u4e01\u4e02 thirteen of ".getBytes(wide), remarks)).isEmpty();
        assertThat(FileText.narrowed("\t\tabcdef".getBytes(wide), remarks)).isPresent();
        assertThat(FileText.narrowed("\b\babcdef".getBytes(wide), remarks)).isEmpty();
    }

    /** The bytes of ASCII in the wrong order, sixteen in a row: a byte before them is lost or one too many. */
    @Test
    void aByteThatIsMissingIsDamage() throws Exception {
        byte[] row = "\uFEFFabc \u0900\u7E00\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100\u4100".getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> FileText.narrowed(row, new ArrayList<>())).isInstanceOf(NotACaResponseException.class)
                .hasMessageContaining("a byte of it is missing or too many");
        assertThat(FileText.narrowed(Arrays.copyOf(row, row.length - 2), new ArrayList<>())).as("fifteen").isPresent();
        for (String other : new String[] {"\u0800", "\u7F00", "\u4101"}) {
            String broken = "\uFEFF" + other + new String(new char[15]).replace('\0', '\u4100');
            assertThat(FileText.narrowed(broken.getBytes(StandardCharsets.UTF_16LE), new ArrayList<>())).as("U+%04X", (int) other.charAt(0)).isPresent();
        }
        assertThatThrownBy(() -> FileText.narrowed(Arrays.copyOf("\uFEFFabcd".getBytes(StandardCharsets.UTF_16LE), 9), new ArrayList<>()))
                .isInstanceOf(NotACaResponseException.class);
    }

    /** The letters of PEM in the order of their codes in EBCDIC, as IBM's tables have them, and those codes. */
    private static final String ASCII = " +-/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=";
    private static final String EBCDIC = "404E60618182838485868788899192939495969798"
            + "99A2A3A4A5A6A7A8A9C1C2C3C4C5C6C7C8C9D1D2D3D4D5D6D7D8D9E2E3E4E5E6E7E8E9"
            + "F0F1F2F3F4F5F6F7F8F97E";

    /** @param end of each line; empty for records of 80 characters, as they are on z/OS */
    private static byte[] ebcdic(String pem, String end) {
        StringBuilder hex = new StringBuilder();
        for (String line : pem.split("\r?\n")) {
            for (char c : line.toCharArray()) {
                hex.append(EBCDIC, 2 * ASCII.indexOf(c), 2 * ASCII.indexOf(c) + 2);
            }
            for (int i = line.length(); i < 80 && end.isEmpty(); i++) {
                hex.append("40");
            }
            hex.append(end);
        }
        return Hex.decode(hex.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "25", "0D25", ""})
    void pemOfZOsIsRead(String end) throws Exception {
        TestCa ca = TestCa.root("Root");
        byte[] leaf = ca.issue("leaf", ca.keyPair().getPublic()).getEncoded();
        String pem = TestForms.pem("CERTIFICATE", leaf) + TestForms.pem("CERTIFICATE", ca.certificate().getEncoded());

        CaResponse response = CaResponse.parse(ebcdic(pem, end));

        assertThat(response.certificates()).isEqualTo(CaResponse.parse(pem.getBytes(StandardCharsets.US_ASCII)).certificates()).hasSize(2);
        assertThat(response.encoding()).isEqualTo(CaResponse.Encoding.PEM);
        assertThat(response.remarks()).contains("the text is EBCDIC, as z/OS has it when it is not transferred as text");
    }

    @Test
    void nothingElseIsEbcdic() throws Exception {
        byte[] begin = ebcdic("-----BEGIN ", "15");
        byte[] late = new byte[65_536 + begin.length];
        System.arraycopy(begin, 0, late, 65_535, begin.length);
        byte[] beyond = new byte[late.length];
        System.arraycopy(begin, 0, beyond, 65_536, begin.length);
        byte[] object = ByteBuffer.allocate(2 + begin.length).put(new byte[] {0x30, 0x0E}).put(begin).array();

        assertThat(FileText.narrowed(late, new ArrayList<>())).isPresent();
        assertThat(FileText.narrowed(beyond, new ArrayList<>())).as("as far as is searched").isEmpty();
        assertThat(FileText.narrowed(object, new ArrayList<>())).as("in an object").isEmpty();
        assertThat(FileText.narrowed(Arrays.copyOf(begin, 10), new ArrayList<>())).isEmpty();
        assertThat(FileText.narrowed(new byte[0], new ArrayList<>())).isEmpty();
    }

    private static FileText text(String text) {
        return FileText.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static int hex(String number) {
        return Integer.parseInt(number, 16);
    }
}
