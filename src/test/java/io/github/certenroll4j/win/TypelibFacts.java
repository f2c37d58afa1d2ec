package io.github.certenroll4j.win;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.HResult;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Microsoft's type library says of interfaces and classes: the published tables that the interfaces are generated from. */
final class TypelibFacts {

    static final JsonObject TYPELIB = read();

    private TypelibFacts() {
    }

    private static JsonObject read() {
        JsonObject all = read("certenroll-typelib.json");
        read("policy-typelib.json").entrySet().stream().filter(part -> part.getValue().isJsonObject()).forEach(part ->
                part.getValue().getAsJsonObject().entrySet().forEach(fact ->
                        all.getAsJsonObject(part.getKey()).add(fact.getKey(), fact.getValue())));
        return all;
    }

    private static JsonObject read(String name) {
        try (Reader in = new InputStreamReader(HResult.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(in).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hasInterface(String name) {
        return TYPELIB.getAsJsonObject("interfaces").has(name);
    }

    static JsonObject ofInterface(String name) {
        if (!hasInterface(name)) {
            throw new AssertionError("the type library has no interface " + name);
        }
        return TYPELIB.getAsJsonObject("interfaces").getAsJsonObject(name);
    }

    /** Class names, each with its class id behind a blank. */
    static Set<String> classes() {
        return TYPELIB.getAsJsonObject("coclasses").entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().getAsString()).collect(Collectors.toSet());
    }

    static List<JsonObject> methods(String name) {
        JsonArray methods = ofInterface(name).getAsJsonArray("methods");
        List<JsonObject> all = new ArrayList<>();
        methods.forEach(method -> all.add(method.getAsJsonObject()));
        return all;
    }

    /** The interface as {@code id : base}, then a line a method: slot, dispatch id, name, kinds of its parameters. */
    static List<String> described(String name) {
        JsonObject fact = ofInterface(name);
        List<String> lines = new ArrayList<>();
        lines.add(fact.get("iid").getAsString() + " : " + fact.get("base").getAsString());
        for (JsonObject method : methods(name)) {
            List<String> kinds = new ArrayList<>();
            for (JsonElement parameter : method.getAsJsonArray("params")) {
                kinds.add(kind(parameter.getAsString().replaceAll(".*: ", "")));
            }
            lines.add(line(method.get("slot").getAsInt(), method.get("dispid").getAsString(), method.get("name").getAsString(), kinds));
        }
        return lines;
    }

    static String line(int slot, String dispatchId, String name, List<String> kinds) {
        return slot + " " + dispatchId + " " + name + " " + kinds;
    }

    /** What a parameter is in a call: every enumeration is a LONG, and every interface a pointer. */
    private static String kind(String type) {
        String bare = type.replace("*", "");
        String stars = type.substring(bare.length());
        if (bare.equals("Int32") || bare.equals("HRESULT") || TYPELIB.getAsJsonObject("enums").has(bare)) {
            return "LONG" + stars;
        }
        return bare.matches("BSTR|VARIANT_BOOL|VARIANT|Double") ? bare + stars : "void*" + stars;
    }
}
