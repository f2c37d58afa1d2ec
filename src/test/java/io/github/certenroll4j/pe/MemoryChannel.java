package io.github.certenroll4j.pe;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file in memory that counts what is read of it, and may claim another size than it has. */
public final class MemoryChannel implements SeekableByteChannel {

    private final byte[] bytes;
    private final long claimedSize;
    private long position;
    private long bytesRead;
    private int reads;
    private boolean open = true;

    public MemoryChannel(byte[] bytes) {
        this(bytes, bytes.length);
    }

    public MemoryChannel(byte[] bytes, long claimedSize) {
        this.bytes = bytes.clone();
        this.claimedSize = claimedSize;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(ByteBuffer into) {
        if (position >= bytes.length) {
            return -1;
        }
        // A read that gives nothing yet or not all, now and then, as networks give them.
        if (reads++ % 3 == 1) {
            return 0;
        }
        int count = (int) Math.min(Math.min(into.remaining(), 300), bytes.length - position);
        into.put(bytes, (int) position, count);
        position += count;
        bytesRead += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("negative position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return claimedSize;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }
}
