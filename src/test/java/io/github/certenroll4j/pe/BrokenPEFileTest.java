package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.FileVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that lie, each in one place. Each gets one clear sentence after a few reads. */
class BrokenPEFileTest {

    private static final int A_FEW_KILOBYTES = 8 * 1024;

    /** A DLL of which one number is another. */
    private static byte[] broken(int offset, int size, long value) {
        byte[] bytes = TestDll.x86("6.0.6000.20755");
        ByteBuffer image = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (size == 2) {
            image.putShort(offset, (short) value);
        } else {
            image.putInt(offset, (int) value);
        }
        return bytes;
    }

    static PEFile read(byte[] bytes) throws IOException {
        MemoryChannel channel = new MemoryChannel(bytes);
        try {
            return PEFile.read(channel);
        } finally {
            assertThat(channel.bytesRead()).isLessThan(A_FEW_KILOBYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 127, 128, 153})
    void tooShortForHeaders(int length) {
        assertThatThrownBy(() -> read(Arrays.copyOf(TestDll.x86("6.0.6000.20755"), length)))
                .isInstanceOf(IOException.class).hasMessageStartingWith("not a PE file: ").message().hasSizeLessThan(120);
    }

    @Test
    void saysHowMuchTheHeadersNeed() throws IOException {
        byte[] bytes = TestDll.x86("6.0.6000.20755");

        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, 63))).hasMessage("not a PE file: it has only 63 bytes");
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, 64)))
                .hasMessage("not a PE file: its header should be at byte 128, and the file has 64");
        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, TestDll.PE_HEADER + 25))).hasMessageContaining("should be at byte 128");
        assertThat(read(Arrays.copyOf(bytes, TestDll.PE_HEADER + 26)).machine()).isEqualTo("x86");
    }

    static Stream<Arguments> noPeFiles() {
        return Stream.of(
                Arguments.of(broken(0, 2, 0x4D5A), "does not start with MZ"),
                Arguments.of(broken(0x3C, 4, 0x7FFFFFFF), "should be at byte 2147483647"),
                Arguments.of(broken(0x3C, 4, -8), "should be at byte 4294967288"),
                Arguments.of(broken(0x3C, 4, 0), "no PE signature at byte 0"),
                Arguments.of(broken(TestDll.PE_HEADER, 4, 'N' + ('E' << 8)), "no PE signature"),
                Arguments.of(broken(TestDll.OPTIONAL_HEADER, 2, 0x107), "neither PE32 nor PE32+"));
    }

    @ParameterizedTest
    @MethodSource("noPeFiles")
    void noPeFile(byte[] bytes, String words) {
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining(words);
    }

    static Stream<Arguments> peFilesWithoutAVersion() {
        int resources = TestDll.RESOURCES;
        int version = resources + TestDll.FIRST_VERSION;
        int dataEntry = resources + TestDll.DATA_ENTRIES;
        int sections = TestDll.OPTIONAL_HEADER + 0xE0;
        return Stream.of(
                Arguments.of(broken(TestDll.PE_HEADER + 6, 2, 0xFFFF), "claims 65535 sections"),
                Arguments.of(broken(TestDll.PE_HEADER + 6, 2, 97), "claims 97 sections"),
                Arguments.of(broken(TestDll.PE_HEADER + 6, 2, 0), "no section of the file holds the resources"),
                // It says where the sections are, not whether there are resources.
                Arguments.of(broken(TestDll.PE_HEADER + 20, 2, 0), "it points to byte"),
                Arguments.of(broken(TestDll.PE_HEADER + 20, 2, 120), "no section of the file holds the resources"),
                Arguments.of(broken(TestDll.OPTIONAL_HEADER + 116, 4, 15), "has no version resource"),
                Arguments.of(broken(TestDll.PE_HEADER + 20, 2, 0xFFFF), "it points to byte"),
                Arguments.of(broken(TestDll.OPTIONAL_HEADER + 92, 4, 2), "has no version resource"),
                Arguments.of(broken(TestDll.OPTIONAL_HEADER + 112, 4, 0), "has no version resource"),
                Arguments.of(broken(TestDll.OPTIONAL_HEADER + 112, 4, 0xFFFFFFF0L), "no section of the file holds the resources"),
                Arguments.of(broken(sections + 40 + 20, 4, 0xFFFFFFF0L), "it points to byte 42"),
                Arguments.of(broken(sections + 40 + 16, 4, 0), "no section of the file holds the resources"),
                // The resource tree: a type that is its own root, a name that is, a language that goes on for ever.
                Arguments.of(broken(resources + 28, 4, 0x80000000L), "another name than 1"),
                Arguments.of(broken(resources + 0x40 + 20, 4, 0x80000000L), "goes deeper"),
                Arguments.of(broken(resources + 0x60 + 20, 4, 0x80000000L), "goes deeper"),
                Arguments.of(broken(resources + 28, 4, TestDll.DATA_ENTRIES), "ends before its third level"),
                Arguments.of(broken(resources + 0x40 + 14, 2, 0), "with nothing in it"),
                Arguments.of(broken(resources + 0x60 + 14, 2, 0), "with nothing in it"),
                Arguments.of(broken(resources + 14, 2, 0xFFFF), "it points to byte"),
                Arguments.of(broken(resources + 0x60 + 14, 2, 0xFFFF), "it points to byte"),
                Arguments.of(broken(resources + 0x40 + 16, 4, 2), "another name than 1"),
                Arguments.of(broken(resources + 24, 4, 3), "has no version resource"),
                Arguments.of(broken(resources + 28, 4, 0xFFFFFFFFL), "it points to byte"),
                // The version itself.
                Arguments.of(broken(dataEntry, 4, 0x12345678), "no section of the file holds the version resource"),
                Arguments.of(broken(dataEntry + 4, 4, 0), "has 0 bytes, too few"),
                Arguments.of(broken(dataEntry + 4, 4, 91), "has 91 bytes, too few"),
                Arguments.of(broken(dataEntry + 4, 4, 0xFFFFFFFFL), "has 4294967295 bytes by its own account"),
                Arguments.of(broken(version + 2, 2, 0), "no fixed numbers"),
                Arguments.of(broken(version + 40, 4, 0xFEEF04BCL), "wrong signature"));
    }

    @ParameterizedTest
    @MethodSource("peFilesWithoutAVersion")
    void aPeFileWithoutAVersionSaysWhy(byte[] bytes, String words) throws IOException {
        PEFile file = read(bytes);

        assertThat(file.fileVersion()).isEmpty();
        assertThat(file.productVersion()).isEmpty();
        assertThat(file.fileFlags()).isZero();
        assertThat(file.strings(new MemoryChannel(bytes))).isEmpty();
        assertThat(file.noVersionReason()).contains(words);
        assertThat(file.machine()).isEqualTo("x86");
    }

    @Test
    void readsAsManySectionsAsAreAllowed() throws IOException {
        byte[] sections = Arrays.copyOf(broken(TestDll.PE_HEADER + 6, 2, 96), 8192);

        assertThat(read(sections).fileVersion()).contains(FileVersion.parse("6.0.6000.20755"));
    }

    @ParameterizedTest
    @CsvSource({"0x014C, x86", "0x8664, x64", "0xAA64, arm64", "0x01C0, arm", "0x01C2, arm", "0x01C4, arm", "0x0200, ia64",
        "0x0166, 0x0166", "0xFFFE, 0xfffe"})
    void aMachineHasItsNameElseItsNumber(String number, String name) throws IOException {
        assertThat(read(broken(TestDll.PE_HEADER + 4, 2, Integer.decode(number))).machine()).isEqualTo(name);
    }

    @Test
    void aFileThatShrinksWhileItIsRead() {
        byte[] bytes = TestDll.x86("6.0.6000.20755");

        assertThatThrownBy(() -> PEFile.read(new MemoryChannel(Arrays.copyOf(bytes, 0x300), bytes.length)))
                .isInstanceOf(IOException.class).hasMessageContaining("is shorter now");
    }

    @Test
    void aFileThatHasShrunkBeforeItsStringsAreRead() throws IOException {
        byte[] bytes = TestDll.x86("6.0.6000.20755");

        assertThatThrownBy(() -> read(bytes).strings(new MemoryChannel(Arrays.copyOf(bytes, 0x800))))
                .isInstanceOf(IOException.class).hasMessage("it points to byte 2048, and the file has 2048");
    }

    @Test
    void everyPrefixOfASmallDllEndsInAnAnswer() throws IOException {
        byte[] whole = TestDll.x64("6.0.6000.20755");
        int endOfTheVersion = TestDll.RESOURCES + TestDll.FIRST_VERSION + 92;
        for (int length = 0; length <= whole.length; length++) {
            assertThat(answers(Arrays.copyOf(whole, length))).as("%d bytes", length).isEqualTo(length >= endOfTheVersion);
        }
    }

    /** The directory has just room for the table of resources, and the table for nothing more than its head. */
    @Test
    void theLastSizesThatAreEnough() throws IOException {
        int directories = TestDll.OPTIONAL_HEADER + 92;
        assertThat(read(broken(directories, 4, 3)).fileVersion()).isPresent();
        assertThat(read(broken(directories + 24, 4, 16)).fileVersion()).isPresent();

        byte[] bytes = TestDll.x86("6.0.6000.20755");
        int resources = directories + 4 + 16;
        assertThat(read(Arrays.copyOf(bytes, resources + 7)).noVersionReason()).contains("has no version resource");
        assertThat(read(Arrays.copyOf(bytes, resources + 8)).noVersionReason()).doesNotContain("has no version resource");
    }

    /** A section has the addresses from its first to the last of which the file has a byte. */
    @Test
    void whereASectionEnds() throws IOException {
        int section = TestDll.OPTIONAL_HEADER + 0xE0 + 40;
        int dataEntry = TestDll.RESOURCES + TestDll.DATA_ENTRIES;
        byte[] bytes = broken(section + 16, 4, TestDll.FIRST_VERSION);
        assertThat(read(bytes).noVersionReason()).contains("no section of the file holds the version resource");

        assertThat(read(broken(section + 16, 4, TestDll.FIRST_VERSION + 1)).fileVersion()).isPresent();
        assertThat(read(broken(dataEntry, 4, TestDll.RESOURCES_ADDRESS - 1)).noVersionReason()).contains("no section");
        assertThat(read(broken(TestDll.OPTIONAL_HEADER + 60, 4, TestDll.RESOURCES_ADDRESS)).fileVersion()).isPresent();
    }

    /** A version may be the last thing in a file. */
    @Test
    void aVersionMayEndWithTheFile() throws IOException {
        byte[] bytes = broken(TestDll.RESOURCES + TestDll.DATA_ENTRIES + 4, 4, 92);
        int end = TestDll.RESOURCES + TestDll.FIRST_VERSION + 92;

        assertThat(read(Arrays.copyOf(bytes, end)).fileVersion()).contains(FileVersion.parse("6.0.6000.20755"));
        assertThat(read(Arrays.copyOf(bytes, end - 1)).noVersionReason()).contains("by its own account, and the file ends before");
    }

    /** Whether there is a version; fails if there is neither a version nor a sentence. */
    static boolean answers(byte[] bytes) throws IOException {
        PEFile file;
        try {
            file = read(bytes);
        } catch (IOException refused) {
            assertThat(refused).hasMessageStartingWith("not a PE file: ");
            return false;
        }
        assertThat(file.strings(new MemoryChannel(bytes))).isNotNull();
        assertThat(file.fileVersion().isPresent()).isEqualTo(file.noVersionReason().isEmpty());
        return file.fileVersion().isPresent();
    }
}
