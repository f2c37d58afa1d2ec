package io.github.certenroll4j.hive;

import java.io.IOException;

/**
 * The cells of a hive: everything in it lies in one, and points to others by their offsets behind the base block. In a tree
 * each cell is come upon once, so whoever asks for more than there is room for goes in circles; so does whoever reads more
 * text, for cells of a hive that lies may share what is in them.
 */
final class Cells {

    /** Before the first bin, whose cells come after the base block. */
    static final int BASE_BLOCK = 4096;
    /** Size, then a key or value without a name. */
    private static final int SMALLEST_CELL = 8;
    private static final int MOST_CELLS = 1_000_000;
    private static final long MOST_TEXT = 64 << 20;
    /** A name is read to find a key, and again by whoever asks for it. */
    private static final int READINGS = 16;

    private final HiveBytes bytes;
    private long left;
    private long textLeft;

    Cells(HiveBytes bytes) {
        this.bytes = bytes;
    }

    /** Every question begins with this, and may come upon all cells again. */
    void askAnew() {
        left = Math.min(MOST_CELLS, bytes.size() / SMALLEST_CELL);
        textLeft = Math.min(MOST_TEXT, READINGS * bytes.size());
    }

    /** @throws MalformedHiveException if so much text cannot be in the hive, with all that was read of it before */
    void readText(int size) throws MalformedHiveException {
        textLeft -= size;
        if (textLeft < 0) {
            throw new MalformedHiveException("its names and strings are longer than the file has room for");
        }
    }

    /**
     * The cell at an offset.
     *
     * @throws MalformedHiveException if none in use can be there
     */
    Cell at(int offset) throws IOException {
        if (left-- == 0) {
            throw new MalformedHiveException("its keys go in circles, or are more than " + MOST_CELLS);
        }
        long start = BASE_BLOCK + (offset & 0xFFFFFFFFL);
        if (offset % SMALLEST_CELL != 0 || start > bytes.size() - SMALLEST_CELL) {
            throw new MalformedHiveException("it points to byte " + start + ", where no cell can be");
        }
        // The size of a cell that is in use is below zero.
        long size = -(long) bytes.i32(start);
        if (size < SMALLEST_CELL || size > bytes.size() - start) {
            throw new MalformedHiveException("it points to byte " + start + ", where no cell in use begins");
        }
        return new Cell(this, bytes, start + 4, (int) size - 4);
    }
}
