package io.github.certenroll4j.hotfix;

import io.github.certenroll4j.FileVersion;
import io.github.certenroll4j.HotfixRule;
import io.github.certenroll4j.pe.PEFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one Windows has of what the OVAL definitions of this project ask for, as OVAL System Characteristics: facts, no
 * verdict, for an engine that comes to its own.
 *
 * @see <a href="https://oval.mitre.org/language/version5.10.1/">OVAL Language 5.10.1</a>
 */
public final class SystemCharacteristics {

    private static final String NAMES = "oval:io.github.certenroll4j:";
    private static final String OVAL = "http://oval.mitre.org/XMLSchema/oval-common-5";
    private static final String CHARACTERISTICS = "http://oval.mitre.org/XMLSchema/oval-system-characteristics-5";

    private final WindowsFiles windows;
    private final StringBuilder objects = new StringBuilder();
    private final StringBuilder items = new StringBuilder();

    private SystemCharacteristics(WindowsFiles windows) {
        this.windows = windows;
    }

    /** The document, as text to be written in UTF-8. */
    public static String of(WindowsFiles windows) {
        SystemCharacteristics found = new SystemCharacteristics(windows);
        found.file(1, "System32", "certenroll.dll");
        found.file(2, "SysWOW64", "certenroll.dll");
        found.file(3, "System32", "ntoskrnl.exe");
        found.changes(4);
        return found.document();
    }

    private String document() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oval_system_characteristics xmlns=\"" + CHARACTERISTICS + "\" xmlns:oval=\"" + OVAL
                + "\" xmlns:win=\"" + CHARACTERISTICS + "#windows\" xmlns:ind=\"" + CHARACTERISTICS + "#independent\">\n<generator>"
                + "<oval:product_name>certenroll4j</oval:product_name><oval:schema_version>5.10.1</oval:schema_version><oval:timestamp>"
                + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).format(Instant.now().atOffset(ZoneOffset.UTC))
                + "</oval:timestamp></generator>\n<system_info><os_name>Windows</os_name><os_version>"
                + version("System32\\ntoskrnl.exe").map(FileVersion::toString).orElse("unknown")
                + "</os_version><architecture>unknown</architecture><primary_host_name>" + escaped(windows.fullName(""))
                + "</primary_host_name><interfaces/></system_info>\n<collected_objects>\n" + objects + "</collected_objects>\n"
                + (items.length() == 0 ? "" : "<system_data>\n" + items + "</system_data>\n") + "</oval_system_characteristics>\n";
    }

    private Optional<FileVersion> version(String path) {
        try (SeekableByteChannel channel = windows.open(path)) {
            return PEFile.read(channel).fileVersion();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private void file(int id, String folder, String name) {
        String path = folder + "\\" + name;
        try (SeekableByteChannel channel = windows.open(path)) {
            PEFile file = PEFile.read(channel);
            object(id, "complete", true);
            items.append("<win:file_item id=\"").append(id).append("\">").append(place("win", folder, name))
                    .append("<win:size datatype=\"int\">").append(file.size()).append("</win:size>")
                    .append(file.fileVersion().isPresent()
                            ? "<win:version datatype=\"version\">" + file.fileVersion().get() + "</win:version>"
                            : "<win:version datatype=\"version\" status=\"error\"/>")
                    .append("</win:file_item>\n");
        } catch (NoSuchFileException absent) {
            object(id, "does not exist", false);
        } catch (IOException unreadable) {
            object(id, "error", false);
        }
    }

    /** The pattern of the definitions stands for components with the fix; here they are looked for by their version. */
    private void changes(int id) {
        try {
            List<String> names = new ArrayList<>();
            for (String name : ComponentStore.names(windows)) {
                Component.named(name).filter(component -> component.version.atLeast(HotfixRule.FIRST_WITH_FIX))
                        .ifPresent(component -> names.add(component.name));
            }
            for (String name : names) {
                try (SeekableByteChannel changes = windows.open("WinSxS\\pending.xml")) {
                    if (NameSearch.names(changes, Collections.singletonList(name))) {
                        object(id, "complete", true);
                        items.append("<ind:textfilecontent_item id=\"").append(id).append("\">").append(place("ind", "WinSxS", "pending.xml"))
                                .append("<ind:instance datatype=\"int\">1</ind:instance><ind:text>").append(escaped(name))
                                .append("</ind:text></ind:textfilecontent_item>\n");
                        return;
                    }
                }
            }
            object(id, "does not exist", false);
        } catch (NoSuchFileException absent) {
            object(id, "does not exist", false);
        } catch (IOException unreadable) {
            object(id, "error", false);
        }
    }

    private String place(String prefix, String folder, String name) {
        return "<" + prefix + ":filepath>" + escaped(windows.fullName(folder + "\\" + name)) + "</" + prefix + ":filepath><" + prefix + ":path>"
                + escaped(windows.fullName(folder)) + "</" + prefix + ":path><" + prefix + ":filename>" + name + "</" + prefix + ":filename>";
    }

    private void object(int id, String flag, boolean item) {
        objects.append("<object id=\"").append(NAMES).append("obj:").append(id).append("\" version=\"1\" flag=\"").append(flag).append('"')
                .append(item ? "><reference item_ref=\"" + id + "\"/></object>\n" : "/>\n");
    }

    /** For the text of an element; what XML cannot have becomes a question mark. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            boolean allowed = letter >= ' ' && letter != 0xFFFE && letter != 0xFFFF && (letter < 0xD800 || letter > 0xDFFF);
            escaped.append(letter == '&' ? "&amp;" : letter == '<' ? "&lt;" : letter == '>' ? "&gt;"
                    : allowed ? new String(Character.toChars(letter)) : "?");
        });
        return escaped.toString();
    }
}
