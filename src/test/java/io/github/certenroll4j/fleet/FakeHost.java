package io.github.certenroll4j.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A host that no real server would be: it accepts and then behaves badly. */
public final class FakeHost implements AutoCloseable {

    /** What it does with a connection. */
    public enum Manner {
        /** Says nothing. */
        SILENT,
        /** Ends the connection when it has been asked something. */
        RESET,
        /** Hangs up, politely, when it has been asked something. */
        CLOSING,
        /** A byte now and then of an answer that seems whole. */
        DRIPPING,
        /** Announces sixteen megabytes. */
        LARGE,
        /** Small messages that nobody has asked for, without end. */
        ENDLESS,
        /** Is a web server. */
        HTTP,
        /** Announces a message of three bytes. */
        TINY,
        /** Answers in SMB 1. */
        SMB1,
        /** Has the header of SMB 2, and behind it noise. */
        NOISE
    }

    private final ServerSocket server = new ServerSocket();
    private final List<Socket> connections = new ArrayList<>();
    private final Manner manner;
    private int accepted;

    /** @param port 0 for any */
    public FakeHost(Manner manner, String address, int port) throws IOException {
        this.manner = manner;
        server.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        Thread thread = new Thread(this::serve, manner + " host");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    synchronized int accepted() {
        return accepted;
    }

    /** Whether each connection was ended from the other side, or is in five seconds. */
    synchronized boolean isLeft() throws IOException {
        for (Socket connection : connections) {
            connection.setSoTimeout(5000);
            byte[] more = new byte[4096];
            try {
                while (connection.getInputStream().read(more) >= 0) {
                    // What it was sent before.
                }
            } catch (SocketTimeoutException open) {
                return false;
            }
        }
        return true;
    }

    private void serve() {
        try {
            while (true) {
                Socket connection = server.accept();
                synchronized (this) {
                    connections.add(connection);
                    accepted++;
                }
                Thread thread = new Thread(() -> behave(connection), manner + " connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void behave(Socket connection) {
        try {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            in.read(new byte[4096]);
            switch (manner) {
                case RESET:
                    connection.setSoLinger(true, 0);
                    connection.close();
                    break;
                case CLOSING:
                    connection.close();
                    break;
                case DRIPPING:
                    out.write(new byte[] {0, 0, 1, 0});
                    while (true) {
                        out.write(0xFE);
                        Thread.sleep(100);
                    }
                case LARGE:
                    out.write(new byte[] {0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
                    break;
                case ENDLESS:
                    byte[] message = frame(0xFE, 200);
                    while (true) {
                        out.write(message);
                    }
                case HTTP:
                    out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    break;
                case TINY:
                    out.write(new byte[] {0, 0, 0, 3, 1, 2, 3});
                    break;
                case SMB1:
                    out.write(frame(0xFF, 200));
                    break;
                case NOISE:
                    byte[] noise = frame(0xFE, 400);
                    for (int i = 68; i < noise.length; i++) {
                        noise[i] = (byte) (i * 37);
                    }
                    out.write(noise);
                    break;
                default:
                    break;
            }
        } catch (IOException | InterruptedException gone) {
            // The other side has had enough.
        }
    }

    /** A message with a header of SMB and zeros. */
    private static byte[] frame(int first, int length) {
        byte[] frame = new byte[4 + length];
        frame[2] = (byte) (length >> 8);
        frame[3] = (byte) length;
        frame[4] = (byte) first;
        frame[5] = 'S';
        frame[6] = 'M';
        frame[7] = 'B';
        frame[8] = 64;
        return frame;
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** {@code FakeHost PORT MANNER ADDRESS …}: serves until it is killed. */
    public static void main(String... args) throws Exception {
        for (int i = 1; i < args.length; i += 2) {
            new FakeHost(Manner.valueOf(args[i]), args[i + 1], Integer.parseInt(args[0]));
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
