package io.github.certenroll4j.pe;

import io.github.certenroll4j.Count;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * Little-endian numbers at any offset of a channel. It holds one window of the file, so numbers that stand together
 * cost one read; over a network a read is a round trip. No offset is trusted: every one is held against the size.
 */
final class ImageBytes {

    /** Large enough for the headers of most files in one read. */
    private static final int FIRST_READ = 1024;
    /** Large enough for a small resource tree in one read. */
    private static final int NEXT_READ = 512;
    /** Large enough for the longest table of sections. */
    private static final int WINDOW = 4096;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN);
    private long windowStart;

    ImageBytes(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        window.limit(0);
    }

    long size() {
        return size;
    }

    int u16(long offset) throws IOException {
        return window.getShort(at(offset, 2)) & 0xFFFF;
    }

    int i32(long offset) throws IOException {
        return window.getInt(at(offset, 4));
    }

    long u32(long offset) throws IOException {
        return i32(offset) & 0xFFFFFFFFL;
    }

    /** Reads a stretch of the file in one go, and no more than that, if the window does not have it; of 4,096 bytes at most. */
    void expect(long offset, int length) throws IOException {
        if (!holds(offset, length)) {
            move(offset, length, length);
        }
    }

    /** Copies a stretch of the file; the caller bounds its length. */
    ByteBuffer copy(long offset, int length) throws IOException {
        check(offset, length);
        ByteBuffer copy = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        fill(copy, offset, length);
        return copy;
    }

    /** Moves the window if it has to, and answers where in it the offset lies. */
    private int at(long offset, int length) throws IOException {
        if (!holds(offset, length)) {
            move(offset, length, offset == 0 ? FIRST_READ : NEXT_READ);
        }
        return (int) (offset - windowStart);
    }

    private boolean holds(long offset, int length) {
        return offset >= windowStart && offset + length <= windowStart + window.limit();
    }

    private void move(long offset, int wanted, int welcome) throws IOException {
        check(offset, wanted);
        window.clear().limit(welcome);
        windowStart = offset;
        try {
            fill(window, offset, wanted);
        } catch (IOException | RuntimeException failed) {
            window.limit(0);
            throw failed;
        }
    }

    private void check(long offset, int length) throws MalformedImageException {
        if (offset < 0 || offset > size - length) {
            throw new MalformedImageException("it points to byte " + offset + ", and the file has " + size);
        }
    }

    /** Reads at least the wanted bytes and flips the buffer. */
    private void fill(ByteBuffer into, long offset, int wanted) throws IOException {
        while (into.position() < wanted) {
            if (read(into, offset + into.position()) < 0) {
                throw new EOFException("the file had " + Count.of(size, "byte") + " when it was opened and is shorter now");
            }
        }
        into.flip();
    }

    /** A file of this machine is read without a call to the system for the position. */
    private int read(ByteBuffer into, long offset) throws IOException {
        return channel instanceof FileChannel ? ((FileChannel) channel).read(into, offset) : channel.position(offset).read(into);
    }
}
