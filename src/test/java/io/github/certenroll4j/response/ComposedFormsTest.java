package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Forms put into each other, as programs do: PEM in JSON in a mail, UTF-16 of a hex dump. What is in them is read whole;
 * and when a byte on the way is lost or another, nobody is shown a part of it for the whole.
 */
class ComposedFormsTest {

    /** The same certificates each time: the same damage does the same. */
    private static final List<X509Certificate> CHAIN = chain();
    private static final int DAMAGES = 2;
    /** Lines of hexadecimal with something before each, bytes of UTF-16 taken for characters, forms in forms: refused, and that is right. */
    private static final String NOT_READ = "hex.* in (quoted mail|a form).*|.* in (quoted mail|a form)|.*UTF-16.* in .*"
            + "|hex dump in (JSON in JSON|a quoted-printable mail in (JSON|XML))";

    private static List<X509Certificate> chain() {
        try (InputStream in = CaResponse.class.getResourceAsStream("openssl/full.p7b")) {
            return CaResponse.read(in).certificates();
        } catch (IOException | NotACaResponseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, byte[]> innermost() throws Exception {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        byte[] p7b = DegeneratePkcs7.of(CHAIN);
        StringBuilder bundle = new StringBuilder();
        for (X509Certificate certificate : CHAIN) {
            bundle.append(TestForms.pem("CERTIFICATE", certificate.getEncoded()));
        }
        forms.put("PEM bundle", ascii(bundle.toString()));
        forms.put("PEM PKCS #7", ascii(TestForms.pem("PKCS7", p7b)));
        forms.put("base64", ascii(TestForms.base64(p7b)));
        forms.put("hex dump", ascii(TestForms.dump(p7b, true, true)));
        forms.put("hex", ascii(TestForms.dump(p7b, false, false)));
        return forms;
    }

    private static Map<String, UnaryOperator<byte[]>> wrappings() {
        Map<String, UnaryOperator<byte[]>> all = new LinkedHashMap<>();
        all.put("as it is", bytes -> bytes);
        all.put("JSON", bytes -> ascii("{\"id\": 7, \"certificate\": \"" + latin(bytes).replace("\\", "\\\\").replace("\"", "\\\"")
                .replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t") + "\", \"state\": \"issued\"}\n"));
        all.put("XML", bytes -> ascii("<?xml version=\"1.0\"?><a><b>issued</b><c>" + latin(bytes).replace("&", "&amp;").replace("<", "&lt;")
                + "</c></a>\n"));
        all.put("a base64 attachment", bytes -> ascii("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
                + "Content-Type: text/plain\n\nHere it is.\n---\n--b\nContent-Type: application/octet-stream; name=a\n"
                + "Content-Transfer-Encoding: base64\n\n" + TestForms.base64(bytes) + "\n--b--\n"));
        all.put("a quoted-printable mail", bytes -> ascii("Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                + latin(bytes).replace("=", "=3D").replaceAll("([^\r\n]{70})(?=[^\r\n])", "$1=\n")));
        all.put("an HTTP answer", bytes -> joined(ascii("HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n"), bytes));
        all.put("UTF-16LE with a mark", bytes -> ("\uFEFF" + latin(bytes)).getBytes(StandardCharsets.UTF_16LE));
        all.put("UTF-16BE", bytes -> latin(bytes).getBytes(StandardCharsets.UTF_16BE));
        all.put("base64 of all", bytes -> ascii(TestForms.base64(bytes)));
        all.put("a value of YAML", bytes -> ascii("kind: Secret\ndata:\n  tls.crt: " + Base64.getEncoder().encodeToString(bytes) + "\n"));
        all.put("quoted mail", bytes -> ascii("On Monday somebody wrote:\n> " + latin(bytes).replace("\r", "").replace("\n", "\n> ") + "\n"));
        all.put("a form", bytes -> ascii("id=7&cert=" + percent(bytes) + "&state=issued"));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyFormInEveryOther() throws Exception {
        return composed().entrySet().stream().filter(form -> !form.getKey().matches(NOT_READ)).map(form -> DynamicTest.dynamicTest(form.getKey(), () ->
                assertThat(CaResponse.parse(form.getValue()).certificates()).containsExactlyInAnyOrderElementsOf(CHAIN)));
    }

    @TestFactory
    Stream<DynamicTest> aPartIsNeverShownForTheWhole() throws Exception {
        return damaged(DAMAGES);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> norIsItWhereverTheDamageIs() throws Exception {
        return damaged(40 * DAMAGES);
    }

    private static Stream<DynamicTest> damaged(int damages) throws Exception {
        return composed().entrySet().stream().map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
            Random random = new Random(form.getKey().hashCode());
            for (int i = 0; i < damages; i++) {
                int at = random.nextInt(form.getValue().length);
                assertWholeOrRefused("lost at " + at, without(form.getValue(), at));
                byte[] changed = form.getValue().clone();
                changed[at] = (byte) "Ax*= \n".charAt(random.nextInt(6));
                assertWholeOrRefused("byte " + at + " became " + changed[at], changed);
            }
        }));
    }

    /** All objects, or no answer, or one that says that something was left out. */
    private static void assertWholeOrRefused(String damage, byte[] file) {
        try {
            CaResponse response = CaResponse.parse(file);
            if (response.entries().size() < CHAIN.size()) {
                assertThat(response.remarks()).as("%s: %s of %s", damage, response.entries().size(), CHAIN.size())
                        .anyMatch(remark -> remark.matches(".*(left out|not read|passed by).*"));
            }
        } catch (NotACaResponseException refused) {
            assertThat(refused.getMessage()).isNotEmpty();
        }
    }

    private static Map<String, byte[]> composed() throws Exception {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> inner : innermost().entrySet()) {
            for (Map.Entry<String, UnaryOperator<byte[]>> first : wrappings().entrySet()) {
                for (Map.Entry<String, UnaryOperator<byte[]>> second : wrappings().entrySet()) {
                    byte[] once = first.getValue().apply(inner.getValue());
                    all.put(inner.getKey() + " in " + first.getKey() + " in " + second.getKey(), second.getValue().apply(once));
                }
            }
        }
        return all;
    }

    private static byte[] without(byte[] bytes, int at) {
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(first, 0, first.length);
        joined.write(second, 0, second.length);
        return joined.toByteArray();
    }

    private static String percent(byte[] bytes) {
        try {
            return URLEncoder.encode(latin(bytes), "ISO-8859-1");
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
