package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Files made to keep a reader busy: every way of reading sees its own signs a million times over. Whoever looks at all that
 * follows for each of them does not come to the end of this test.
 */
class HostileFormsTest {

    private static final String MANY_MARKS = "BEGIN and END lines";
    private static final String NOTHING = "without a certificate in it";

    /** What is repeated, what stands before it, and what is said in the end. */
    private static final String[][] FORMS = {
        {"-----BEGIN CERTIFICATE-----\n", "", MANY_MARKS},
        {"-----BEGIN CERTIFICATE-----", "", MANY_MARKS},
        {"-----BEGIN CERTIFICATE\n", "", MANY_MARKS},
        {"-----BEGIN CERTIFICATE-----\nabc def\n-----END CERTIFICATE-----\n", "", MANY_MARKS},
        {"-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n", "", MANY_MARKS},
        {"\u2014BEGIN A\u2014\n", "", MANY_MARKS},
        {"> -----BEGIN CERTIFICATE-----\n> MIIBaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1A\n", "", "END line"},
        {"{\"a\":\"-----BEGIN CERTIFICATE-----\\n\",", "", MANY_MARKS},
        {"{\"a\":\"-----BEGIN CERTIFICATE-----\"}\n", "", MANY_MARKS},
        {"BEGIN A-----\"", "{", NOTHING},
        {"-", "", NOTHING},
        {"+", "", NOTHING},
        {"_\n", "", NOTHING},
        {" ", "-----BEGIN CERTIFICATE-----", "BEGIN line 1, but without base64"},
        {"\u200B", "-----BEGIN CERTIFICATE-----", "BEGIN line 1, but without base64"},
        {"<", "", NOTHING},
        {"<a", "", NOTHING},
        {"</", "", NOTHING},
        {"<a b=\"", "", NOTHING},
        {"<a:b:", "</x>", NOTHING},
        {"&", "</a>", NOTHING},
        {"&#x", "</a>", NOTHING},
        {"<![CDATA[", "", NOTHING},
        {"<!--", "", NOTHING},
        {"<script>", "", NOTHING},
        {"<Signature>x", "", NOTHING},
        {"<title>", "<html>", "a page of a web site"},
        {"<Text>", "<", NOTHING},
        {"Request Id is ", "<html>", "a page of a web site"},
        {"{\"", "", NOTHING},
        {"\"", "", NOTHING},
        {"'", "", NOTHING},
        {"`", "", NOTHING},
        {"\\", "", NOTHING},
        {"\\n", "", NOTHING},
        {"\\u0041", "", NOTHING},
        {"%", "", NOTHING},
        {"%41", "", NOTHING},
        {"%30", "data:x,", NOTHING},
        {"=\n", "", NOTHING},
        {"=3D", "", NOTHING},
        {"= ", "", NOTHING},
        {"<a>\"\\n%41=3D'`-----BEGIN A-----x\n", "", MANY_MARKS},
        {"\"\\\\n%25'</a>=3D ABCD `", "", NOTHING},
        {"HTTP/1.1 200 OK\n\n", "", "with nothing in it"},
        {"A: b\n", "HTTP/1.1 200 OK\n", "with nothing in it"},
        {"1\r\na\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "web server"},
        {"Content-Type: multipart/mixed; boundary=a\n", "", "blank"},
        {" x\n", "Content-Type: text/plain;\n", "blank"},
        {"Content-Type: message/rfc822\n\n", "", "blank"},
        {"--b\n\nx\n", "Content-Type: multipart/mixed; boundary=b\n\n", "a mail of more than 1000 parts"},
        {"--b\nContent-Transfer-Encoding: base64\n\nTUlJ\n", "Content-Type: multipart/mixed; boundary=b\n\n", "a mail of more than"},
        {"30 82 ", "", "broken ASN.1"},
        {"30:0f:30:0d:06:09:2a:86:48:86:f7:0d:01:07:01:05:00 ! ", "", "objects in hexadecimal"},
        {"0000  30 0f 30 0d 06 09 2a 86 48 86 f7 0d 01 07 01 05 00\nwords\n", "", "dumps in hexadecimal"},
        {"30 ", "30 83 ff ff ff 30 ", "broken hexadecimal"},
        {"0000  30 82 ff ff 30 82 ff ff  30 82 ff ff 30 82 ff ff   0...0...\n", "", "broken ASN.1"},
        {"48, 130, 1, 1, 48, 1, ", "", "broken ASN.1"},
        {"A", "", NOTHING},
        {"A", "MIT///8w", NOTHING},
        {"MIGfMA0GCSqGSIb3DQEB!", "", NOTHING},
        {"MIAGCSqGSIb3DQEHAqCA ", "", "nested deeper"},
        {"MA8wDTALBgkqhkiG9w0BBwE= ! ", "", "objects in base64"},
        {"LS0tLS1CRUdJTiBDRVJU\n", "", NOTHING},
        {"LS0tLS1CRUdJTiBDRVJULS0tLS1CRUdJTiBDRVJULS0tLS1CRUdJTiBDRVJULS0t ", "", "not to its end"},
        {"TUlJQUFBQUFBQUFBQUFBTUlJQUFBQUFBQUFBQUFBTUlJQUFBQUFBQUFBQUFBTUlJ ", "", "objects in base64"},
        {"QSB0ZXh0IHRoYXQgY29tZXMgZGlyZWN0bHkgYWZ0ZXIgYW5vdGhlciBvZiBpdHMga2luZCE \n\n", "", "objects in base64"},
        {"; ", "[", NOTHING},
        {"<br>", "", NOTHING},
        {"&#10;", "", NOTHING},
        {"-----BEGIN CERTIFICATE-----|MI", "", MANY_MARKS},
        {"-----BEGIN CERTIFICATE-----|MIIB-----END CERTIFICATE-----", "", MANY_MARKS},
        {"MIIBMIIBMIIBMIIBMIIB|", "-----BEGIN CERTIFICATE-----|", NOTHING},
        {"0\\x84\\x00\\xFF\\xFF\\xFF", "'", "broken hexadecimal"},
        {"' + ", "'0\\x82\\xFF\\xFF", "broken ASN.1"},
        {"Content-Type: multipart/mixed; boundary*0=a; boundary*1=b; boundary*2=", "", "blank"},
        {"\u00C2\u00A0", "", "blank"},
    };

    @TestFactory
    Stream<DynamicTest> everyFormEndsInOneMessage() {
        return forms(2 << 20);
    }

    @TestFactory
    @Tag("long")
    Stream<DynamicTest> everyFormAsLongAsCanBe() {
        return forms(CaResponse.MAX_BYTES);
    }

    private static Stream<DynamicTest> forms(int size) {
        return Arrays.stream(FORMS).map(form -> DynamicTest.dynamicTest(form[1] + form[0], () -> {
            NotACaResponseException refusal = catchThrowableOfType(NotACaResponseException.class,
                    () -> CaResponse.parse(filled(form[1], form[0], size)));

            assertThat(refusal).hasMessageContaining(form[2]);
        }));
    }

    private static byte[] filled(String start, String unit, int size) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(size);
        byte[] begin = start.getBytes(StandardCharsets.UTF_8);
        byte[] again = unit.getBytes(StandardCharsets.UTF_8);
        file.write(begin, 0, begin.length);
        while (file.size() + again.length <= size) {
            file.write(again, 0, again.length);
        }
        return file.toByteArray();
    }
}
