package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first table may be long: the type of versions is found wherever it stands, and not by reading all of it. */
class ResourceTreeTest {

    private static final int VERSION = 16;
    private static final int DATA = 0x48;

    /** A tree whose first table has so many entries of smaller numbers, the versions, and so many of larger ones. */
    private static byte[] tree(int named, int before, int after) {
        int count = before + 1 + after;
        int names = 16 + 8 * (named + count);
        ByteBuffer tree = ByteBuffer.allocate(names + 200).order(ByteOrder.LITTLE_ENDIAN);
        tree.putShort(12, (short) named).putShort(14, (short) count);
        for (int i = 0; i < count; i++) {
            int at = 16 + 8 * (named + i);
            tree.putInt(at, i < before ? Math.min(i, VERSION - 1) : VERSION + i - before).putInt(at + 4, 0x80000000 | names);
        }
        for (int i = 0; i < named; i++) {
            tree.putInt(16 + 8 * i, VERSION);
        }
        tree.putShort(names + 14, (short) 1).putInt(names + 16, 1).putInt(names + 20, 0x80000000 | names + 0x20);
        tree.putShort(names + 0x20 + 14, (short) 1).putInt(names + 0x20 + 16, 0x0409).putInt(names + 0x20 + 20, names + DATA);
        return tree.array();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 16, 48", "0, 16, 15", "0, 16, 16", "0, 100, 0", "0, 100, 100", "0, 0, 100", "0, 16, 1000", "3, 16, 48",
        "40, 0, 0", "40, 40, 40"})
    void theTypeOfVersionsIsFoundWhereverItStands(int named, int before, int after) throws IOException {
        byte[] tree = tree(named, before, after);

        assertThat(new ResourceTree(new ImageBytes(new MemoryChannel(tree)), 0).versionDataEntry())
                .isEqualTo(16 + 8 * (named + before + 1 + after) + DATA);
    }

    @Test
    void ofALongTableFewEntriesAreRead() throws IOException {
        MemoryChannel channel = new MemoryChannel(tree(0, 30_000, 30_000));

        assertThat(new ResourceTree(new ImageBytes(channel), 0).versionDataEntry()).isPositive();
        assertThat(channel.bytesRead()).isLessThan(1024 + 512 * 4 + 20 * 8);
    }

    @Test
    void withoutVersionsThereIsNone() throws IOException {
        byte[] tree = tree(0, 100, 100);
        ByteBuffer.wrap(tree).order(ByteOrder.LITTLE_ENDIAN).putInt(16 + 8 * 100, VERSION - 1);

        assertThat(new ResourceTree(new ImageBytes(new MemoryChannel(tree)), 0).versionDataEntry()).isEqualTo(ResourceTree.NONE);
    }
}
