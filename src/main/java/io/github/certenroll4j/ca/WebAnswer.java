package io.github.certenroll4j.ca;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server answered, read to its end. */
final class WebAnswer {

    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9_.:-]{1,40})", Pattern.CASE_INSENSITIVE);

    final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    WebAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    byte[] body() {
        return body.clone();
    }

    /** All values of a header, in the order of the answer. */
    List<String> headers(String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                return header.getValue();
            }
        }
        return Collections.emptyList();
    }

    /** The first value of a header, or an empty text. */
    String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The body as text: in the charset that it names, or in UTF-8, as AD CS writes its pages in every language. */
    String text() {
        return charset().decode(ByteBuffer.wrap(body)).toString();
    }

    private Charset charset() {
        Matcher named = CHARSET.matcher(header("Content-Type"));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
