package io.github.certenroll4j.hotfix;

import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A registry with the keys that a test puts there. */
final class TestRegistry implements WindowsRegistry {

    private final Map<String, Map<String, String>> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    TestRegistry with(String key) {
        keys.computeIfAbsent(key, name -> new LinkedHashMap<>());
        int end = key.lastIndexOf('\\');
        return end < 0 ? this : with(key.substring(0, end));
    }

    TestRegistry with(String key, String name, String value) {
        with(key);
        keys.get(key).put(name, value);
        return this;
    }

    @Override
    public List<String> keys(String key) throws NoSuchFileException {
        TreeSet<String> names = new TreeSet<>();
        below(key).forEach((name, values) -> names.add(name.split("\\\\", 2)[0]));
        return new ArrayList<>(names);
    }

    @Override
    public Map<String, String> values(String key) throws NoSuchFileException {
        below(key);
        return keys.get(key);
    }

    @Override
    public Map<String, String> valuesBelow(String key, String name) throws NoSuchFileException {
        Map<String, String> found = new LinkedHashMap<>();
        below(key).forEach((below, values) -> {
            if (values.containsKey(name)) {
                found.put(below, values.get(name));
            }
        });
        return found;
    }

    private Map<String, Map<String, String>> below(String key) throws NoSuchFileException {
        if (!keys.containsKey(key)) {
            throw new NoSuchFileException(key);
        }
        Map<String, Map<String, String>> below = new TreeMap<>();
        keys.forEach((name, values) -> {
            if (name.regionMatches(true, 0, key + "\\", 0, key.length() + 1)) {
                below.put(name.substring(key.length() + 1), values);
            }
        });
        return below;
    }
}
