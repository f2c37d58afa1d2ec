package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.certenroll4j.FileVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

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

    @Test
    void takesTheNeutralLanguageElseTheFirst() throws IOException {
        TestDll german = TestDll.x86().version(0x0407, "1.0.0.7").version(0x0409, "1.0.0.9");
        assertThat(read(german.bytes()).fileVersion()).contains(FileVersion.parse("1.0.0.7"));

        assertThat(read(german.version(0, "1.0.0.1").bytes()).fileVersion()).contains(FileVersion.parse("1.0.0.1"));
    }

    @Test
    void findsAVersionResourceThatHasANameInsteadOfANumber() throws IOException {
        byte[] bytes = TestDll.x64().namedResource().version(0x0409, "5.1.2600.0").bytes();

        assertThat(read(bytes).fileVersion()).contains(FileVersion.parse("5.1.2600.0"));
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
