package io.github.certenroll4j.hive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * A registry hive: a base block of 4,096 bytes, then bins of cells. Microsoft documents the format in no one place; this
 * reads version 1 (1.3 and 1.5 are those of Windows Vista and later) as the public specifications describe it.
 *
 * @see <a href="https://github.com/msuhanov/regf/blob/master/Windows%20registry%20file%20format%20specification.md">Windows
 *      registry file format specification</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/sysinfo/registry-hives">Registry Hives</a>
 */
public final class RegistryHive {

    private static final int SIGNATURE = 'r' | 'e' << 8 | 'g' << 16 | 'f' << 24;
    private static final int FIRST_SEQUENCE = 4;
    private static final int SECOND_SEQUENCE = 8;
    private static final int MAJOR_VERSION = 20;
    private static final int ROOT = 36;
    private static final int CHECKSUM = 508;

    private final Cells cells;
    private final int root;
    private final boolean clean;

    private RegistryHive(Cells cells, int root, boolean clean) {
        this.cells = cells;
        this.root = root;
        this.clean = clean;
    }

    /**
     * Reads the base block. The channel must stay open as long as keys are asked for.
     *
     * @throws IOException if this is no hive (the message says why), or the channel fails
     */
    public static RegistryHive read(SeekableByteChannel channel) throws IOException {
        HiveBytes bytes = new HiveBytes(channel);
        if (bytes.size() < Cells.BASE_BLOCK || bytes.i32(0) != SIGNATURE) {
            throw new MalformedHiveException("it is no registry hive");
        }
        if (bytes.i32(MAJOR_VERSION) != 1) {
            throw new MalformedHiveException("it is a registry hive of version " + bytes.i32(MAJOR_VERSION) + ", and only version 1 is known");
        }
        if (checksum(bytes) != bytes.i32(CHECKSUM)) {
            throw new MalformedHiveException("the checksum of its first block is wrong");
        }
        boolean clean = bytes.i32(FIRST_SEQUENCE) == bytes.i32(SECOND_SEQUENCE);
        return new RegistryHive(new Cells(bytes), bytes.i32(ROOT), clean);
    }

    private static int checksum(HiveBytes bytes) throws IOException {
        int sum = 0;
        for (int at = 0; at < CHECKSUM; at += 4) {
            sum ^= bytes.i32(at);
        }
        // Windows gives these two another meaning.
        return sum == -1 ? -2 : sum == 0 ? 1 : sum;
    }

    /** Whether all that was written is in it. Of one that is not clean a part may still be in the log beside it. */
    public boolean isClean() {
        return clean;
    }

    /**
     * A key by the names from the root, {@code Microsoft\Windows}, in any case of letters; empty if there is none.
     *
     * @throws IOException if the hive is broken on the way there, or the channel fails
     */
    public Optional<HiveKey> key(String path) throws IOException {
        cells.askAnew();
        Optional<HiveKey> key = Optional.of(new HiveKey(cells, root));
        for (String name : path.isEmpty() ? new String[0] : path.split("\\\\")) {
            key = key.isPresent() ? key.get().key(name) : key;
        }
        return key;
    }
}
