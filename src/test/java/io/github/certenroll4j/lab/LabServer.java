package io.github.certenroll4j.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The lab's site on the JDK's HTTP server. */
final class LabServer implements AutoCloseable {

    private static final int LONGEST_BODY = 256 * 1024;
    private static final int TOO_LARGE = 413;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final LabSite site;
    private final Consumer<String> log;

    /** @param log hears a line for each request */
    LabServer(InetSocketAddress address, LabSite site, Consumer<String> log) throws IOException {
        this.site = site;
        this.log = log;
        server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            byte[] body = body(exchange.getRequestBody());
            String query = exchange.getRequestURI().getRawQuery();
            LabReply reply = body.length > LONGEST_BODY ? LabReply.text(TOO_LARGE, "text/plain", "That is too long for a request.\n")
                    : site.reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query == null ? "" : query, body);
            send(exchange, reply);
            log.accept(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " from "
                    + exchange.getRemoteAddress().getAddress().getHostAddress() + ": " + reply.status);
        } finally {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, LabReply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(reply.status, reply.body.length);
        exchange.getResponseBody().write(reply.body);
    }

    /** One byte more than allowed says that there is more. */
    private static byte[] body(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0 && body.size() <= LONGEST_BODY; n = in.read(buffer)) {
            body.write(buffer, 0, n);
        }
        return body.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
