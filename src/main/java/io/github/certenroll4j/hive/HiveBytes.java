package io.github.certenroll4j.hive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes of a hive in pages, of which the last few are kept: a key's list, its values and their names lie together. */
final class HiveBytes {

    static final int PAGE = 4096;
    private static final int KEPT_PAGES = 64;

    private final SeekableByteChannel channel;
    private final long size;
    private final Map<Long, ByteBuffer> pages = new KeptPages();

    HiveBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    int u8(long offset) throws IOException {
        return page(offset).get((int) (offset % PAGE)) & 0xFF;
    }

    /** Two bytes, which may lie in two pages. */
    int u16(long offset) throws IOException {
        return u8(offset) | u8(offset + 1) << 8;
    }

    /** Four bytes at a multiple of four, so that they lie in one page. */
    int i32(long offset) throws IOException {
        return page(offset).getInt((int) (offset % PAGE));
    }

    private ByteBuffer page(long offset) throws IOException {
        long number = offset / PAGE;
        ByteBuffer page = pages.get(number);
        if (page == null) {
            page = read(number * PAGE);
            pages.put(number, page);
        }
        return page;
    }

    private ByteBuffer read(long start) throws IOException {
        ByteBuffer page = ByteBuffer.allocate((int) Math.min(PAGE, size - start)).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(start);
        while (page.hasRemaining()) {
            if (channel.read(page) < 0) {
                throw new EOFException("the file is shorter than when it was opened");
            }
        }
        page.flip();
        return page;
    }

    private static final class KeptPages extends LinkedHashMap<Long, ByteBuffer> {

        private static final long serialVersionUID = 1L;

        KeptPages() {
            super(2 * KEPT_PAGES, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ByteBuffer> eldest) {
            return size() > KEPT_PAGES;
        }
    }
}
