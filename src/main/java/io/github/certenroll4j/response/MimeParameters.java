package io.github.certenroll4j.response;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters behind the value of a header: {@code ; name=value}, quoted or not, long ones in pieces (RFC 2231 section 3). */
final class MimeParameters {

    private static final int MOST_PIECES = 10;

    private final Map<String, String> values = new HashMap<>();

    /** @param header the value of a header line with its continuations */
    MimeParameters(String header) {
        int from = header.indexOf(';') + 1;
        while (from > 0) {
            int end = end(header, from);
            add(header.substring(from, end));
            from = end == header.length() ? 0 : end + 1;
        }
    }

    /** The next semicolon that is in no quotes. */
    private static int end(String header, int from) {
        boolean quoted = false;
        int at = from;
        while (at < header.length() && (quoted || header.charAt(at) != ';')) {
            quoted ^= header.charAt(at) == '"';
            at++;
        }
        return at;
    }

    private void add(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
            String value = parameter.substring(equals + 1).trim();
            boolean quoted = value.startsWith("\"");
            values.putIfAbsent(parameter.substring(0, equals).trim().toLowerCase(Locale.ROOT),
                    quoted ? value.substring(1).split("\"", 2)[0] : value.split("\\s", 2)[0]);
        }
    }

    /** Its value; empty where there is none. */
    String value(String name) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        StringBuilder pieces = new StringBuilder(encoded(values.getOrDefault(name + "*", "")));
        for (int i = 0; i < MOST_PIECES; i++) {
            pieces.append(values.getOrDefault(name + "*" + i, "")).append(encoded(values.getOrDefault(name + "*" + i + "*", "")));
        }
        return pieces.toString();
    }

    /** Without the character set and the language before it. */
    private static String encoded(String value) {
        return PercentText.decode(value.substring(value.lastIndexOf('\'') + 1));
    }
}
