package io.github.certenroll4j.pe;

import io.github.certenroll4j.FileVersion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** A {@code VS_VERSIONINFO} as a resource compiler writes it. */
final class TestVersion {

    private final ByteBuffer out = ByteBuffer.allocate(0x200).order(ByteOrder.LITTLE_ENDIAN);

    TestVersion(FileVersion version, Map<String, String> strings) {
        int start = open("VS_VERSION_INFO", 52, 0);
        int[] fixed = {0xFEEF04BD, 0x10000, ms(version), ls(version), ms(version), ls(version), 0x3F, 1, 0x40004, 2, 0, 0, 0};
        for (int number : fixed) {
            out.putInt(number);
        }
        if (!strings.isEmpty()) {
            int info = open("StringFileInfo", 0, 1);
            int table = open("040904b0", 0, 1);
            strings.forEach(this::string);
            close(table);
            close(info);
        }
        close(start);
    }

    private static int ms(FileVersion version) {
        return version.major() << 16 | version.minor();
    }

    private static int ls(FileVersion version) {
        return version.build() << 16 | version.revision();
    }

    private void string(String name, String value) {
        int start = open(name, value.length() + 1, 1);
        text(value);
        close(start);
    }

    private int open(String key, int valueLength, int type) {
        pad();
        int start = out.position();
        out.putShort((short) 0).putShort((short) valueLength).putShort((short) type);
        text(key);
        pad();
        return start;
    }

    private void close(int start) {
        out.putShort(start, (short) (out.position() - start));
    }

    private void text(String text) {
        text.chars().forEach(letter -> out.putChar((char) letter));
        out.putChar('\0');
    }

    private void pad() {
        while (out.position() % 4 != 0) {
            out.put((byte) 0);
        }
    }

    int length() {
        return out.position();
    }

    void writeTo(ByteBuffer target) {
        target.put(out.array(), 0, length());
    }
}
