package io.github.certenroll4j.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** The one JSON object that a command prints: its schema first, then its fields in the order they were put. */
final class Json {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Json() {
    }

    /** The answer of a command; the number behind its name goes up when a field changes its meaning. */
    static Json answerOf(String command) {
        return new Json().with("schema", "certenroll4j." + command + "/1");
    }

    /**
     * What a command answers that cannot.
     *
     * @param command empty where none was found
     * @param code    the exit code
     */
    static Json failureOf(String command, int code, String message) {
        Json failure = command.isEmpty() ? new Json().with("schema", "certenroll4j/1") : answerOf(command);
        return failure.with("error", object().with("code", code).with("message", message).asMap());
    }

    /** An object inside an answer. */
    static Json object() {
        return new Json();
    }

    /**
     * @param value text, number, boolean, null, a list or map of these, or lists of the {@link #asMap()} of others
     */
    Json with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    Map<String, Object> asMap() {
        return fields;
    }

    /** The object on one line. */
    String line() {
        return JsonText.ofOneLine(fields);
    }

    /** The object as text. */
    String text() {
        return JsonText.of(fields);
    }
}
