package io.github.certenroll4j.ca;

import io.github.certenroll4j.ca.CaException.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP as a CA is asked, by the JDK's client: each answer is bounded in size and, from the first byte to the last, in
 * time. Only a page may send elsewhere, and only within its own server; a form never, as it would be sent twice.
 */
final class Web {

    /** The largest chain of a CA has some tens of kilobytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_REDIRECTS = 3;
    private static final int REDIRECTIONS = 300;
    private static final int NOT_MODIFIED = 304;
    private static final int ERRORS = 400;

    private final CaConnection how;
    private final SSLSocketFactory sockets;

    Web(CaConnection how) {
        this.how = how;
        sockets = CheckedSockets.of(how.roots, how.client);
    }

    /** @throws CaException for every status that is no success, too */
    WebAnswer get(URL page) throws CaException {
        URL at = page;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            WebAnswer answer = exchange(at, Optional.empty(), "");
            if (!isRedirect(answer)) {
                return successful(answer, at);
            }
            at = redirect(answer, at);
        }
        throw new CaException(Trouble.REDIRECT, page + " sends from page to page", "Is this the address of the CA's pages?");
    }

    /** @throws CaException for every status that is no success, too */
    WebAnswer post(URL page, String contentType, byte[] body) throws CaException {
        WebAnswer answer = exchange(page, Optional.of(body), contentType);
        if (isRedirect(answer)) {
            throw WebTroubles.redirected(page, answer);
        }
        return successful(answer, page);
    }

    private static boolean isRedirect(WebAnswer answer) {
        return answer.status >= REDIRECTIONS && answer.status < ERRORS && answer.status != NOT_MODIFIED;
    }

    private static URL redirect(WebAnswer answer, URL from) throws CaException {
        try {
            URL to = new URL(from, answer.header("Location"));
            if (to.getProtocol().equals(from.getProtocol()) && to.getHost().equalsIgnoreCase(from.getHost())
                    && port(to) == port(from) && to.getUserInfo() == null && !answer.header("Location").isEmpty()) {
                return to;
            }
        } catch (MalformedURLException nowhere) {
            // Refused like every other.
        }
        throw WebTroubles.redirected(from, answer);
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    private WebAnswer successful(WebAnswer answer, URL page) throws CaException {
        if (answer.status >= REDIRECTIONS) {
            throw WebTroubles.refused(page, answer, how.logon);
        }
        return answer;
    }

    /** In a thread of its own: no other way ends an answer that comes byte by byte, just in time. */
    private WebAnswer exchange(URL page, Optional<byte[]> form, String contentType) throws CaException {
        try {
            HttpURLConnection connection = open(page);
            FutureTask<WebAnswer> talk = new FutureTask<>(() -> talk(connection, form, contentType));
            daemon(talk);
            try {
                return talk.get(how.answer.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                throw WebTroubles.late(page, how.answer);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("it was interrupted");
            } finally {
                if (!talk.isDone()) {
                    daemon(connection::disconnect);
                }
            }
        } catch (ExecutionException failed) {
            throw WebTroubles.of(page, failed.getCause());
        } catch (IOException failed) {
            throw WebTroubles.of(page, failed);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "certenroll4j asks a CA");
        thread.setDaemon(true);
        thread.start();
    }

    private HttpURLConnection open(URL page) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) page.openConnection();
        if (connection instanceof HttpsURLConnection) {
            ((HttpsURLConnection) connection).setSSLSocketFactory(sockets);
            // Asked only for a name that is wrong; a program may have set one for all connections that forgives.
            ((HttpsURLConnection) connection).setHostnameVerifier((host, session) -> false);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) how.connect.toMillis());
        connection.setReadTimeout((int) how.answer.toMillis());
        // The pages of AD CS send a certificate as such to what calls itself a browser only.
        connection.setRequestProperty("User-Agent", "Mozilla/5.0 (certenroll4j)");
        how.logon.authorization().ifPresent(value -> connection.setRequestProperty("Authorization", value));
        return connection;
    }

    private WebAnswer talk(HttpURLConnection connection, Optional<byte[]> form, String contentType) throws IOException {
        if (form.isPresent()) {
            send(connection, form.get(), contentType);
        }
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new CaException(Trouble.NO_CA, connection.getURL() + " does not answer as a web server does", "Is the port right?");
        }
        try (InputStream in = status >= ERRORS ? connection.getErrorStream() : connection.getInputStream()) {
            return new WebAnswer(status, connection.getHeaderFields(), in == null ? new byte[0] : read(in, connection));
        }
    }

    private void send(HttpURLConnection connection, byte[] form, String contentType) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", contentType);
        if (how.logon.hasPassword()) {
            // Then the JDK sends it once: of its own accord it would send it again when a connection breaks.
            connection.setFixedLengthStreamingMode(form.length);
        }
        try (OutputStream out = connection.getOutputStream()) {
            out.write(form);
        }
    }

    private static byte[] read(InputStream in, HttpURLConnection connection) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            body.write(buffer, 0, n);
            if (body.size() > MAX_BYTES) {
                connection.disconnect();
                throw new CaException(Trouble.TOO_LARGE, connection.getURL() + " answers more than " + (MAX_BYTES >> 20) + " MiB",
                        "No CA does; is this its address?");
            }
        }
        return body.toByteArray();
    }
}
