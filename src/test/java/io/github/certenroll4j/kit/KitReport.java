package io.github.certenroll4j.kit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** All results of a run, and the two files that tell them. */
final class KitReport {

    private final List<KitResult> results = new ArrayList<>();

    void add(KitResult result) {
        results.add(result);
    }

    long count(KitResult.Status status) {
        return results.stream().filter(result -> result.status == status).count();
    }

    String summary() {
        return String.format("%d passed, %d failed, %d skipped", count(KitResult.Status.PASSED),
                count(KitResult.Status.FAILED), count(KitResult.Status.SKIPPED));
    }

    /** For people: a line a test, the failures' details, the sum. */
    void writeText(Path file) throws IOException {
        List<String> lines = results.stream().map(KitResult::toString).collect(Collectors.toCollection(ArrayList::new));
        results.stream().filter(result -> result.status == KitResult.Status.FAILED)
                .forEach(result -> lines.add("\n" + result.group + " " + result.name + "\n" + result.detail));
        lines.add("\n" + summary());
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /** For programs: JUnit's form of a report, as build servers read it. */
    void writeXml(Path file) throws IOException {
        Map<String, List<KitResult>> suites = results.stream()
                .collect(Collectors.groupingBy(result -> result.suite, LinkedHashMap::new, Collectors.toList()));
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (Map.Entry<String, List<KitResult>> suite : suites.entrySet()) {
                writeSuite(xml, suite.getKey(), suite.getValue());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void writeSuite(XMLStreamWriter xml, String name, List<KitResult> results) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", name);
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute("failures", count(results, KitResult.Status.FAILED));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(results, KitResult.Status.SKIPPED));
        for (KitResult result : results) {
            writeCase(xml, result);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static String count(List<KitResult> results, KitResult.Status status) {
        return String.valueOf(results.stream().filter(result -> result.status == status).count());
    }

    private static void writeCase(XMLStreamWriter xml, KitResult result) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.group);
        xml.writeAttribute("name", clean(result.name));
        xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", result.seconds));
        if (!result.properties.isEmpty()) {
            xml.writeStartElement("properties");
            for (Map.Entry<String, String> property : result.properties.entrySet()) {
                xml.writeEmptyElement("property");
                xml.writeAttribute("name", property.getKey());
                xml.writeAttribute("value", clean(property.getValue()));
            }
            xml.writeEndElement();
        }
        if (result.status != KitResult.Status.PASSED) {
            xml.writeStartElement(result.status == KitResult.Status.FAILED ? "failure" : "skipped");
            xml.writeAttribute("message", clean(result.headline()));
            xml.writeCharacters(clean(result.detail));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML has no place for control characters, and a message of Windows may have them. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
    }
}
