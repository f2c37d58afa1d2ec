package io.github.certenroll4j.hive;

import java.io.IOException;
import java.util.Optional;

/** A value of a key: its name, and its data as {@code reg query} prints them. */
final class HiveValue {

    private static final int REG_SZ = 1;
    private static final int REG_EXPAND_SZ = 2;
    private static final int REG_DWORD = 4;
    private static final int REG_QWORD = 11;
    private static final int COMPRESSED_NAME = 1;
    private static final int RESIDENT = 0x80000000;
    /** Larger data lie in several cells; no string or number that anybody asks for does. */
    private static final int LARGEST = 16_344;

    private final Cells cells;
    private final Cell vk;

    HiveValue(Cells cells, int offset) throws IOException {
        this.cells = cells;
        this.vk = cells.at(offset).expect("vk");
    }

    /** Empty for the default value of a key. */
    String name() throws IOException {
        return vk.text(20, vk.u16(2), (vk.u16(16) & COMPRESSED_NAME) == 0);
    }

    /** Empty for what is neither a string nor a number, or too large to be one that anybody asks for. */
    Optional<String> data() throws IOException {
        int size = vk.i32(4) & ~RESIDENT;
        boolean resident = (vk.i32(4) & RESIDENT) != 0;
        int type = vk.i32(12);
        if (resident && size > 4) {
            throw new MalformedHiveException("a value holds " + size + " bytes in a place for 4");
        }
        if (size > LARGEST || size < smallest(type)) {
            return Optional.empty();
        }
        return Optional.of(text(type, resident || size == 0 ? vk : cells.at(vk.i32(8)), resident ? 8 : 0, size));
    }

    private static int smallest(int type) {
        switch (type) {
            case REG_SZ:
            case REG_EXPAND_SZ:
                return 0;
            case REG_DWORD:
                return 4;
            case REG_QWORD:
                return 8;
            default:
                return Integer.MAX_VALUE;
        }
    }

    private static String text(int type, Cell cell, int at, int size) throws IOException {
        if (type == REG_DWORD) {
            return "0x" + Integer.toHexString(cell.i32(at));
        }
        if (type == REG_QWORD) {
            return "0x" + Long.toHexString((long) cell.i32(at + 4) << 32 | cell.i32(at) & 0xFFFFFFFFL);
        }
        String text = cell.text(at, size, true);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
