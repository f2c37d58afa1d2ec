package io.github.certenroll4j.pe;

import java.io.IOException;

/** Whatever the bytes are: an answer or one message, in a few reads. Run by {@code scripts/fuzz.sh pe SECONDS}. */
public final class PeFuzz {

    private PeFuzz() {
    }

    /** One input of the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        MemoryChannel channel = new MemoryChannel(data);
        try {
            PEFile file = PEFile.read(channel);
            file.strings(channel);
            if (file.fileVersion().isPresent() == !file.noVersionReason().isEmpty()) {
                throw new AssertionError("a version and a reason for none, or neither");
            }
        } catch (IOException refused) {
            if (refused.getMessage() == null || refused.getMessage().isEmpty()) {
                throw new AssertionError("refused without a word", refused);
            }
        }
        if (channel.bytesRead() > (64 + 8) * 1024) {
            throw new AssertionError(channel.bytesRead() + " bytes read");
        }
    }
}
