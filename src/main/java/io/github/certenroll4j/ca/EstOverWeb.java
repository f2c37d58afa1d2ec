package io.github.certenroll4j.ca;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bouncycastle.est.ESTClient;
import org.bouncycastle.est.ESTRequest;
import org.bouncycastle.est.ESTResponse;
import org.bouncycastle.est.Source;

/**
 * Bouncy Castle's EST client on our way out: its own follows redirects to anywhere and waits for each byte anew. It is
 * handed what came as if it stood in a socket, and judges it by RFC 7030.
 */
final class EstOverWeb implements ESTClient {

    private static final String[] PASSED_ON = {"Content-Type", "Content-Transfer-Encoding", "Retry-After"};

    private final Web web;
    private byte[] body = {};

    EstOverWeb(Web web) {
        this.web = web;
    }

    /** What the server sent last, as it came. */
    byte[] body() {
        return body.clone();
    }

    @Override
    public ESTResponse doRequest(ESTRequest request) throws IOException {
        URL page = request.getURL();
        WebAnswer answer = request.getMethod().equals("POST") ? web.post(page, contentType(request.getHeaders()), sent(request)) : web.get(page);
        body = answer.body();
        return new ESTResponse(request, new Answered(answer));
    }

    private static String contentType(Map<String, String[]> headers) {
        for (Map.Entry<String, String[]> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type") && header.getValue().length > 0) {
                return header.getValue()[0];
            }
        }
        return "application/pkcs10";
    }

    private static byte[] sent(ESTRequest request) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        request.writeData(data);
        return data.toByteArray();
    }

    /** An answer that has come already. */
    private static final class Answered implements Source<Object> {

        private final InputStream in;

        Answered(WebAnswer answer) throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status).append(" .\r\n");
            for (String name : PASSED_ON) {
                if (!answer.header(name).isEmpty()) {
                    head.append(name).append(": ").append(answer.header(name).replaceAll("[\r\n]", " ")).append("\r\n");
                }
            }
            head.append("Content-Length: ").append(answer.body().length).append("\r\n\r\n");
            text.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            text.write(answer.body());
            in = new ByteArrayInputStream(text.toByteArray());
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream();
        }

        @Override
        public Object getSession() {
            return "";
        }

        @Override
        public void close() {
            // There is nothing open.
        }
    }
}
