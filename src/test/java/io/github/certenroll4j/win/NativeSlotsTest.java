package io.github.certenroll4j.win;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares the stand-in's IDL and the contract client's declarations with the facts of Microsoft's type library. */
class NativeSlotsTest {

    private static final Path IDL = Paths.get("native-tests/standin/idl");
    private static final Path ABI = Paths.get("native-tests/client/abi.h");

    private static final int FIRST_AFTER_IDISPATCH = 7;

    private static final Pattern IDL_INTERFACE =
            Pattern.compile("uuid\\(([-0-9a-f]+)\\)\\]\\s*interface (\\w+) : (\\w+)\\s*\\{(.*?)\\n\\};", Pattern.DOTALL);
    private static final Pattern IDL_METHOD =
            Pattern.compile("\\[id\\((0x[0-9a-f]+)\\)(?:, prop(get|put))?\\]\\s*HRESULT (\\w+)\\((.*?)\\);", Pattern.DOTALL);
    private static final Pattern IDL_CLASS = Pattern.compile("uuid\\(([-0-9a-f]+)\\)[^\\]]*\\]\\s*coclass (\\w+)");
    private static final Pattern ABI_INTERFACE = Pattern.compile("(?m)^ABI_INTERFACE\\((\\w+), (\\w+), (0x.*)\\)$");
    private static final Pattern ABI_SLOT = Pattern.compile("(?m)^ABI_SLOT\\((\\w+), (\\d+), (0x[0-9a-f]+), (\\w+)(.*)\\)$");
    private static final Pattern ABI_CLASS = Pattern.compile("(?m)^ABI_CLASS\\((\\w+), (0x.*)\\)$");

    @TestFactory
    Stream<DynamicTest> everyInterfaceOfTheStandInsIdl() throws IOException {
        Map<String, List<String>> declared = idlInterfaces();
        // Fewer would mean that the IDL is no longer read here, not that it is right.
        assertThat(declared).hasSizeGreaterThanOrEqualTo(25).containsKeys("IX509Enrollment", "IX509Enrollment2");
        return compared(declared);
    }

    @TestFactory
    Stream<DynamicTest> everyInterfaceOfTheContractClient() throws IOException {
        Map<String, List<String>> declared = abiInterfaces();
        assertThat(declared).hasSizeGreaterThanOrEqualTo(15).containsKeys("IX509Enrollment", "IX509Enrollment2");
        return compared(declared);
    }

    @Test
    void everyClassOfBoth() throws IOException {
        Set<String> declared = new HashSet<>();
        Matcher idl = IDL_CLASS.matcher(idl());
        while (idl.find()) {
            declared.add(idl.group(2) + " " + idl.group(1));
        }
        assertThat(declared).hasSizeGreaterThanOrEqualTo(22);
        Matcher abi = ABI_CLASS.matcher(text(ABI));
        while (abi.find()) {
            declared.add(abi.group(1) + " " + guid(abi.group(2)));
        }
        assertThat(TypelibFacts.classes()).containsAll(declared);
    }

    private static Stream<DynamicTest> compared(Map<String, List<String>> declared) {
        return declared.entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(), () ->
                assertThat(entry.getValue()).isEqualTo(TypelibFacts.described(entry.getKey()))));
    }

    private static Map<String, List<String>> idlInterfaces() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Map<String, Integer> ends = new LinkedHashMap<>();
        ends.put("IDispatch", FIRST_AFTER_IDISPATCH);
        Matcher found = IDL_INTERFACE.matcher(idl());
        // The slots follow from the order: those of the base come first.
        Map<String, String[]> later = new LinkedHashMap<>();
        while (found.find()) {
            later.put(found.group(2), new String[] {found.group(1), found.group(3), found.group(4)});
        }
        while (!later.isEmpty()) {
            int before = later.size();
            for (String name : new ArrayList<>(later.keySet())) {
                String[] parts = later.get(name);
                if (ends.containsKey(parts[1])) {
                    List<String> lines = idlMethods(parts[2], ends.get(parts[1]));
                    ends.put(name, ends.get(parts[1]) + lines.size());
                    lines.add(0, parts[0] + " : " + parts[1]);
                    all.put(name, lines);
                    later.remove(name);
                }
            }
            assertThat(later.size()).as("interfaces without a base: " + later.keySet()).isLessThan(before);
        }
        return all;
    }

    private static List<String> idlMethods(String body, int firstSlot) {
        List<String> lines = new ArrayList<>();
        Matcher method = IDL_METHOD.matcher(body);
        while (method.find()) {
            String name = (method.group(2) == null ? "" : method.group(2) + "_") + method.group(3);
            lines.add(TypelibFacts.line(firstSlot + lines.size(), method.group(1), name,
                    kinds(method.group(4).replaceAll("\\[[^\\]]*\\]", "").replaceAll("\\w+\\s*(,|$)", "$1"))));
        }
        return lines;
    }

    private static Map<String, List<String>> abiInterfaces() throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Matcher type = ABI_INTERFACE.matcher(text(ABI));
        while (type.find()) {
            all.put(type.group(1), new ArrayList<>(Arrays.asList(guid(type.group(3)) + " : " + type.group(2))));
        }
        Matcher slot = ABI_SLOT.matcher(text(ABI));
        while (slot.find()) {
            all.get(slot.group(1)).add(TypelibFacts.line(Integer.parseInt(slot.group(2)), slot.group(3), slot.group(4),
                    kinds(slot.group(5).replaceFirst("^, ", ""))));
        }
        return all;
    }

    /** The kinds of parameters in C, in the words of {@link TypelibFacts}. */
    private static List<String> kinds(String parameters) {
        return Pattern.compile(",").splitAsStream(parameters).map(p -> p.replaceAll("\\s", "")).filter(p -> !p.isEmpty())
                .map(NativeSlotsTest::kind).collect(Collectors.toList());
    }

    private static String kind(String type) {
        String bare = type.replace("*", "");
        String stars = type.substring(bare.length());
        if (bare.equals("LONG") || bare.equals("HRESULT") || TypelibFacts.TYPELIB.getAsJsonObject("enums").has(bare)) {
            return "LONG" + stars;
        }
        if (bare.equals("DATE")) {
            return "Double" + stars;
        }
        return bare.matches("I[A-Z]\\w+") ? "void" + stars : type;
    }

    /** {@code 0x884e2046, 0x217d, …} as {@code 884e2046-217d-…}. */
    private static String guid(String numbers) {
        String digits = numbers.replaceAll("0x|,|\\s", "");
        return digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private static String idl() throws IOException {
        StringBuilder all = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(IDL, "*.idl")) {
            for (Path file : files) {
                all.append(text(file));
            }
        }
        return all.toString();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
