package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

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
}
