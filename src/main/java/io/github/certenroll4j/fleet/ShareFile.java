package io.github.certenroll4j.fleet;

import com.hierynomus.msfscc.fileinformation.FileStandardInformation;
import com.hierynomus.smbj.share.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file of a share, for reading; each read is one round trip. */
final class ShareFile implements SeekableByteChannel {

    private static final int MOST_AT_ONCE = 64 * 1024;
    /** Of a program some kilobytes are read; the list of changes for the next restart may be larger than anybody waits for. */
    private static final long MOST_IN_ALL = 4L << 20;

    private final String path;
    private final File file;
    private final long size;
    private long position;
    private long read;
    private boolean closed;

    /** Takes the file, and closes it if this fails. */
    ShareFile(String path, File file) throws IOException {
        this.path = path;
        this.file = file;
        try {
            size = file.getFileInformation(FileStandardInformation.class).getEndOfFile();
            if (size < 0) {
                throw new IOException("it is said to have " + size + " bytes");
            }
        } catch (RuntimeException trouble) {
            close();
            throw Status.ofFile(path, trouble);
        } catch (IOException lie) {
            close();
            throw lie;
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        byte[] bytes = new byte[Math.min(target.remaining(), MOST_AT_ONCE)];
        int length = position >= size ? -1 : read(bytes);
        if (length > 0) {
            target.put(bytes, 0, length);
            read += length;
            position += length;
        }
        return length;
    }

    private int read(byte[] bytes) throws IOException {
        int length;
        if (read >= MOST_IN_ALL) {
            throw new IOException("more than " + MOST_IN_ALL + " bytes of it would have to be read");
        }
        try {
            length = file.read(bytes, position, 0, (int) Math.min(bytes.length, size - position));
        } catch (RuntimeException trouble) {
            throw Status.ofFile(path, trouble);
        }
        if (length == 0) {
            throw new IOException("nothing is given at byte " + position + " of " + size);
        }
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    /** The host is told; nobody waits for what it says to that. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                file.closeNoWait();
            } catch (RuntimeException gone) {
                // With the connection, on which all files are closed.
            }
        }
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
