package io.github.certenroll4j.hotfix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.pe.TestDll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the OVAL engine is given of a Windows, read back by the JDK's own parser; {@code scripts/oval-test.sh} has the engine. */
class SystemCharacteristicsTest {

    private static final String HOTFIX = "x86_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.20755_none_f20906edaac1f958";
    private static final String RTM = "x86_microsoft-windows-x..rtificateenrollment_31bf3856ad364e35_6.0.6000.16386_none_f15ff4f691bbcf43";

    @TempDir
    private Path directory;
    private TestWindows windows;

    @BeforeEach
    void makeWindows() {
        windows = new TestWindows(directory).with("System32/certenroll.dll", TestDll.x86("6.0.6000.20755"));
    }

    private static Document document(WindowsFiles files) throws Exception {
        String text = SystemCharacteristics.of(files);
        assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oval_system_characteristics ").endsWith(">\n");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<String> flags(Document document) {
        List<String> flags = new ArrayList<>();
        for (Element object : all(document, "object")) {
            NodeList items = object.getElementsByTagName("reference");
            String item = items.getLength() == 0 ? "" : " " + ((Element) items.item(0)).getAttribute("item_ref");
            flags.add(object.getAttribute("id").replace("oval:io.github.certenroll4j:obj:", "") + " " + object.getAttribute("flag") + item);
        }
        return flags;
    }

    @Test
    void whatIsThereAndWhatIsNot() throws Exception {
        windows.with("System32/ntoskrnl.exe", TestDll.x86("6.0.6000.16386"));

        Document document = document(windows.files());

        assertThat(flags(document)).containsExactly("1 complete 1", "2 does not exist", "3 complete 3", "4 does not exist");
        assertThat(all(document, "win:version")).extracting(Element::getTextContent).containsExactly("6.0.6000.20755", "6.0.6000.16386");
        assertThat(all(document, "win:size").get(0).getTextContent()).isEqualTo(String.valueOf(TestDll.x86("6.0.6000.20755").length));
        assertThat(all(document, "win:filename")).extracting(Element::getTextContent).containsExactly("certenroll.dll", "ntoskrnl.exe");
        assertThat(all(document, "win:filepath").get(0).getTextContent()).isEqualTo(windows.files().fullName("System32\\certenroll.dll"));
        assertThat(all(document, "win:path").get(0).getTextContent()).isEqualTo(windows.files().fullName("System32"));
        assertThat(all(document, "os_version").get(0).getTextContent()).isEqualTo("6.0.6000.16386");
        assertThat(all(document, "oval:timestamp").get(0).getTextContent()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void ofAnEmptyFolderNothingIsSaid(@TempDir Path empty) throws Exception {
        Document document = document(WindowsFiles.in(empty));

        assertThat(flags(document)).containsExactly("1 does not exist", "2 does not exist", "3 does not exist", "4 does not exist");
        assertThat(all(document, "system_data")).isEmpty();
        assertThat(all(document, "os_version").get(0).getTextContent()).isEqualTo("unknown");
    }

    @Test
    void whatCannotBeReadIsAnError() throws Exception {
        windows.with("SysWOW64/certenroll.dll", new byte[] {'M', 'Z'});

        assertThat(flags(document(windows.files()))).startsWith("1 complete 1", "2 error");
        assertThat(flags(document(new TroubledWindows(windows.files(), "WinSxS", new AccessDeniedException("WinSxS"))))).endsWith("4 error");
    }

    @ParameterizedTest
    @CsvSource({HOTFIX + ", " + HOTFIX + ", 4 complete 4", HOTFIX + ", " + RTM + ", 4 does not exist", RTM + ", " + RTM + ", 4 does not exist"})
    void onlyAComponentWithTheFixThatTheChangesNameCounts(String folder, String named, String flag) throws Exception {
        windows.with("WinSxS/" + folder + "/certenroll.dll", new byte[0])
                .with("WinSxS/pending.xml", ("<a b='" + named + "'/>").getBytes(StandardCharsets.UTF_8));

        Document document = document(windows.files());

        assertThat(flags(document)).endsWith(flag);
        assertThat(all(document, "ind:text")).extracting(Element::getTextContent)
                .containsExactlyElementsOf(flag.contains("complete") ? Collections.singletonList(HOTFIX) : Collections.emptyList());
        assertThat(all(document, "ind:textfilecontent_item")).hasSize(flag.contains("complete") ? 1 : 0);
    }

    /** As for status: the folder may be left out of an image, and comes last. */
    @Test
    void itsManifestAloneIsEnough() throws Exception {
        windows.with("WinSxS/Manifests/" + HOTFIX + ".manifest", new byte[0])
                .with("WinSxS/pending.xml", ("<a b='" + HOTFIX + "'/>").getBytes(StandardCharsets.UTF_8));

        Document document = document(windows.files());

        assertThat(flags(document)).endsWith("4 complete 4");
        assertThat(all(document, "ind:text")).extracting(Element::getTextContent).containsExactly(HOTFIX);
    }

    @Test
    void aComponentWithoutAListOfChangesIsNotPending() throws Exception {
        windows.with("WinSxS/" + HOTFIX + "/certenroll.dll", new byte[0]);

        assertThat(flags(document(windows.files()))).endsWith("4 does not exist");
    }

    /** What stands in the name of a folder is text, whatever it is. */
    @ParameterizedTest
    @CsvSource({"a<b>&c, a<b>&c", "x\u0001\u001F \uFFFE\uFFFFx, x?? ??x", "\uD800x\uDFFF, ?x?", "\uD7FF\uE000 \uD83D\uDE00, \uD7FF\uE000 \uD83D\uDE00"})
    void namesAreEscaped(String name, String read) throws Exception {
        WindowsFiles files = new TroubledWindows(windows.files(), "nothing", null) {
            @Override
            public String fullName(String path) {
                return name;
            }
        };

        assertThat(all(document(files), "primary_host_name").get(0).getTextContent()).isEqualTo(read);
    }
}
