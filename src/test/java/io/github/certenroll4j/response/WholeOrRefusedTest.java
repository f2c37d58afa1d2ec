package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.certenroll4j.StoredCertificate;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A text that shows more than can be read of it is refused, or the rest is read another way; it is never passed by in silence. */
class WholeOrRefusedTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("Root").keys(TestCa.Keys.EC))
            .intermediate(TestCa.Spec.of("Issuing").keys(TestCa.Keys.EC));
    private static final List<X509Certificate> CHAIN = CA.chain(CA.issue("leaf", TestCa.Keys.EC.generate().getPublic()));
    private static final String LEAF = pem(0);
    private static final String ISSUING = pem(1);
    private static final String BOTH = LEAF + ISSUING;

    @TestFactory
    Stream<DynamicTest> allIsRead() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("a tag before the first BEGIN", "<a><b>x</b><c>" + BOTH + "</c></a>");
        texts.put("a tag before the second BEGIN", "<a>\n" + LEAF + "</c><c>" + ISSUING + "</c></a>");
        texts.put("a word before a BEGIN", "cert=" + BOTH);
        texts.put("a block without its BEGIN line", LEAF + ISSUING.replaceFirst("-----BEGIN.*\r\n", ""));
        texts.put("PEM with notes, in base64", "tls.crt: " + encoded("Bag Attributes\n    localKeyID: 01 \n" + BOTH));
        texts.put("two texts in base64 with a blank line between",
                wrapped(padded(LEAF)) + "\n\n" + wrapped(padded(ISSUING)));
        texts.put("a JSON text in base64", encoded("{\"a\":\"" + BOTH.replace("\r\n", "\\n") + "\"}"));
        texts.put("a text with an apostrophe beside strings", "don't: '" + BOTH.replace("\r\n", "\\n") + "'");
        texts.put("JSON without one of its quotes", "{\"a\":\"" + LEAF.replace("\r\n", "\\n") + "\",\"b\":" + ISSUING.replace("\r\n", "\\n") + "\"}");
        return texts.entrySet().stream().map(text -> DynamicTest.dynamicTest(text.getKey(), () ->
                assertThat(CaResponse.parse(ascii(text.getValue())).certificates()).containsExactly(CHAIN.get(0), CHAIN.get(1))));
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeReadIsRefused() throws Exception {
        byte[] wide = BOTH.getBytes(StandardCharsets.UTF_16LE);
        int middle = 2 * LEAF.length() + 20;
        String base64 = encoded(BOTH);
        int second = LEAF.length() / 3 * 4 + 11;
        byte[] p7b = DegeneratePkcs7.of(CHAIN);
        Map<byte[], String> files = new LinkedHashMap<>();
        files.put(without(wide, middle), "UTF-16LE, and a byte of it is missing or too many");
        files.put(without(without(wide, middle + 200), middle), "UTF-16LE, and a byte of it is missing or too many");
        files.put(ascii(LEAF + ISSUING.replaceFirst("MII", "MII*")), "unexpected '*'");
        files.put(ascii("<c>" + LEAF.replaceFirst("MIIB", "MI*B") + ISSUING), "without a BEGIN line of its own");
        files.put(ascii(LEAF + "-----BEGIN CERTIFICATE-----\r\nMIIBsTCCAVegAwIBAgIIAaIa\r\n"), "has no END line");
        files.put(ascii(LEAF + TestForms.pem("CERTIFICATE", new byte[] {0x30, 0x03, 0x02, 0x01, 0x05}).replace("MAMCAQU=", padded64())),
                "object 2 of 2 is labelled \"CERTIFICATE\"");
        files.put(ascii(base64.substring(0, second) + "*" + base64.substring(second + 1)), "holds a text, but not to its end at '*'");
        files.put(ascii(base64.substring(0, second) + base64.substring(second + 1)), "holds a text, but not to its end");
        String lost = base64.substring(0, second) + base64.substring(second + 1).replace("=", "");
        files.put(attachment(lost + "AAAA".substring(lost.length() % 4)), "control characters");
        files.put(attachment(lost + "AAAAA".substring(lost.length() % 4)), "no whole number of bytes");
        files.put(attachment(base64.substring(0, second) + "*" + base64.substring(second + 1)), "'*'");
        files.put(attachment(base64.substring(0, second) + "=" + base64.substring(second + 1)), "more after the padding");
        files.put(ascii(TestForms.dump(p7b, false, false).replaceFirst("30 82", "3x 82")), "in the middle of something else");
        return files.entrySet().stream().map(file -> DynamicTest.dynamicTest(file.getValue(), () ->
                assertThat(catchThrowableOfType(NotACaResponseException.class, () -> CaResponse.parse(file.getKey())))
                        .hasMessageContaining(file.getValue())));
    }

    @Test
    void whatElseIsThereIsSaid() throws Exception {
        String leaf = TestForms.base64(CHAIN.get(0).getEncoded());
        String key = TestForms.base64(TestCa.Keys.RSA.generate().getPrivate().getEncoded());
        CaResponse response = CaResponse.parse(ascii("{\"certificate\":\"" + leaf + "\",\"key\":\"" + key + "\"}"));
        assertThat(response.certificates()).containsExactly(CHAIN.get(0));
        assertThat(response.remarks()).anyMatch(remark -> remark.startsWith("object 2 of 2 is not read: it is a private key"));

        byte[] random = new byte[300];
        for (int i = 0; i < random.length; i++) {
            random[i] = (byte) (37 * i);
        }
        CaResponse beside = CaResponse.parse(ascii("certificate: " + leaf + "\n\nsignature: " + Base64.getEncoder().encodeToString(random)));
        assertThat(beside.certificates()).containsExactly(CHAIN.get(0));
        assertThat(beside.remarks()).anyMatch(remark -> remark.matches("base64 in line [0-9]+ is neither an ASN.1 object nor a text, and is left out"));
    }

    /** A SEQUENCE of one long string, in base64: right ASN.1, and no certificate. */
    private static String padded64() {
        byte[] der = new byte[80];
        der[0] = 0x30;
        der[1] = 78;
        der[2] = 0x02;
        der[3] = 76;
        for (int i = 4; i < der.length; i++) {
            der[i] = (byte) (37 * i);
        }
        return Base64.getEncoder().encodeToString(der);
    }

    private static String pem(int index) {
        return TestForms.pem("CERTIFICATE", StoredCertificate.encoded(CHAIN.get(index)));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(ascii(text));
    }

    private static String wrapped(String text) {
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(ascii(text));
    }

    /** As long as whole lines of base64 are, so that no padding shows where it ends. */
    private static String padded(String text) {
        StringBuilder padded = new StringBuilder(text);
        while (padded.length() % 48 != 0) {
            padded.append('\n');
        }
        return padded.toString();
    }

    private static byte[] attachment(String base64) {
        return ascii("Content-Type: text/plain; name=a\nContent-Transfer-Encoding: base64\n\n" + base64 + "\n");
    }

    private static byte[] without(byte[] bytes, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.write(bytes, at + 1, bytes.length - at - 1);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
