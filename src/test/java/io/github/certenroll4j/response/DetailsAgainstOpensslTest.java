package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.util.io.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The names and details of the roots that the world trusts, and of the resources, against what OpenSSL shows of them. */
@DisabledOnOs(OS.WINDOWS)
class DetailsAgainstOpensslTest {

    @Test
    void areWhatOpensslShows() throws Exception {
        List<ResponseCertificate> all = certificates();
        assertThat(all).hasSizeGreaterThan(30);
        for (ResponseCertificate certificate : all) {
            String shown = openssl(certificate.encoded());
            CertificateDetails details = CertificateDetails.of(certificate);

            assertThat(certificate.subject()).as(shown).contains(find(shown, " Subject: ?(.*)"));
            assertThat(certificate.issuer()).as(shown).contains(find(shown, " Issuer: ?(.*)"));
            assertThat(details.keySize().map(String::valueOf).orElse("")).as(shown).isEqualTo(find(shown, "Public-Key: \\((\\d+) bit\\)"));
            assertThat(details.isCa()).as(shown).isEqualTo(shown.contains("CA:TRUE"));
            assertThat(details.pathLength().map(String::valueOf).orElse("")).as(shown).isEqualTo(find(shown, "pathlen:(\\d+)"));
            assertThat(String.join(", ", details.keyUsage())).as(shown).isEqualToIgnoringCase(find(shown, "X509v3 Key Usage:.*\\n +(.*)")
                    .replace("Certificate Sign", "keyCertSign").replace(" ", "").replace(",", ", "));
            assertThat(details.policies()).as(shown).isEqualTo(all(shown, "Policy: (.*)").stream()
                    .map(policy -> policy.replace("X509v3 Any Policy", "2.5.29.32.0")).collect(Collectors.toList()));
            assertThat(details.ocspResponders()).as(shown).isEqualTo(all(shown, "OCSP - URI:(.*)"));
            assertThat(details.caIssuers()).as(shown).containsExactlyInAnyOrderElementsOf(all(shown, "CA Issuers - URI:(.*)"));
            assertThat(details.crlAddresses().stream().filter(address -> !address.startsWith("DirName:"))).as(shown)
                    .containsExactlyElementsOf(all(shown, "\\n +URI:(.*)"));
            assertThat(details.subjectKeyId().orElse("")).as(shown).isEqualToIgnoringCase(
                    find(shown, "X509v3 Subject Key Identifier:.*\\n +([0-9A-F:]*)").replace(":", ""));
            assertThat(details.subjectAlternativeNames().stream().filter(name -> name.matches("(DNS|email|URI):.*"))).as(shown)
                    .containsExactlyElementsOf(all(find(shown, "X509v3 Subject Alternative Name:.*\\n +(.*)"), "((?:DNS|email|URI):[^,]*)"));
        }
    }

    private static List<ResponseCertificate> certificates() throws Exception {
        List<ResponseCertificate> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(Paths.get(DetailsAgainstOpensslTest.class.getResource("cases").toURI()))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(p7b|pem)")).collect(Collectors.toList())) {
                all.addAll(CaResponse.parse(Files.readAllBytes(file)).entries());
            }
        }
        OpensslTest.rootsOfThisSystem().forEach(root -> all.add(ResponseCertificate.of(root)));
        return all;
    }

    private static String openssl(byte[] certificate) throws IOException {
        Process process = new ProcessBuilder("openssl", "x509", "-inform", "DER", "-noout", "-text", "-nameopt",
                "rfc2253,utf8,-esc_msb").redirectErrorStream(true).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(certificate);
        }
        return new String(Streams.readAll(process.getInputStream()), StandardCharsets.UTF_8);
    }

    private static String find(String text, String pattern) {
        List<String> all = all(text, pattern);
        return all.isEmpty() ? "" : all.get(0);
    }

    private static List<String> all(String text, String pattern) {
        List<String> all = new ArrayList<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find();) {
            all.add(matcher.group(1).trim());
        }
        return all;
    }
}
