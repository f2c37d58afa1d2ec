package io.github.certenroll4j.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The lab's site for one well-behaved client, one request at a time: for Java runtimes without the JDK's HTTP server, as the
 * sandbox has one.
 */
final class TinyServer implements AutoCloseable {

    private static final int LONGEST_LINE = 8192;

    private final ServerSocket socket;
    private final LabSite site;

    TinyServer(LabSite site) throws IOException {
        this.site = site;
        socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "lab");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                answer(client.getInputStream(), client.getOutputStream());
            } catch (IOException gone) {
                // The client left, or the server was closed.
            }
        }
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        String[] request = line(in).split(" ");
        if (request.length != 3) {
            return;
        }
        String[] address = request[1].split("\\?", 2);
        LabReply reply = site.reply(request[0], address[0], address.length > 1 ? address[1] : "", body(in));
        out.write(("HTTP/1.0 " + reply.status + " lab\r\nContent-Type: " + reply.contentType + "\r\nContent-Length: "
                + reply.body.length + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(reply.body);
        out.flush();
    }

    private static byte[] body(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).trim());
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < length) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            body.write(next);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
