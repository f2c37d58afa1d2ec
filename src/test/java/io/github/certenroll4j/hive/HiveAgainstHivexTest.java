package io.github.certenroll4j.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Hives against hivex, another reader and writer of the format. */
@DisabledOnOs(OS.WINDOWS)
class HiveAgainstHivexTest {

    @TempDir
    Path folder;

    private static TestHive some() {
        TestHive hive = new TestHive().string("Microsoft\\Windows NT\\CurrentVersion", "ProductName", "Windows Vista (TM) Business")
                .string("Ä\\ü€", "öß", "ä€").number("Ä", "", 7).value("Q", "q", 11, new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0x88})
                .value("Q", "binary", 3, new byte[9]).value("Q", "expand", 2, "%x%\0".getBytes(StandardCharsets.UTF_16LE))
                .lists("lf").lists("lh").lists("li");
        for (int i = 0; i < 100; i++) {
            hive.number("Many\\K" + i, "n", i);
        }
        return hive;
    }

    @Test
    void bothReadTheSame() throws Exception {
        Path file = Files.write(folder.resolve("hive"), some().bytes());

        assertThat(byHivex(file)).hasSizeGreaterThan(200).isEqualTo(byUs(file));
    }

    @Test
    void whatHivexWroteIsRead() throws Exception {
        Path file = Files.write(folder.resolve("hive"), some().bytes());
        StringBuilder commands = new StringBuilder("cd \\Microsoft\n");
        for (int i = 0; i < 300; i++) {
            commands.append("add Package_").append(i).append("\ncd Package_").append(i).append("\nsetval 2\nCurrentState\ndword:0x")
                    .append(i % 2 == 0 ? 60 : 70).append("\nName\nstring:of ").append(i).append("\ncd ..\n");
        }
        run(commands + "cd \\\nadd Gone\ncd Gone\ndel\ncommit\n", "hivexsh", "-w", file.toString());

        Map<String, String> read = byUs(file);
        assertThat(read).containsEntry("\\Microsoft\\Package_299 CurrentState", "0x70").containsEntry("\\Microsoft\\Package_8 Name", "of 8")
                .isEqualTo(byHivex(file));
    }

    static Map<String, String> byUs(Path file) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            collect(RegistryHive.read(channel).key("").get(), "", found);
        }
        return found;
    }

    private static void collect(HiveKey key, String path, Map<String, String> into) throws IOException {
        into.put(path, "");
        key.values().forEach((name, data) -> into.put(path + " " + name, data));
        for (HiveKey below : key.keys()) {
            collect(below, path + "\\" + below.name(), into);
        }
    }

    static Map<String, String> byHivex(Path file) throws Exception {
        Process hivexml = start("hivexml", file.toString());
        Map<String, String> found = new TreeMap<>();
        try (InputStream answer = hivexml.getInputStream()) {
            Element hive = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(answer).getDocumentElement();
            for (Node root = hive.getFirstChild(); root != null; root = root.getNextSibling()) {
                if (root.getNodeName().equals("node")) {
                    collect((Element) root, "", found);
                }
            }
        }
        return found;
    }

    private static void collect(Element key, String path, Map<String, String> into) {
        into.put(path, "");
        for (Node below = key.getFirstChild(); below != null; below = below.getNextSibling()) {
            if (below.getNodeName().equals("node")) {
                collect((Element) below, path + "\\" + ((Element) below).getAttribute("name"), into);
            } else if (below.getNodeName().equals("value")) {
                value((Element) below, path, into);
            }
        }
    }

    private static void value(Element value, String path, Map<String, String> into) {
        String data = value.getAttribute("value");
        String key = path + " " + value.getAttribute("key");
        switch (value.getAttribute("type")) {
            case "string":
            case "expand":
                into.put(key, data);
                break;
            case "int32":
                into.put(key, "0x" + Integer.toHexString((int) Long.parseLong(data)));
                break;
            case "int64":
                into.put(key, "0x" + Long.toHexString(Long.parseLong(data)));
                break;
            default:
                break;
        }
    }

    private static void run(String input, String... command) throws Exception {
        Process process = start(command);
        process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        while (process.getInputStream().read() >= 0) {
            continue;
        }
        assertThat(process.waitFor()).isZero();
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException absent) {
            return fail("This test needs the Debian package libhivex-bin.", absent);
        }
    }
}
