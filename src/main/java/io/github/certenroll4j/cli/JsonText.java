package io.github.certenroll4j.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON as text, by RFC 8259: two spaces for each level, nothing left out. Of its own because a library that can do more
 * takes longer to start than the answer that it prints.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonText {

    private static final String DIGITS = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();
    private final boolean oneLine;
    private int depth;

    private JsonText(boolean oneLine) {
        this.oneLine = oneLine;
    }

    /** @param value text, number, boolean, null, or a collection or a map of these; anything else is written as its text */
    static String of(Object value) {
        JsonText json = new JsonText(false);
        json.value(value);
        return json.text.toString();
    }

    /** The same without spaces and line ends. */
    static String ofOneLine(Object value) {
        JsonText json = new JsonText(true);
        json.value(value);
        return json.text.toString();
    }

    private void value(Object value) {
        if (value instanceof Map) {
            object((Map<?, ?>) value);
        } else if (value instanceof Collection) {
            array((Collection<?>) value);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> fields) {
        if (fields.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        depth++;
        Iterator<? extends Map.Entry<?, ?>> rest = fields.entrySet().iterator();
        while (rest.hasNext()) {
            Map.Entry<?, ?> field = rest.next();
            line();
            string(field.getKey().toString());
            text.append(oneLine ? ":" : ": ");
            value(field.getValue());
            text.append(rest.hasNext() ? "," : "");
        }
        depth--;
        line();
        text.append('}');
    }

    private void array(Collection<?> values) {
        if (values.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        depth++;
        Iterator<?> rest = values.iterator();
        while (rest.hasNext()) {
            line();
            value(rest.next());
            text.append(rest.hasNext() ? "," : "");
        }
        depth--;
        line();
        text.append(']');
    }

    private void line() {
        if (oneLine) {
            return;
        }
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            letter(string.charAt(i));
        }
        text.append('"');
    }

    private void letter(char letter) {
        int named = "\"\\\b\f\n\r\t".indexOf(letter);
        if (named >= 0) {
            text.append('\\').append("\"\\bfnrt".charAt(named));
        } else if (letter < ' ' || letter == 0x2028 || letter == 0x2029) {
            text.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                text.append(DIGITS.charAt(letter >> shift & 0xF));
            }
        } else {
            text.append(letter);
        }
    }
}
