package io.github.certenroll4j.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.CountingChannel;
import io.github.certenroll4j.pe.MemoryChannel;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HiveBytesTest {

    private static final int KEPT = 64;

    private CountingChannel channel;

    private HiveBytes of(int size) throws IOException {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i / HiveBytes.PAGE);
        }
        channel = new CountingChannel(new MemoryChannel(content));
        return new HiveBytes(channel);
    }

    private long pagesRead() {
        return channel.bytesRead() / HiveBytes.PAGE;
    }

    @Test
    void aPageIsReadOnceAndTheLastOnesAreKept() throws IOException {
        HiveBytes bytes = of((KEPT + 1) * HiveBytes.PAGE);
        for (int page = 0; page < KEPT; page++) {
            assertThat(bytes.u8((long) page * HiveBytes.PAGE)).isEqualTo(page);
        }
        assertThat(pagesRead()).isEqualTo(KEPT);
        bytes.u8(0);
        assertThat(pagesRead()).isEqualTo(KEPT);
        bytes.u8((long) KEPT * HiveBytes.PAGE);
        bytes.u8(0);
        assertThat(pagesRead()).isEqualTo(KEPT + 1);
        bytes.u8(HiveBytes.PAGE);
        assertThat(pagesRead()).as("the one that was asked for longest ago had to go").isEqualTo(KEPT + 2);
    }

    @Test
    void theLastPageMayBeShort() throws IOException {
        HiveBytes bytes = of(HiveBytes.PAGE + 10);

        assertThat(bytes.u8(HiveBytes.PAGE + 9)).isEqualTo(1);
        assertThat(bytes.size()).isEqualTo(HiveBytes.PAGE + 10);
    }
}
