package io.github.certenroll4j.hotfix;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names with asterisks, each for any characters, or with none; in any case of letters. */
final class NameFilter {

    /** What stands between the asterisks, in small letters. */
    private final String[] parts;

    NameFilter(String pattern) {
        this.parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
    }

    /** The names in a directory; of however many it has, only these are kept. */
    List<String> in(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (matches(name.toLowerCase(Locale.ROOT))) {
                    names.add(name);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return names;
    }

    /** Whether a name is made of the parts in their order, the first at its beginning, the last at its end. */
    private boolean matches(String name) {
        int at = parts[0].length();
        if (parts.length == 1 || !name.startsWith(parts[0])) {
            return name.equals(parts[0]);
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - at >= last.length() && name.endsWith(last);
    }
}
