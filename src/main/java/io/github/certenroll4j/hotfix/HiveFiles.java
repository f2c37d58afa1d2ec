package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.hive.HiveKey;
import io.github.certenroll4j.hive.RegistryHive;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of a Windows that does not run: the first name of a key is that of a file in {@code System32\config}. */
final class HiveFiles implements WindowsRegistry {

    /** The registry itself allows no more below each other. */
    private static final int DEEPEST = 512;

    private final WindowsFiles windows;
    private String doubt = "";

    HiveFiles(WindowsFiles windows) {
        this.windows = windows;
    }

    /** What is asked of a key while its file is open; no lambdas, whose first use takes a JVM longer than the answer. */
    private abstract static class Question<T> {
        abstract T ask(HiveKey key) throws IOException;
    }

    private static final class Keys extends Question<List<String>> {
        @Override
        List<String> ask(HiveKey key) throws IOException {
            List<String> names = new ArrayList<>();
            for (HiveKey below : key.keys()) {
                names.add(below.name());
            }
            return names;
        }
    }

    private static final class Values extends Question<Map<String, String>> {
        @Override
        Map<String, String> ask(HiveKey key) throws IOException {
            return key.values();
        }
    }

    private static final class ValuesBelow extends Question<Map<String, String>> {

        private final String name;

        ValuesBelow(String name) {
            this.name = name;
        }

        @Override
        Map<String, String> ask(HiveKey key) throws IOException {
            Map<String, String> values = new LinkedHashMap<>();
            collect(key, "", name, 1, values);
            return values;
        }
    }

    @Override
    public List<String> keys(String key) throws IOException {
        return ask(key, new Keys());
    }

    @Override
    public Map<String, String> values(String key) throws IOException {
        return ask(key, new Values());
    }

    @Override
    public Map<String, String> valuesBelow(String key, String name) throws IOException {
        return ask(key, new ValuesBelow(name));
    }

    private static void collect(HiveKey key, String path, String name, int depth, Map<String, String> into)
            throws IOException {
        for (HiveKey below : key.keys()) {
            if (depth > DEEPEST) {
                throw new IOException("its keys are more than " + DEEPEST + " deep");
            }
            String belowPath = path + below.name();
            for (Map.Entry<String, String> value : below.values().entrySet()) {
                if (value.getKey().equalsIgnoreCase(name)) {
                    into.put(belowPath, value.getValue());
                }
            }
            collect(below, belowPath + "\\", name, depth + 1, into);
        }
    }

    private <T> T ask(String path, Question<T> question) throws IOException {
        String[] names = path.split("\\\\", 2);
        String file = "System32\\config\\" + names[0];
        try (SeekableByteChannel channel = open(file)) {
            RegistryHive hive = RegistryHive.read(channel);
            if (!hive.isClean()) {
                doubt = windows.fullName(file) + " was not closed, and its log is not read";
            }
            Optional<HiveKey> key = hive.key(names.length == 1 ? "" : names[1]);
            if (!key.isPresent()) {
                throw new NoSuchFileException("HKLM\\" + path);
            }
            return question.ask(key.get());
        } catch (NoSuchFileException absent) {
            throw absent;
        } catch (IOException trouble) {
            throw new IOException(windows.fullName(file) + ": " + trouble.getMessage(), trouble);
        }
    }

    /** No file is no answer, while no key is one. */
    private SeekableByteChannel open(String file) throws IOException {
        try {
            return windows.open(file);
        } catch (NoSuchFileException absent) {
            throw new IOException("there is no such file", absent);
        } catch (AccessDeniedException denied) {
            throw new IOException("access denied", denied);
        }
    }

    @Override
    public String doubt() {
        return doubt;
    }
}
