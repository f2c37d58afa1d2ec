package io.github.certenroll4j.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.certenroll4j.pe.MemoryChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryHiveTest {

    /** Behind the header of the bin and the one security descriptor. */
    private static final int ROOT = 32 + 48;

    private static RegistryHive hive(byte[] bytes) throws IOException {
        return RegistryHive.read(new MemoryChannel(bytes));
    }

    private static HiveKey key(TestHive hive, String path) throws IOException {
        return hive(hive.bytes()).key(path).orElseThrow(() -> new IOException("no " + path));
    }

    @Test
    void keysAreFoundByTheirPathsInAnyCaseOfLetters() throws IOException {
        RegistryHive hive = hive(new TestHive().key("Microsoft\\Windows NT").key("Microsoft\\Ä").key("Ω\\x").bytes());

        assertThat(hive.isClean()).isTrue();
        assertThat(hive.key("").get().name()).isEqualTo("ROOT");
        assertThat(hive.key("microsoft\\WINDOWS nt").get().name()).isEqualTo("Windows NT");
        assertThat(hive.key("Microsoft\\ä").get().name()).isEqualTo("Ä");
        assertThat(hive.key("ω\\X")).isPresent();
        assertThat(hive.key("Microsoft\\Windows")).isEmpty();
        assertThat(hive.key("Absent\\Windows NT")).isEmpty();
    }

    @Test
    void valuesAreThoseThatAPersonCanRead() throws IOException {
        byte[] text = "Ä€𝄞\0rest".getBytes(StandardCharsets.UTF_16LE);
        HiveKey key = key(new TestHive().string("A", "Name", "Windows Vista (TM)").number("A", "State", 0x60).number("A", "Minus", -1)
                .string("A", "", "default").string("A", "One", "").value("A", "Expand", 2, text)
                .value("A", "Open", 1, new byte[] {'a', 0}).value("A", "Odd", 1, new byte[] {'a', 0, 'b', 0, 'c'})
                .value("A", "Nothing", 1, new byte[0]).value("A", "Long", 11, new byte[] {1, 2, 3, 4, (byte) 0x85, 6, 7, (byte) 0x88})
                .value("A", "Binary", 3, new byte[9]).value("A", "None", 0, new byte[4]).value("A", "Short", 4, new byte[3])
                .value("A", "Multi", 7, text).value("A", "Shorter", 11, new byte[4]).value("A", "名前", 4, new byte[4]), "A");

        Map<String, String> values = key.values();
        assertThat(values).hasSize(11).containsEntry("Name", "Windows Vista (TM)").containsEntry("State", "0x60")
                .containsEntry("Minus", "0xffffffff").containsEntry("", "default").containsEntry("One", "").containsEntry("Expand", "Ä€𝄞")
                .containsEntry("Open", "a").containsEntry("Odd", "ab").containsEntry("Nothing", "")
                .containsEntry("Long", "0x8807068504030201").containsEntry("名前", "0x0");
    }

    /** Data of more than 16,344 bytes lie in several cells. */
    @Test
    void aStringIsReadUpToTheSizeOfOneCell() throws IOException {
        String longest = new String(new char[8171]).replace('\0', 'x');
        TestHive hive = new TestHive().string("A", "Fits", longest).string("A", "TooLong", longest + "x").number("A", "After", 1);

        assertThat(key(hive, "A").values()).hasSize(2).containsEntry("Fits", longest).containsEntry("After", "0x1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lf", "lh", "li", "lf,li,lh"})
    void listsOfKeysAreOfSeveralKinds(String kinds) throws IOException {
        for (int count : new int[] {1, 16, 17, 100}) {
            TestHive hive = new TestHive();
            Arrays.stream(kinds.split(",")).forEach(hive::lists);
            for (int i = 0; i < count; i++) {
                hive.number("Many\\K" + i, "n", i);
            }
            assertThat(key(hive, "Many").keys()).hasSize(count);
            assertThat(key(hive, "Many\\k" + (count - 1)).values()).containsOnly(entry("n", "0x" + Integer.toHexString(count - 1)));
            assertThat(hive(hive.bytes()).key("Many\\K" + count)).isEmpty();
        }
    }

    @Test
    void aHiveThatWasNotClosedSaysSo() throws IOException {
        assertThat(hive(new TestHive().notClosed().bytes()).isClean()).isFalse();
    }

    /** A hive of one key A with one value, of which one number is another; the offsets are those of its own cells. */
    private static byte[] broken(int offset, int size, long value) {
        byte[] bytes = new TestHive().string("A", "Name", "Windows").key("A\\B").bytes();
        ByteBuffer hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (size == 2) {
            hive.putShort(offset, (short) value);
        } else {
            hive.putInt(offset, (int) value);
        }
        if (offset < 508) {
            TestHive.seal(hive);
        }
        return bytes;
    }

    private static int indexOf(byte[] bytes, String word) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
    }

    static Stream<Arguments> noHives() {
        byte[] whole = new TestHive().bytes();
        byte[] wrongSum = whole.clone();
        wrongSum[508]++;
        return Stream.of(
                Arguments.of(new byte[0], "no registry hive"),
                Arguments.of(Arrays.copyOf(whole, 4095), "no registry hive"),
                Arguments.of(new byte[8192], "no registry hive"),
                Arguments.of(broken(20, 4, 2), "of version 2"),
                Arguments.of(wrongSum, "checksum"));
    }

    @ParameterizedTest
    @MethodSource("noHives")
    void noHive(byte[] bytes, String words) {
        assertThatThrownBy(() -> hive(bytes)).isInstanceOf(IOException.class).hasMessageContaining(words);
    }

    /** The sum of which Windows makes another, since 0 and -1 have a meaning. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void theChecksumIsNeverAllZerosOrOnes(int sum) throws IOException {
        ByteBuffer hive = ByteBuffer.wrap(new TestHive().bytes()).order(ByteOrder.LITTLE_ENDIAN);
        hive.putInt(504, hive.getInt(508) ^ sum).putInt(508, sum == 0 ? 1 : -2);

        assertThat(hive(hive.array()).key("")).isPresent();
    }

    static Stream<Arguments> brokenHives() {
        byte[] whole = new TestHive().string("A", "Name", "Windows").key("A\\B").bytes();
        int root = 4096 + ROOT;
        int key = indexOf(whole, "A\0\0\0") - 76;
        int value = indexOf(whole, "Name") - 20;
        return Stream.of(
                Arguments.of(broken(36, 4, 0x7FFFFFF8), "no cell can be"),
                Arguments.of(broken(36, 4, -8), "no cell can be"),
                Arguments.of(broken(36, 4, 36), "no cell can be"),
                Arguments.of(broken(36, 4, 4096), "no cell can be"),
                Arguments.of(broken(36, 4, 4088), "no cell in use begins"),
                Arguments.of(broken(root, 4, 88), "no cell in use begins"),
                Arguments.of(broken(root, 4, -4), "no cell in use begins"),
                Arguments.of(broken(root, 4, -4096), "no cell in use begins"),
                Arguments.of(broken(root, 4, 0x80000000L), "no cell in use begins"),
                Arguments.of(broken(root, 4, -8), "too short"),
                Arguments.of(broken(root + 4, 2, 'v' | 'k' << 8), "there is no nk"),
                Arguments.of(broken(root + 4 + 28, 4, 32), "unknown kind"),
                Arguments.of(broken(root + 4 + 28, 4, -1), "no cell can be"),
                Arguments.of(broken(key + 72, 2, 0xFFFF), "too short"),
                Arguments.of(broken(key + 36, 4, 0x7FFFFFFF), "claims 2147483647 values"),
                Arguments.of(broken(key + 36, 4, -1), "claims 4294967295 values"),
                Arguments.of(broken(key + 36, 4, 2), "claims 2 values, and its list has room for 1"),
                Arguments.of(broken(value, 2, 'n' | 'k' << 8), "there is no vk"),
                Arguments.of(broken(value + 2, 2, 6000), "too short"),
                Arguments.of(broken(value + 4, 4, 0x80000000L | 5), "holds 5 bytes in a place for 4"),
                Arguments.of(broken(value + 4, 4, 160), "too short"),
                Arguments.of(broken(value + 8, 4, 12), "no cell can be"));
    }

    @ParameterizedTest
    @MethodSource("brokenHives")
    void aBrokenHiveSaysWhatIsWrong(byte[] bytes, String words) {
        assertThatThrownBy(() -> {
            HiveKey key = hive(bytes).key("A").orElseThrow(AssertionError::new);
            key.values();
            key.name();
        }).isInstanceOf(IOException.class).hasMessageContaining(words);
    }

    @Test
    void keysThatGoInCirclesEnd() throws IOException {
        byte[] bytes = new TestHive().key("A\\A\\A").bytes();
        ByteBuffer hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        // The list below the first A leads back to it.
        int list = hive.getInt(4096 + ROOT + 4 + 28);
        int first = hive.getInt(4096 + list + 8);
        hive.putInt(4096 + hive.getInt(4096 + first + 4 + 28) + 8, first);
        StringBuilder path = new StringBuilder("A");
        for (int i = 0; i < 5000; i++) {
            path.append("\\A");
        }

        assertThatThrownBy(() -> hive(bytes).key(path.toString())).isInstanceOf(IOException.class).hasMessageContaining("circles");
        assertThat(hive(bytes).key("A\\A\\A\\A\\A")).isPresent();
    }

    /** All entries of a list lead to one key with a long name; lists may be so long that reading it again and again takes hours. */
    @Test
    void aNameThatIsComeUponAgainAndAgainEnds() throws IOException {
        TestHive many = new TestHive();
        for (int i = 0; i < 16; i++) {
            many.key("A\\" + i);
        }
        byte[] bytes = many.key("A\\0\\" + new String(new char[60_000]).replace('\0', 'n')).bytes();
        ByteBuffer hive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int a = hive.getInt(4096 + hive.getInt(4096 + ROOT + 4 + 28) + 8);
        int list = 4096 + hive.getInt(4096 + a + 4 + 28);
        int named = hive.getInt(4096 + hive.getInt(4096 + hive.getInt(list + 8) + 4 + 28) + 8);
        for (int i = 0; i < 16; i++) {
            hive.putInt(list + 8 + 8 * i, named);
        }

        HiveKey key = hive(bytes).key("A").get();
        assertThat(key.key("x")).as("read as often as there are entries").isEmpty();
        assertThatThrownBy(() -> {
            for (int i = 0; i < 3; i++) {
                key.key("x");
            }
        }).isInstanceOf(MalformedHiveException.class)
                .hasMessage("its names and strings are longer than the file has room for");
    }

    /** A list of one value fills the smallest cell that there is, to its end. */
    @Test
    void aListMayFillItsCell() throws IOException {
        assertThat(key(new TestHive().number("A", "one", 1), "A").values()).containsOnlyKeys("one");
        assertThat(key(new TestHive().number("A", "one", 1).number("A", "two", 2).number("A", "three", 3), "A").values()).hasSize(3);
    }

    @Test
    void aListMayNotBeLongerThanItsCell() throws IOException {
        byte[] bytes = new TestHive().number("", "one", 1).bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4096 + ROOT + 40, 2);

        assertThatThrownBy(() -> hive(bytes).key("").get().values()).isInstanceOf(MalformedHiveException.class)
                .hasMessage("a key claims 2 values, and its list has room for 1");
    }

    /** The last cell may end where the file ends, and the file may end within a page. */
    @Test
    void aCellMayEndWithTheFile() throws IOException {
        byte[] bytes = new TestHive().bytes();
        int end = 4096 + ROOT - ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4096 + ROOT);

        assertThat(hive(Arrays.copyOf(bytes, end)).key("").get().name()).isEqualTo("ROOT");
        assertThatThrownBy(() -> hive(Arrays.copyOf(bytes, end - 1)).key("")).hasMessageContaining("where no cell in use begins");
    }

    @Test
    void aBaseBlockAloneIsAHiveWithoutKeys() throws IOException {
        byte[] block = Arrays.copyOf(new TestHive().bytes(), 4096);

        assertThat(hive(block).isClean()).isTrue();
        assertThatThrownBy(() -> hive(block).key("")).hasMessageContaining("where no cell can be");
    }

    @Test
    void everyQuestionBeginsAnew() throws IOException {
        RegistryHive hive = hive(new TestHive().key("A").bytes());
        for (int i = 0; i < 5000; i++) {
            assertThat(hive.key("A")).isPresent();
        }
    }

    /** Every byte replaced by each of a few values: an answer or one sentence. */
    @Test
    void everyByteReplaced() {
        byte[] whole = new TestHive().string("A", "Name", "Windows").number("A\\B", "State", 0x60).lists("lh").key("Ω").bytes();
        int end = 4096 + 700;
        for (int at = 0; at < end; at += at == 512 ? 4096 - 512 : 1) {
            for (int value : new int[] {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                HiveFuzz.fuzzerTestOneInput(changed);
            }
        }
    }

    @Test
    void everyPrefixEndsInAnAnswer() {
        byte[] whole = new TestHive().string("A", "Name", "Windows").number("A\\B", "State", 0x60).bytes();
        for (int length = 4000; length < 5000; length++) {
            HiveFuzz.fuzzerTestOneInput(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aFileThatShrinksWhileItIsRead() throws IOException {
        byte[] bytes = new TestHive().key("A").bytes();
        RegistryHive hive = RegistryHive.read(new MemoryChannel(Arrays.copyOf(bytes, 4096), bytes.length));

        assertThatThrownBy(() -> hive.key("A")).isInstanceOf(IOException.class).hasMessageContaining("shorter than");
    }
}
