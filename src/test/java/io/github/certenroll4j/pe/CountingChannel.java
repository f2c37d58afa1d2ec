package io.github.certenroll4j.pe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Counts what is read through it. */
public final class CountingChannel implements SeekableByteChannel {

    private final SeekableByteChannel channel;
    private long bytesRead;

    public CountingChannel(SeekableByteChannel channel) {
        this.channel = channel;
    }

    public long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = channel.read(into);
        bytesRead += Math.max(0, count);
        return count;
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        channel.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return channel.write(from);
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        return channel.truncate(size);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
