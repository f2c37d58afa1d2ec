package io.github.certenroll4j.lab;

import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.page.ExamplePage;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestCaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The enrollment site of two test CAs, without a network: a request comes in, a reply goes out. Both CAs are alike; the
 * root of the one is offered, to be trusted, that of the other is not.
 */
final class LabSite {

    enum Root { UNTRUSTED, TRUSTED }

    private enum Script { JSCRIPT, VBSCRIPT }

    private enum Order { SAFE, ARTICLE }

    private static final String HTML = "text/html; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String BEFORE_RESPONSE = "<p><label for=\"response\">";

    private static final String CERTSRV = "/certsrv/";

    private final Map<Root, TestCa> authorities = new EnumMap<>(Root.class);
    private final LabCertsrv certsrv;

    /** Opens the CAs of the folder, or makes them there. */
    LabSite(Path folder) throws IOException, GeneralSecurityException {
        authorities.put(Root.UNTRUSTED, TestCaProgram.open(folder.resolve("untrusted"), "Lab Untrusted"));
        authorities.put(Root.TRUSTED, TestCaProgram.open(folder.resolve("trusted"), "Lab Trusted"));
        certsrv = new LabCertsrv(authority(Root.TRUSTED));
    }

    /** The double of AD CS web enrollment at {@code /certsrv}; its CA is the one whose root is offered. */
    LabCertsrv certsrv() {
        return certsrv;
    }

    TestCa authority(Root root) {
        return authorities.get(root);
    }

    /** @param query as it stands in the address, without the question mark */
    LabReply reply(String method, String path, String query, byte[] body) {
        if (path.startsWith(CERTSRV)) {
            return certsrv.reply(method, path.substring(CERTSRV.length()), query, body);
        }
        try {
            return answer(method + " " + path, query, fields(query), body);
        } catch (IllegalArgumentException wrong) {
            return LabReply.text(400, PLAIN, "The lab cannot do that: " + wrong.getMessage() + "\n");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private LabReply answer(String call, String query, Map<String, String> fields, byte[] body) throws IOException {
        switch (call) {
            case "GET /":
                return LabReply.text(200, HTML, resource("index.html"));
            case "GET /page":
                return LabReply.text(200, HTML, page(query, fields));
            case "POST /answer":
                return response(LabAnswer.of(fields), authority(root(fields)), body);
            case "GET /root.cer":
                return new LabReply(200, "application/x-x509-ca-cert", StoredCertificate.encoded(authority(Root.TRUSTED).root().certificate()));
            default:
                return LabReply.text(404, PLAIN, "There is nothing at this address; the lab begins at /\n");
        }
    }

    /** Bouncy Castle throws many kinds of exceptions at what is no request. */
    private static LabReply response(LabAnswer answer, TestCa ca, byte[] body) {
        try {
            return LabReply.text(200, PLAIN, answer.to(TestCaProgram.decoded(body), ca));
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            return LabReply.text(400, PLAIN, "That is no request that the lab's CA can read (PKCS #10, base64).\n");
        }
    }

    private static String page(String query, Map<String, String> fields) throws IOException {
        ExamplePage example = LabAnswer.choice(Script.class, fields, "script", Script.JSCRIPT) == Script.JSCRIPT
                ? ExamplePage.JSCRIPT : ExamplePage.VBSCRIPT;
        String text = LabAnswer.choice(Order.class, fields, "order", Order.SAFE) == Order.SAFE ? example.text() : example.textInArticleOrder();
        String ask = resource("ask.html").replace("{query}", escaped(query)).replace("{answer}", LabAnswer.of(fields).words())
                .replace("{root}", root(fields) == Root.TRUSTED ? "whose root you may have made trusted here" : "whose root is trusted nowhere");
        return text.replace(BEFORE_RESPONSE, ask + BEFORE_RESPONSE);
    }

    private static Root root(Map<String, String> fields) {
        return LabAnswer.choice(Root.class, fields, "root", Root.UNTRUSTED);
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                fields.put(decoded(parts[0]), decoded(parts[1]));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, "UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What stands in a quoted attribute or string of a page cannot leave it. */
    private static String escaped(String query) {
        return query.replaceAll("[^A-Za-z0-9=&_.-]", "").replace("&", "&amp;");
    }

    static String resource(String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(LabSite.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
