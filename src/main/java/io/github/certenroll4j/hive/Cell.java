package io.github.certenroll4j.hive;

import java.io.IOException;

/** What is in a cell, after its size; nothing beyond it is read. */
final class Cell {

    private final Cells cells;
    private final HiveBytes bytes;
    private final long start;
    private final int length;

    Cell(Cells cells, HiveBytes bytes, long start, int length) {
        this.cells = cells;
        this.bytes = bytes;
        this.start = start;
        this.length = length;
    }

    /** In bytes. */
    int length() {
        return length;
    }

    /** The two letters that say what it is. */
    String signature() throws IOException {
        return text(0, 2, false);
    }

    /** @throws MalformedHiveException if it is something else */
    Cell expect(String signature) throws IOException {
        if (!signature().equals(signature)) {
            throw new MalformedHiveException("there is no " + signature + " at byte " + start);
        }
        return this;
    }

    int u16(int at) throws IOException {
        check(at, 2);
        return bytes.u16(start + at);
    }

    /** @param at a multiple of four */
    int i32(int at) throws IOException {
        check(at, 4);
        return bytes.i32(start + at);
    }

    /** @param wide whether a letter has two bytes, else it has one, of ISO 8859-1 */
    String text(int at, int size, boolean wide) throws IOException {
        check(at, size);
        cells.readText(size);
        int step = wide ? 2 : 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i + step <= size; i += step) {
            text.append((char) (wide ? bytes.u16(start + at + i) : bytes.u8(start + at + i)));
        }
        return text.toString();
    }

    private void check(int at, int size) throws MalformedHiveException {
        if (at > length - size) {
            throw new MalformedHiveException("the cell at byte " + start + " is too short for what should be in it");
        }
    }
}
