package io.github.certenroll4j.typelib;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The published tables of CertEnroll's type library: interfaces, enumerations and classes, each by its name. */
record Table(Map<String, Interface> interfaces, Map<String, Map<String, Integer>> enumerations, Map<String, String> classes) {

    record Interface(String name, String iid, String base, List<Method> methods) {
    }

    record Method(String name, int slot, int dispId, List<Parameter> parameters) {
    }

    /** {@code type} without the star that a pointer has in the table. */
    record Parameter(String name, String type, boolean isPointer) {
    }

    static Table read(Path... files) throws IOException {
        Table table = new Table(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Path file : files) {
            try (Reader in = Files.newBufferedReader(file)) {
                table.add(JsonParser.parseReader(in).getAsJsonObject());
            }
        }
        return table;
    }

    private void add(JsonObject json) {
        json.getAsJsonObject("interfaces").entrySet().forEach(each ->
                interfaces.put(each.getKey(), readInterface(each.getKey(), each.getValue().getAsJsonObject())));
        json.getAsJsonObject("enums").entrySet().forEach(each ->
                enumerations.put(each.getKey(), readEnumeration(each.getValue().getAsJsonObject())));
        json.getAsJsonObject("coclasses").entrySet().forEach(each -> classes.put(each.getKey(), each.getValue().getAsString()));
    }

    private static Interface readInterface(String name, JsonObject json) {
        List<Method> methods = new ArrayList<>();
        json.getAsJsonArray("methods").forEach(method -> methods.add(readMethod(method.getAsJsonObject())));
        return new Interface(name, json.get("iid").getAsString(), json.get("base").getAsString(), methods);
    }

    private static Method readMethod(JsonObject json) {
        List<Parameter> parameters = new ArrayList<>();
        json.getAsJsonArray("params").forEach(parameter -> parameters.add(readParameter(parameter)));
        return new Method(json.get("name").getAsString(), json.get("slot").getAsInt(),
                Long.decode(json.get("dispid").getAsString()).intValue(), parameters);
    }

    private static Parameter readParameter(JsonElement json) {
        String[] parts = json.getAsString().split(": ", 2);
        boolean isPointer = parts[1].endsWith("*");
        return new Parameter(parts[0], isPointer ? parts[1].substring(0, parts[1].length() - 1) : parts[1], isPointer);
    }

    private static Map<String, Integer> readEnumeration(JsonObject json) {
        Map<String, Integer> values = new LinkedHashMap<>();
        json.entrySet().forEach(value -> values.put(value.getKey(), value.getValue().getAsInt()));
        return values;
    }
}
