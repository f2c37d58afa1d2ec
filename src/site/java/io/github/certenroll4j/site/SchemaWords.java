package io.github.certenroll4j.site;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A schema in words: what a value may be, and the fields of an object, those of objects within it below. */
final class SchemaWords {

    private static final String DEFINITION = "#/$defs/";

    private final String page;

    /** @param page where the definitions are that are referred to */
    SchemaWords(String page) {
        this.page = page;
    }

    /** The rows of the fields; none if the schema is not about an object. */
    List<String> rows(JsonObject schema) {
        List<String> rows = new ArrayList<>();
        rows(rows, "", schema);
        return rows;
    }

    private void rows(List<String> rows, String before, JsonObject schema) {
        if (!schema.has("properties")) {
            return;
        }
        String required = schema.has("required") ? schema.getAsJsonArray("required").toString() : "";
        for (Map.Entry<String, JsonElement> field : schema.getAsJsonObject("properties").entrySet()) {
            String name = before + field.getKey();
            String means = !field.getValue().isJsonObject() ? "" : description(field.getValue().getAsJsonObject());
            rows.add("<tr><th scope=\"row\"><code>" + Html.escape(name) + "</code></th><td>" + of(field.getValue())
                    + (required.contains('"' + field.getKey() + '"') ? "" : ", may be absent") + "</td><td>" + Html.escape(means) + "</td></tr>\n");
            below(rows, name, field.getValue());
        }
    }

    private void below(List<String> rows, String name, JsonElement value) {
        if (!value.isJsonObject()) {
            return;
        }
        JsonObject schema = value.getAsJsonObject();
        rows(rows, name + ".", schema);
        if (schema.has("items")) {
            below(rows, name + "[]", schema.get("items"));
        }
        for (JsonElement one : choices(schema)) {
            below(rows, name, one);
        }
    }

    private static String description(JsonObject schema) {
        return schema.has("description") ? schema.get("description").getAsString() : "";
    }

    private static JsonArray choices(JsonObject schema) {
        for (String kind : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(kind)) {
                return schema.getAsJsonArray(kind);
            }
        }
        return new JsonArray();
    }

    /** What a value may be, as HTML. */
    String of(JsonElement value) {
        if (!value.isJsonObject()) {
            return "anything";
        }
        JsonObject schema = value.getAsJsonObject();
        List<String> words = new ArrayList<>();
        if (schema.has("$ref")) {
            words.add(reference(schema.get("$ref").getAsString()));
        }
        if (schema.has("const")) {
            words.add("always " + Html.code(schema.get("const").toString()));
        }
        if (schema.has("enum")) {
            words.add(values(schema.getAsJsonArray("enum")));
        }
        List<String> choices = new ArrayList<>();
        choices(schema).forEach(choice -> choices.add(of(choice)));
        if (!choices.isEmpty()) {
            words.add(String.join(" or ", choices));
        }
        if (schema.has("type")) {
            words.add(type(schema));
        }
        return words.isEmpty() ? "anything" : String.join(", ", words);
    }

    private String reference(String to) {
        String name = to.startsWith(DEFINITION) ? to.substring(DEFINITION.length()) : to;
        return Html.link(page + "#" + Html.anchor(name), name);
    }

    private static String values(JsonArray values) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(Html.code(value.isJsonNull() ? "null" : value.getAsString())));
        return "one of " + String.join(", ", words);
    }

    private String type(JsonObject schema) {
        JsonElement type = schema.get("type");
        List<String> types = new ArrayList<>();
        if (type.isJsonArray()) {
            type.getAsJsonArray().forEach(one -> types.add(one.getAsString()));
        } else {
            types.add(type.getAsString());
        }
        StringBuilder words = new StringBuilder(String.join(" or ", types));
        if (schema.has("items")) {
            words.append(" of ").append(of(schema.get("items")));
        }
        if (schema.has("minimum")) {
            words.append(" from ").append(schema.get("minimum"));
        }
        if (schema.has("maximum")) {
            words.append(" to ").append(schema.get("maximum"));
        }
        if (schema.has("pattern")) {
            words.append(" like ").append(Html.code(schema.get("pattern").getAsString()));
        }
        return words.toString();
    }
}
