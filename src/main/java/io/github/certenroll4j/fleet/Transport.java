package io.github.certenroll4j.fleet;

import com.hierynomus.protocol.commons.buffer.Buffer;
import com.hierynomus.protocol.transport.PacketHandlers;
import com.hierynomus.protocol.transport.TransportException;
import com.hierynomus.protocol.transport.TransportLayer;
import com.hierynomus.smb.SMBPacket;
import com.hierynomus.smb.SMBPacketData;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes between one host and smbj, within limits: of time, so that neither silence nor a byte a second holds a slot
 * longer than the host's time; of size, by {@link FrameGuard}. What goes wrong first is kept as the reason, and ends all
 * that waits for an answer.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-smb2/1dfacde4-b5c7-4494-8a14-a09d3ab4cc83">Direct TCP transport</a>
 */
final class Transport implements TransportLayer<SMBPacket<?, ?>> {

    /** Who has more is asked at these. */
    private static final int MOST_ADDRESSES = 4;

    private final FrameGuard guard;
    private final PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers;
    private final int connectMillis;
    private final Deadline deadline;
    private volatile Socket socket = new Socket();
    private OutputStream output;
    private volatile boolean answered;
    private volatile long connectedNanos;
    private volatile long sent;
    private volatile ShareException failure;
    private volatile boolean closed;

    Transport(PacketHandlers<SMBPacketData<?>, SMBPacket<?, ?>> handlers, FrameGuard guard, int connectMillis, Deadline deadline) {
        this.handlers = handlers;
        this.guard = guard;
        this.connectMillis = connectMillis;
        this.deadline = deadline;
    }

    @Override
    public void connect(InetSocketAddress host) throws IOException {
        if (host.isUnresolved()) {
            throw failed(new ShareException(Trouble.UNKNOWN_HOST, "has no address: the name is not known"));
        }
        connect(places(host));
    }

    /** The addresses of the name, of which smbj looks up one. */
    static List<InetSocketAddress> places(InetSocketAddress host) throws IOException {
        List<InetSocketAddress> places = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host.getHostString())) {
            if (places.size() < MOST_ADDRESSES) {
                places.add(new InetSocketAddress(address, host.getPort()));
            }
        }
        return places;
    }

    /** Connects to the first that can be reached; they share the time for it. */
    void connect(List<InetSocketAddress> places) throws IOException {
        long begun = System.nanoTime();
        ShareException unreachable = null;
        for (int i = 0; i < places.size() && output == null; i++) {
            long left = connectMillis - (System.nanoTime() - begun) / 1_000_000;
            try {
                output = open(places.get(i), (int) Math.max(1, Math.min(left / (places.size() - i), deadline.millisLeft())));
            } catch (ShareException thisOne) {
                unreachable = unreachable == null ? thisOne : unreachable;
            }
        }
        if (output == null) {
            throw failed(unreachable);
        }
        connectedNanos = System.nanoTime();
        InputStream input = socket.getInputStream();
        Thread reader = new Thread(() -> readAll(input), "certenroll4j fleet: answers of " + socket.getInetAddress());
        reader.setDaemon(true);
        reader.start();
    }

    private OutputStream open(InetSocketAddress place, int millis) throws ShareException {
        // One that has failed to connect cannot try again.
        disconnect();
        socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(place, millis);
            return socket.getOutputStream();
        } catch (SocketTimeoutException silent) {
            throw new ShareException(Trouble.NO_CONNECTION, "cannot be reached at port " + place.getPort() + ": no answer in " + millis + " ms");
        } catch (IOException refused) {
            throw new ShareException(Trouble.NO_CONNECTION, "cannot be reached at port " + place.getPort() + ": " + refused.getMessage());
        }
    }

    private ShareException failed(ShareException why) {
        if (failure == null && !closed) {
            failure = why;
        }
        disconnect();
        return failure == null ? why : failure;
    }

    /** Runs until the connection ends. Whatever a host sends may make smbj throw whatever it likes. */
    private void readAll(InputStream input) {
        try {
            DataInputStream frames = new DataInputStream(new TimedInput(input));
            while (true) {
                // The first byte says nothing in this transport, the others are the length.
                int length = frames.readInt() & 0xFFFFFF;
                guard.checkLength(length);
                byte[] frame = new byte[length];
                frames.readFully(frame);
                guard.check(frame);
                answered = true;
                handlers.getReceiver().handle(handlers.getPacketFactory().read(frame));
            }
        } catch (ShareException told) {
            end(told);
        } catch (SocketTimeoutException late) {
            end(answered ? deadline.missed() : new ShareException(Trouble.NO_ANSWER, "is connected and gives no answer in " + connectMillis + " ms"));
        } catch (EOFException gone) {
            end(new ShareException(Trouble.BROKEN, answered ? "ended the connection" : "ended the connection at once, so that it may speak"
                    + " neither SMB 2.0.2 nor later" + FrameGuard.OLD_VISTA));
        } catch (IOException broken) {
            end(new ShareException(Trouble.BROKEN, "broke the connection: " + broken.getMessage()));
        } catch (Exception | StackOverflowError malformed) {
            end(new ShareException(Trouble.PROTOCOL, "sends what is no message of SMB 2 or 3"));
        }
    }

    private void end(ShareException why) {
        // Else it was ended here, and nobody waits.
        if (!closed) {
            handlers.getReceiver().handleError(new TransportException(failed(why)));
        }
    }

    @Override
    public void write(SMBPacket<?, ?> packet) throws TransportException {
        Buffer<?> data = handlers.getSerializer().write(packet);
        int length = data.available();
        byte[] frame = new byte[4 + length];
        frame[1] = (byte) (length >> 16);
        frame[2] = (byte) (length >> 8);
        frame[3] = (byte) length;
        System.arraycopy(data.array(), data.rpos(), frame, 4, length);
        try {
            if (!isConnected()) {
                throw new IOException("the connection has ended");
            }
            synchronized (this) {
                output.write(frame);
                sent += frame.length;
            }
        } catch (IOException broken) {
            throw new TransportException(failed(new ShareException(Trouble.BROKEN, "broke the connection: " + broken.getMessage())));
        }
    }

    /** Ends it from this side, which is no failure. */
    void close() {
        closed = true;
        disconnect();
    }

    @Override
    public void disconnect() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be closed.
        }
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected() && !socket.isClosed();
    }

    /** Why the connection ended; empty while it is there, or if it was ended here. */
    Optional<ShareException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Bytes sent and received, without what TCP adds. */
    long traffic() {
        return sent + guard.bytes();
    }

    /** Ends at the host's deadline, and before the first answer after the time for the connection. */
    private final class TimedInput extends InputStream {

        private final InputStream input;

        TimedInput(InputStream input) {
            this.input = input;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            long left = deadline.millisLeft();
            if (!answered) {
                left = Math.min(left, connectMillis - (System.nanoTime() - connectedNanos) / 1_000_000);
            }
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout((int) left);
            return input.read(bytes, from, length);
        }
    }
}
