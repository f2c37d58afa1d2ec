package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.certenroll4j.FileVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PEFileTest {

    private static PEFile read(byte[] bytes) throws IOException {
        return PEFile.read(new MemoryChannel(bytes));
    }

    @Test
    void readsPE32() throws IOException {
        byte[] bytes = TestDll.x86("6.0.6000.20755");
        PEFile file = read(bytes);

        assertThat(file.machine()).isEqualTo("x86");
        assertThat(file.size()).isEqualTo(bytes.length);
        assertThat(file.fileVersion()).contains(FileVersion.parse("6.0.6000.20755"));
        assertThat(file.productVersion()).contains(FileVersion.parse("6.0.6000.20755"));
        assertThat(file.fileFlags()).isEqualTo(1);
        assertThat(file.noVersionReason()).isEmpty();
    }

    @Test
    void readsPE32Plus() throws IOException {
        PEFile file = read(TestDll.x64("10.0.19041.329"));

        assertThat(file.machine()).isEqualTo("x64");
        assertThat(file.fileVersion()).contains(FileVersion.parse("10.0.19041.329"));
    }

    /** Languages in the order of the file, with versions; what GetFileVersionInfo takes is asked in GetFileVersionInfoIT. */
    @ParameterizedTest
    @CsvSource({
        "0407 0409,      1.0.0.9",
        "0407 0809,      1.0.0.7",
        "0,              1.0.0.0",
        "0 0407 0409,    1.0.0.0",
        "0407 0409 0411, 1.0.0.9",
        "0411,           1.0.0.17",
    })
    void ofSeveralLanguagesOneIsTaken(String languages, String version) throws IOException {
        TestDll dll = TestDll.x86();
        for (String language : languages.split(" ")) {
            int number = Integer.parseInt(language, 16);
            dll.version(number, "1.0.0." + (number & 0xFF));
        }
        assertThat(read(dll.bytes()).fileVersion()).contains(FileVersion.parse(version));
    }

    /** Windows looks for the name 1. */
    @Test
    void aVersionResourceOfAnotherNameIsNone() throws IOException {
        for (TestDll dll : new TestDll[] {TestDll.x64().namedResource(), TestDll.x64().numberedResource(2)}) {
            PEFile file = read(dll.version(0x0409, "5.1.2600.0").bytes());

            assertThat(file.fileVersion()).isEmpty();
            assertThat(file.noVersionReason()).contains("another name than 1");
            assertThat(file.machine()).isEqualTo("x64");
        }
    }

    @Test
    void resourcesMayBeInTheHeaders() throws IOException {
        assertThat(read(TestDll.x86().inHeaders().version(0x0409, "1.2.3.4").bytes()).fileVersion()).contains(FileVersion.parse("1.2.3.4"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 31, 32, 33, 63, 64, 100, 1023, 1024, 5000, 65_518})
    void versionsAreFoundAmongManyTypes(int others) throws IOException {
        MemoryChannel channel = new MemoryChannel(TestDll.x86().otherTypes(others).version(0x0409, "1.2.3.4").bytes());

        assertThat(PEFile.read(channel).fileVersion()).contains(FileVersion.parse("1.2.3.4"));
        assertThat(channel.bytesRead()).isLessThan(8192);
    }

    /** A program of 97 bytes runs on Windows XP, one of 268 on Windows 7: the headers lie in each other. */
    @ParameterizedTest
    @ValueSource(ints = {64, 97, 124, 200})
    void ofTinyFilesTheMachineIsRead(int size) throws IOException {
        ByteBuffer image = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        image.put(0, (byte) 'M').put(1, (byte) 'Z').putInt(4, 'P' | 'E' << 8).putShort(8, (short) 0x014C);
        image.putShort(4 + 24, (short) 0x10B).putInt(0x3C, 4);
        PEFile file = read(image.array());

        assertThat(file.machine()).isEqualTo("x86");
        assertThat(file.fileVersion()).isEmpty();
        assertThat(file.noVersionReason()).isEqualTo("it has no version resource");
    }

    @Test
    void followsTheVersionIntoWhateverSectionItIsIn() throws IOException {
        byte[] bytes = TestDll.x86("6.0.6000.20755");
        System.arraycopy(bytes, TestDll.RESOURCES + TestDll.FIRST_VERSION, bytes, TestDll.TEXT, 92);
        Arrays.fill(bytes, TestDll.RESOURCES + TestDll.FIRST_VERSION, bytes.length, (byte) 0);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(TestDll.RESOURCES + TestDll.DATA_ENTRIES, TestDll.TEXT_ADDRESS);

        assertThat(read(bytes).fileVersion()).contains(FileVersion.parse("6.0.6000.20755"));
    }

    @Test
    void readsTheSameFewKilobytesOfALargeFile() throws IOException {
        byte[] large = Arrays.copyOf(TestDll.x64("6.0.6000.16386"), 20_000_000);
        MemoryChannel channel = new MemoryChannel(large);

        assertThat(PEFile.read(channel).fileVersion()).contains(FileVersion.parse("6.0.6000.16386"));
        assertThat(channel.bytesRead()).isLessThan(4096);
        assertThat(channel.isOpen()).as("whoever opens, closes").isTrue();
    }

    @Test
    void readsStringsOnRequest() throws IOException {
        byte[] bytes = TestDll.x64().version(0x0409, "6.0.6000.20755")
                .string("CompanyName", "Contoso").string("FileVersion", "6.0.6000.16386 (rtm)").string("Comments", "").bytes();

        assertThat(read(bytes).strings(new MemoryChannel(bytes))).containsExactly(
                entry("CompanyName", "Contoso"), entry("FileVersion", "6.0.6000.16386 (rtm)"), entry("Comments", ""));
    }

    @Test
    void aVersionWithoutStringsHasNone() throws IOException {
        byte[] bytes = TestDll.x86("1.2.3.4");

        assertThat(read(bytes).strings(new MemoryChannel(bytes))).isEmpty();
    }
}
