package io.github.certenroll4j.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.ContentInfo;

/** Writes the seeds of {@link ResponseFuzz} into the directory given, {@code src/test/fuzz/response}: one for each form. */
public final class FuzzSeeds {

    private FuzzSeeds() {
    }

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Path directory = Files.createDirectories(Paths.get(args[0]));
        TestCa ca = TestCa.root(TestCa.Spec.of("R").keys(TestCa.Keys.EC).valid(-1, 20000))
                .intermediate(TestCa.Spec.of("I").keys(TestCa.Keys.EC).valid(-1, 20000));
        X509Certificate leaf = ca.issue(TestCa.Spec.of("L").valid(-1, 20000).caIssuers("http://ca.example/i.cer"),
                TestCa.Keys.EC.generate().getPublic());
        byte[] full = ca.fullChain(leaf);
        Files.write(directory.resolve("certificate"), leaf.getEncoded());
        Files.write(directory.resolve("full-chain"), full);
        Files.write(directory.resolve("indefinite"), TestForms.indefinite(full));
        Files.write(directory.resolve("pem"), ascii(TestForms.pem("CERTIFICATE", full)));
        Files.write(directory.resolve("two-pem"), ascii(TestForms.pem("CERTIFICATE", leaf.getEncoded())
                + TestForms.pem("CERTIFICATE", ca.certificate().getEncoded())));
        Files.write(directory.resolve("hex"), ascii(TestForms.hexAsciiAddr(leaf.getEncoded())));
        Files.write(directory.resolve("utf-16"), ("\uFEFF" + TestForms.pem("PKCS7", ca.leafOnly(leaf)))
                .getBytes(StandardCharsets.UTF_16LE));
        Files.write(directory.resolve("signed-with-crl"), TestForms.signedP7b(ca, leaf));
        Files.write(directory.resolve("cmc-issued"), TestForms.cmc(ca, 0, "Issued", "", Collections.singletonList(leaf)));
        Files.write(directory.resolve("cmc-pending"), TestForms.cmc(ca, 3, "Taken under submission", "12345",
                Collections.emptyList()));
        Files.write(directory.resolve("cmc-two-statuses"), new TestCmc().status(0, "granted").statusV1(2, "denied", TestCmc.failInfo(8))
                .status(2, "", TestCmc.extendedFailInfo("1.3.6.1.5.5.7.15.1")).issuedHash(new byte[20]).encoded(ca));
        Files.write(directory.resolve("cmc-nested"), new TestCmc().status(3, "", TestCmc.pendInfo(new byte[] {1}, "20300102030405Z"))
                .message(ca.leafOnly(leaf)).encoded(ca));
        messages(directory, ca, leaf);
        texts(directory, leaf.getEncoded(), ca.leafOnly(leaf));
    }

    private static void messages(Path directory, TestCa ca, X509Certificate leaf) throws IOException, GeneralSecurityException {
        List<X509Certificate> none = Collections.emptyList();
        Files.write(directory.resolve("pkcs7-in-pkcs7"), TestMessages.signed(ca, TestMessages.DATA, ca.leafOnly(leaf), none));
        Files.write(directory.resolve("signed-mail"), TestMessages.signed(ca, TestMessages.DATA,
                ascii("Content-Type: text/plain\r\n\r\n" + TestForms.pem("CERTIFICATE", leaf.getEncoded())), none));
        Files.write(directory.resolve("scep"), TestMessages.signed(ca, TestMessages.DATA, TestMessages.enveloped(), none,
                Collections.singletonMap("2.16.840.1.113733.1.9.2", "3")));
        ASN1Sequence certificate = ASN1Sequence.getInstance(leaf.getEncoded());
        Files.write(directory.resolve("certificates-in-a-row"), TestMessages.der(certificate, certificate));
        Files.write(directory.resolve("signed-data-alone"), ContentInfo.getInstance(ASN1Sequence.getInstance(ca.leafOnly(leaf)))
                .getContent().toASN1Primitive().getEncoded());
    }

    private static void texts(Path directory, byte[] leaf, byte[] p7b) throws IOException {
        String pem = TestForms.pem("CERTIFICATE", leaf).replace("\r", "");
        String one = Base64.getEncoder().encodeToString(leaf);
        String hex = TestForms.dump(leaf, false, false).replaceAll("\\s+", "");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("prose", "From\n-----BEGIN CERTIFICATE-----\nto\n-----END CERTIFICATE----- all of\n" + pem + "Regards\n");
        texts.put("quoted", pem.replaceAll("(?m)^", "> > ") + pem.replaceAll("(?m)^", "> "));
        texts.put("line-numbers", pem.replaceAll("(?m)^", "  7: "));
        texts.put("json", "{\"certificate\":\"" + pem.replace("\n", "\\n") + "\",\"x\":\"\\u002b\\/\"}");
        texts.put("json-base64", "{\"x5c\":[\"" + one + "\",\"" + Base64.getEncoder().encodeToString(ascii(pem)) + "\"]}");
        texts.put("xml", "<a:b xmlns:a='c'><Security>" + one + "</Security><![CDATA[" + pem + "]]>&#13;&#xA;&amp;<c d=\"" + one + "\"/></a:b>");
        texts.put("script", "<html><script>\nvar c=\"\";\n" + TestForms.base64(p7b).replaceAll("(?m)^(.*)\r$", "c += \"$1\\\\n\";")
                + "\n</script></html>");
        texts.put("percent", pem.replace(" ", "%20").replace("\n", "%0A").replace("+", "%2B").replace("=", "%3D"));
        texts.put("quoted-printable", "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
                + pem.replace("=", "=3D").replaceAll("(?m)^(.{30})(.+)$", "$1=\n$2"));
        texts.put("mail", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n--b\nContent-Type: text/html\n\n<p>x</p>\n--b\n"
                + "Content-Disposition: attachment; filename=a.p7b\nContent-Transfer-Encoding: base64\n\n" + TestForms.base64(p7b) + "\n--b--\n");
        texts.put("http", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(one.length()) + "\r\n" + one + "\r\n0\r\n\r\n");
        texts.put("base64-in-prose", "Here it is:\n" + TestForms.base64(p7b) + "\nRegards");
        texts.put("hex-colons", hex.replaceAll("..", "$0:"));
        texts.put("hex-array", "{" + hex.replaceAll("..", "(byte) 0x$0, ") + "};");
        texts.put("data-address", "data:application/pkix-cert," + hex.replaceAll("..", "%$0"));
        texts.put("joined-lines", pem.replace("\n", "|") + pem.replace("\n", "n"));
        texts.put("bytes-as-string", "b'0\\x82" + hex.substring(4).replaceAll("..", "\\\\x$0") + "' + '\\060\\u0030\\n'");
        texts.put("line-ends-of-html", pem.replace("\n", "<br>") + pem.replace("\n", "&#10;"));
        texts.put("mail-in-pieces", "Content-Type: multipart/mixed; boundary*0=a; boundary*1*=us-ascii'en'%62\n\n--ab\n"
                + "Content-Type: application/pkix-cert; name*=utf-8''x\nContent-Transfer-Encoding: base64\n\n" + one + "\n--ab--\n");
        texts.put("page-denied", "<html><title>x</title>Certificate Request Denied. Your Request Id is 7. The disposition message is \"no\"");
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.write(directory.resolve(text.getKey()), ascii(text.getValue()));
        }
        Files.write(directory.resolve("utf-16-without-mark"), pem.getBytes(StandardCharsets.UTF_16LE));
        StringBuilder numbers = new StringBuilder();
        for (byte b : leaf) {
            numbers.append(b).append(", ");
        }
        Files.write(directory.resolve("decimal"), ascii(numbers.toString()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
