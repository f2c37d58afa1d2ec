package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a network a read is a round trip. */
class ImageBytesTest {

    @Test
    void numbersThatStandTogetherCostOneRead() throws IOException {
        MemoryChannel channel = new MemoryChannel(new byte[5000]);
        ImageBytes bytes = new ImageBytes(channel);

        bytes.u16(1000);
        long once = channel.bytesRead();
        bytes.u16(1000);
        bytes.i32(1000 + once - 4);

        assertThat(channel.bytesRead()).isEqualTo(once);
        bytes.u16(999);
        assertThat(channel.bytesRead()).isGreaterThan(once);
    }

    @Test
    void theFirstReadIsForTheHeadersAndTheOthersAreSmaller(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[5000]);
        try (CountingChannel channel = new CountingChannel(Files.newByteChannel(file))) {
            ImageBytes bytes = new ImageBytes(channel);

            bytes.u16(0);
            assertThat(channel.bytesRead()).isEqualTo(1024);
            bytes.u16(2000);
            assertThat(channel.bytesRead()).isEqualTo(1024 + 512);
        }
    }

    /** What is announced is read at once, and not again; nothing more is read. */
    @Test
    void whatIsExpectedCostsOneReadOfItsSize() throws IOException {
        MemoryChannel channel = new MemoryChannel(new byte[5000]);
        ImageBytes bytes = new ImageBytes(channel);

        bytes.expect(100, 8);
        assertThat(channel.bytesRead()).isEqualTo(8);
        bytes.expect(100, 8);
        bytes.expect(104, 4);
        bytes.i32(104);
        assertThat(channel.bytesRead()).isEqualTo(8);
        bytes.expect(104, 5);
        assertThat(channel.bytesRead()).isEqualTo(13);
    }

    @Test
    void theLastBytesAreThereAndNoneBehindThem() throws IOException {
        ImageBytes bytes = new ImageBytes(new MemoryChannel(new byte[] {1, 2, 3, 4, 5, 6}));

        assertThat(bytes.i32(2)).isEqualTo(0x06050403);
        assertThat(bytes.copy(4, 2).array()).containsExactly(5, 6);
        assertThatThrownBy(() -> bytes.i32(3)).isInstanceOf(MalformedImageException.class)
                .hasMessage("it points to byte 3, and the file has 6");
        assertThatThrownBy(() -> bytes.copy(5, 2)).isInstanceOf(MalformedImageException.class);
        assertThatThrownBy(() -> bytes.copy(-1, 2)).isInstanceOf(MalformedImageException.class);
        assertThatThrownBy(() -> bytes.expect(0, 7)).isInstanceOf(MalformedImageException.class);
    }

    /** A channel may give less than it is asked for; this one gives 300 bytes at most. */
    @Test
    void whatComesInPiecesIsPutTogether() throws IOException {
        byte[] content = new byte[2000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 7);
        }
        ImageBytes bytes = new ImageBytes(new MemoryChannel(content));
        bytes.expect(100, 1000);

        assertThat(bytes.u16(1000)).isEqualTo((7000 & 0xFF) | (7007 & 0xFF) << 8);
        assertThat(bytes.copy(50, 1500).array()).isEqualTo(Arrays.copyOfRange(content, 50, 1550));
    }
}
