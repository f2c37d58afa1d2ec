package io.github.certenroll4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a pipe or a device gives, read to its end or to a limit, for a reader who has to go back and forth. */
final class PipedFile implements SeekableByteChannel {

    private static final int MAX_BYTES = 16 << 20;

    private final byte[] content;
    private int position;

    private PipedFile(byte[] content) {
        this.content = content;
    }

    /** @throws IOException if it cannot be read, or gives more than 16 MiB */
    static PipedFile read(Path pipe) throws IOException {
        try (InputStream in = Files.newInputStream(pipe)) {
            return read(in);
        }
    }

    /** @throws IOException if it cannot be read, or gives more than 16 MiB */
    static PipedFile read(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            content.write(buffer, 0, n);
            if (content.size() > MAX_BYTES) {
                throw new IOException("is no regular file, and gives more than " + (MAX_BYTES >> 20) + " MiB");
            }
        }
        return new PipedFile(content.toByteArray());
    }

    @Override
    public int read(ByteBuffer into) {
        if (position >= content.length) {
            return -1;
        }
        int count = Math.min(into.remaining(), content.length - position);
        into.put(content, position, count);
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = (int) Math.min(newPosition, content.length);
        return this;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // It was read to its end.
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
