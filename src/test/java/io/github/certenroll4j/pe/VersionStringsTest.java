package io.github.certenroll4j.pe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.certenroll4j.FileVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks whose length is not what it should be. The string's block of 36 bytes is the last in the resource. */
class VersionStringsTest {

    private static final int BLOCK = 36;

    private final ByteBuffer resource = resource();
    private final int string = resource.limit() - BLOCK;

    private static ByteBuffer resource() {
        TestVersion version = new TestVersion(FileVersion.parse("6.0.6000.20755"), Collections.singletonMap("Comments", "Value"));
        ByteBuffer resource = ByteBuffer.allocate(version.length()).order(ByteOrder.LITTLE_ENDIAN);
        version.writeTo(resource);
        resource.rewind();
        return resource;
    }

    private Map<String, String> withLength(int length) {
        resource.putShort(string, (short) length);
        return VersionStrings.in(resource);
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(VersionStrings.in(resource)).containsExactly(entry("Comments", "Value"));
    }

    @Test
    void aValueWithoutItsZeroEndsWithItsBlock() {
        assertThat(withLength(BLOCK - 2)).containsExactly(entry("Comments", "Value"));
        assertThat(withLength(BLOCK - 4)).containsExactly(entry("Comments", "Valu"));
    }

    @Test
    void aBlockThatIsAHeaderAloneIsPassedOver() {
        // The next begins eight bytes on, with the second letter of the key for its length.
        assertThat(withLength(6)).containsOnlyKeys("", "ents");
    }

    @Test
    void aHeaderAtTheEndOfItsTableIsABlock() {
        int table = string - 24;
        resource.putShort(table, (short) (resource.getShort(table) - 2));

        // The next begins with the third letter of the value; its six bytes are the last of the table.
        assertThat(withLength(28)).containsExactly(entry("Comments", "Va"), entry("", ""));
    }

    @Test
    void aBlockShorterThanItsHeaderEndsTheWalk() {
        assertThat(withLength(5)).isEmpty();
        assertThat(withLength(0)).isEmpty();
    }
}
