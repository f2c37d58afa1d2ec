package io.github.certenroll4j.hive;

import io.github.certenroll4j.pe.MemoryChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whatever the bytes are: an answer or one message. Run by {@code scripts/fuzz.sh hive SECONDS}. */
public final class HiveFuzz {

    private HiveFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        byte[] sealed = data.clone();
        if (sealed.length >= 4096) {
            // Without this, no fuzzer comes past the checksum.
            TestHive.seal(ByteBuffer.wrap(sealed).order(ByteOrder.LITTLE_ENDIAN));
        }
        try {
            RegistryHive hive = RegistryHive.read(new MemoryChannel(sealed));
            walk(hive.key("").orElseThrow(AssertionError::new), 0);
            hive.key("Microsoft\\Windows");
        } catch (IOException refused) {
            if (refused.getMessage() == null || refused.getMessage().isEmpty()) {
                throw new AssertionError("refused without a word", refused);
            }
        }
    }

    private static void walk(HiveKey key, int depth) throws IOException {
        key.name();
        key.values();
        if (depth < 32) {
            for (HiveKey below : key.keys()) {
                walk(below, depth + 1);
            }
        }
    }
}
