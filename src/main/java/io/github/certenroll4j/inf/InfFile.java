package io.github.certenroll4j.inf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of an INF file as {@code certreq -new} reads it: sections of {@code name = value}, comments after a
 * semicolon, values in quotes, {@code _continue_} lines, and {@code %names%} from its [Strings].
 *
 * @see <a href="https://learn.microsoft.com/windows-server/administration/windows-commands/certreq_1">certreq</a>
 */
final class InfFile {

    /** One setting and where it stands. */
    static final class Entry {
        final int line;
        final String section;
        final String name;
        final String value;

        Entry(int line, String section, String name, String value) {
            this.line = line;
            this.section = section;
            this.name = name;
            this.value = value;
        }

        @Override
        public String toString() {
            return "line " + line + ": [" + section + "] " + name + " = " + value;
        }
    }

    private static final Pattern NAME = Pattern.compile("%([^%\\s]+)%");

    private final List<Entry> entries = new ArrayList<>();

    /** @throws IllegalArgumentException if a line is neither a section nor a setting; the message has its number */
    InfFile(String text) {
        String section = "";
        int number = 0;
        for (String raw : text.split("\\r\\n|\\r|\\n", -1)) {
            number++;
            String line = withoutComment(raw).trim();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).trim();
            } else if (!line.isEmpty()) {
                add(number, section, line);
            }
        }
        replaceNames();
    }

    private void add(int number, String section, String line) {
        int equals = line.indexOf('=');
        if (equals <= 0 || section.isEmpty()) {
            throw new IllegalArgumentException("line " + number + " is neither a [section] nor name = value: " + line);
        }
        String name = unquoted(line.substring(0, equals).trim());
        String value = unquoted(line.substring(equals + 1).trim());
        if (name.equalsIgnoreCase("_continue_") && !entries.isEmpty()) {
            Entry last = entries.remove(entries.size() - 1);
            entries.add(new Entry(last.line, last.section, last.name, last.value + value));
        } else {
            entries.add(new Entry(number, section, name, value));
        }
    }

    private static String withoutComment(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                quoted = !quoted;
            } else if (line.charAt(i) == ';' && !quoted) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** A quote inside quotes is written twice. */
    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replace("\"\"", "\"") : value;
    }

    private void replaceNames() {
        Map<String, String> strings = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.section.equalsIgnoreCase("Strings")) {
                strings.put(entry.name.toLowerCase(Locale.ROOT), entry.value);
            }
        }
        entries.removeIf(entry -> entry.section.equalsIgnoreCase("Strings"));
        entries.replaceAll(entry -> new Entry(entry.line, entry.section, replaced(entry.name, strings), replaced(entry.value, strings)));
    }

    private static String replaced(String value, Map<String, String> strings) {
        Matcher names = NAME.matcher(value);
        StringBuffer result = new StringBuffer();
        while (names.find()) {
            String replacement = strings.getOrDefault(names.group(1).toLowerCase(Locale.ROOT), names.group());
            names.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        return names.appendTail(result).toString();
    }

    List<Entry> entries() {
        return entries;
    }
}
