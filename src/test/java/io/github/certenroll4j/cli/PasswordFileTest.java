package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Printer printer = new Printer(err, StandardCharsets.UTF_8, 79);

    private String read(byte[] content) throws IOException {
        return new String(PasswordFile.read(Files.write(folder.resolve("password.txt"), content), printer));
    }

    private static byte[] marked(Charset charset, String text) {
        return ("\ufeff" + text).getBytes(charset);
    }

    static Stream<byte[]> sameInEveryEncoding() {
        String line = "geh\u00e9im \u20ac\r\nnot this\r\n";
        return Stream.of(
                line.getBytes(StandardCharsets.UTF_8),
                marked(StandardCharsets.UTF_8, line),
                marked(StandardCharsets.UTF_16LE, line),
                marked(StandardCharsets.UTF_16BE, line),
                marked(Charset.forName("UTF-32LE"), line),
                marked(Charset.forName("UTF-32BE"), line),
                line.getBytes(StandardCharsets.UTF_16LE),
                line.getBytes(StandardCharsets.UTF_16BE),
                "geh\u00e9im \u20ac".getBytes(StandardCharsets.UTF_8),
                "geh\u00e9im \u20ac\n".getBytes(StandardCharsets.UTF_8),
                "geh\u00e9im \u20ac\rx".getBytes(StandardCharsets.UTF_8),
                marked(StandardCharsets.UTF_16LE, "geh\u00e9im \u20ac"));
    }

    @ParameterizedTest
    @MethodSource
    void sameInEveryEncoding(byte[] content) throws IOException {
        assertThat(read(content)).isEqualTo("geh\u00e9im \u20ac");
        assertThat(err.toString()).doesNotContain("UTF-8");
    }

    @Test
    void onlyTheFirstLineHasToBeText() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write("ge\u00df\n".getBytes(StandardCharsets.UTF_8));
        content.write(new byte[] {(byte) 0xFC, 0, (byte) 0x81});

        assertThat(read(content.toByteArray())).isEqualTo("ge\u00df");
        assertThat(err.toString()).doesNotContain("UTF-8");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it is the code page of that Windows")
    void whatIsNotUtf8IsReadAsTheOldCodePageAndSaysSo() throws IOException {
        assertThat(read("geh\u00e9im \u20ac\r\n".getBytes(Charset.forName("windows-1252")))).isEqualTo("geh\u00e9im \u20ac");
        assertThat(err.toString()).contains("password.txt is not UTF-8; it is read as windows-1252")
                .doesNotContain("geh");
    }

    @Test
    void blanksBelongToIt() throws IOException {
        assertThat(read(" a\tb \n".getBytes(StandardCharsets.UTF_8))).isEqualTo(" a\tb ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\nsecret", "\ufeff", "\ufeff\r\n"})
    void anEmptyOneIsNoPassword(String content) {
        assertThatThrownBy(() -> read(content.getBytes(StandardCharsets.UTF_8))).isInstanceOf(CommandException.class)
                .hasMessageContaining("password.txt").hasMessageContaining("empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\0", "\0\0\0\0", "a\0b"})
    void aNulIsNoPartOfAPassword(String content) {
        assertThatThrownBy(() -> read(content.getBytes(StandardCharsets.UTF_8))).isInstanceOf(CommandException.class)
                .hasMessageContaining("NUL").hasMessageNotContaining("secret");
    }

    @Test
    void damagedTextIsRefused() {
        byte[] odd = Arrays.copyOf(marked(StandardCharsets.UTF_16LE, "secret"), 13);
        byte[] unpaired = {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8, 'x', 0};
        byte[] markedUtf8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'x', (byte) 0xFC};

        assertThatThrownBy(() -> read(odd)).hasMessageContaining("damaged UTF-16LE");
        assertThatThrownBy(() -> read(unpaired)).hasMessageContaining("damaged UTF-16LE");
        assertThatThrownBy(() -> read(markedUtf8)).hasMessageContaining("damaged UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u20ac", "\ud83d\ude00"})
    void oneThatIsTooLongIsCutWhereWindowsSaysSo(String letter) throws IOException {
        String letters = String.join("", java.util.Collections.nCopies(40_000, letter));

        assertThat(read(letters.getBytes(StandardCharsets.UTF_8))).hasSizeBetween(32 * 1024, 32 * 1024 + 1);
        assertThat(read(marked(Charset.forName("UTF-32LE"), letters))).hasSizeBetween(32 * 1024, 32 * 1024 + 1);
        assertThat(err.toString()).doesNotContain("UTF-8");
    }

    @Test
    void noSuchFile() {
        assertThatThrownBy(() -> PasswordFile.read(folder.resolve("absent"), printer))
                .isInstanceOf(CommandException.class).hasMessageContaining("absent: there is no such file");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceThatNeverEndsIsReadToTheLimit() {
        assertThatThrownBy(() -> PasswordFile.read(Paths.get("/dev/zero"), printer)).hasMessageContaining("NUL");
    }

    @Test
    void whatWasReadIsWiped() throws IOException {
        Pieces pieces = new Pieces("sec", "ret\n", "never asked for");
        char[] password = PasswordFile.read(pieces, folder, printer);

        assertThat(new String(password)).isEqualTo("secret");
        assertThat(pieces.asked).as("reading stops with the line").isEqualTo(2);
        pieces.handedIn.clear();
        while (pieces.handedIn.hasRemaining()) {
            assertThat(pieces.handedIn.get()).isZero();
        }
    }

    /** A terminal: a piece for each read, and more to come. */
    private static final class Pieces implements ReadableByteChannel {
        private final String[] pieces;
        private int asked;
        private ByteBuffer handedIn;

        Pieces(String... pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read(ByteBuffer buffer) {
            handedIn = buffer;
            byte[] piece = pieces[asked++].getBytes(StandardCharsets.US_ASCII);
            buffer.put(piece);
            return piece.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
        }
    }
}
