package io.github.certenroll4j.win;

import static io.github.certenroll4j.win.ContractRule.documented;
import static io.github.certenroll4j.win.ContractRule.inferred;
import static io.github.certenroll4j.win.ContractRule.uncertain;
import static io.github.certenroll4j.win.ContractScenario.ALLOW_NONE;
import static io.github.certenroll4j.win.ContractScenario.BASE64;
import static io.github.certenroll4j.win.ContractScenario.BINARY;
import static io.github.certenroll4j.win.ContractScenario.CA;
import static io.github.certenroll4j.win.ContractScenario.FLAG_2;
import static io.github.certenroll4j.win.ContractScenario.FLAG_4;
import static io.github.certenroll4j.win.ContractScenario.HEADER;
import static io.github.certenroll4j.win.ContractScenario.HEX;

import io.github.certenroll4j.response.DegeneratePkcs7;
import io.github.certenroll4j.response.TestCa.Spec;
import io.github.certenroll4j.win.ContractRule.Scenario;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bad input: an HRESULT, no crash, and no change in any store. */
final class ContractInputRules {

    private static final String INVALID = "ERROR_INVALID_DATA";
    private static final String BADTAG = "CRYPT_E_ASN1_BADTAG";
    /** With flag 0 and an untrusted root, what is taken as a response ends with this. */
    private static final String TAKEN = "CERT_E_UNTRUSTEDROOT";
    private static final String E_INVALIDARG = "0x80070057";

    private static final int ANY = 7;
    private static final int PASSWORD_LIMIT_CHARACTERS = 64 * 1024 / 2;
    private static final int HUGE_TEXT = 16 * 1024 * 1024;
    private static final int MANY = 5000;
    private static final char[] NO_PASSWORD = {};

    private ContractInputRules() {
    }

    static List<ContractRule> all() {
        List<ContractRule> rules = new ArrayList<>();
        texts(rules);
        passwords(rules);
        encodings(rules);
        certificates(rules);
        return rules;
    }

    private static void texts(List<ContractRule> rules) {
        rules.add(inferred("text-is-not-its-encoding/null", INVALID, given(null, HEADER, null)));
        rules.add(inferred("text-is-not-its-encoding/empty", INVALID, given("", HEADER)));
        rules.add(inferred("text-is-not-its-encoding/empty-as-any", INVALID, given("", ANY)));
        rules.add(inferred("text-is-not-its-encoding/not-base64", INVALID, given("This is not base64: !!", BASE64)));
        rules.add(inferred("text-is-not-its-encoding/not-hex", INVALID, given("30 82 zz", HEX)));
        rules.add(inferred("text-is-not-its-encoding/no-header", INVALID, given("MAMCAQE=", HEADER)));
        rules.add(inferred("text-is-not-its-encoding/broken-body", INVALID,
                given("-----BEGIN CERTIFICATE-----\r\nMII!!!\r\n-----END CERTIFICATE-----\r\n", HEADER)));
        rules.add(inferred("text-is-not-its-encoding/embedded-nul", INVALID, given("MAMC\0AQE=", BASE64)));
        rules.add(uncertain("neither-certificate-nor-pkcs7-nor-cmc/16-mib", BADTAG,
                binding -> given(new String(new char[HUGE_TEXT]).replace('\0', 'A'), BASE64).run(binding)));
        rules.add(uncertain("neither-certificate-nor-pkcs7-nor-cmc", BADTAG, given("MAMCAQE=", BASE64)));
        rules.add(uncertain("neither-certificate-nor-pkcs7-nor-cmc/junk-as-any", BADTAG, given("\u1234\u5678\u9abc", ANY)));
        rules.add(uncertain("neither-certificate-nor-pkcs7-nor-cmc/request", BADTAG, ContractInputRules::requestAsResponse));
    }

    private static void passwords(List<ContractRule> rules) {
        rules.add(inferred("password-longer-than-64-kb/null", TAKEN, chain(HEADER, HEADER, null)));
        rules.add(documented("password-longer-than-64-kb/at-the-limit", TAKEN, chain(HEADER, HEADER, password(PASSWORD_LIMIT_CHARACTERS))));
        rules.add(documented("password-longer-than-64-kb", "ERROR_ARITHMETIC_OVERFLOW",
                chain(HEADER, HEADER, password(PASSWORD_LIMIT_CHARACTERS + 1))));
    }

    private static void encodings(List<ContractRule> rules) {
        rules.add(documented("encoding-said/header-as-0", TAKEN, headerSaid(0)));
        rules.add(inferred("encoding-said/header-as-1", INVALID, headerSaid(1)));
        rules.add(uncertain("encoding-said/header-as-2", BADTAG, headerSaid(2)));
        rules.add(inferred("encoding-said/header-as-3", TAKEN, headerSaid(3)));
        rules.add(inferred("encoding-said/header-as-4", INVALID, headerSaid(4)));
        rules.add(inferred("encoding-said/header-as-5", INVALID, headerSaid(5)));
        rules.add(documented("encoding-said/header-as-6", TAKEN, headerSaid(6)));
        rules.add(documented("encoding-said/header-as-7", TAKEN, headerSaid(7)));
        rules.add(inferred("encoding-said/header-as-8", INVALID, headerSaid(8)));
        rules.add(inferred("encoding-said/header-as-9", TAKEN, headerSaid(9)));
        rules.add(inferred("encoding-said/header-as-10", INVALID, headerSaid(10)));
        rules.add(inferred("encoding-said/header-as-11", INVALID, headerSaid(11)));
        rules.add(inferred("encoding-said/header-as-12", INVALID, headerSaid(12)));
        rules.add(inferred("encoding-said/header-as-13", E_INVALIDARG, headerSaid(13)));
        rules.add(inferred("encoding-said/header-as-14", E_INVALIDARG, headerSaid(14)));
        rules.add(uncertain("encoding-said/hex-as-base64", BADTAG, chain(HEX, BASE64, NO_PASSWORD)));
        rules.add(inferred("encoding-said/binary-as-header", INVALID, chain(BINARY, HEADER, NO_PASSWORD)));
        rules.add(inferred("encoding-said/base64-as-header", INVALID, chain(BASE64, HEADER, NO_PASSWORD)));
        rules.add(inferred("encoding-said/base64-as-hex", INVALID, chain(BASE64, HEX, NO_PASSWORD)));
    }

    private static void certificates(List<ContractRule> rules) {
        rules.add(inferred("not-within-validity/expired", "CERT_E_EXPIRED", valid(-20, -10)));
        rules.add(inferred("not-within-validity/not-yet-valid", "CERT_E_EXPIRED", valid(10, 20)));
        rules.add(inferred("signature-invalid", "TRUST_E_CERT_SIGNATURE", ContractInputRules::forgedSignature));
        rules.add(inferred("root-untrusted/five-thousand-certificates", TAKEN, ContractInputRules::manyCertificates));
    }

    private static Scenario given(String text, int encoding) {
        return given(text, encoding, NO_PASSWORD);
    }

    private static Scenario given(String text, int encoding, char[] password) {
        return binding -> {
            try (ContractScenario s = ContractScenario.desktop(binding)) {
                return s.installText(ALLOW_NONE, text, encoding, password);
            }
        };
    }

    /** Text with a header, under another name. */
    private static Scenario headerSaid(int encoding) {
        return chain(HEADER, encoding, NO_PASSWORD);
    }

    private static Scenario chain(int encoding, int said, char[] password) {
        return binding -> {
            try (ContractScenario s = ContractScenario.desktop(binding)) {
                return s.installText(ALLOW_NONE, ContractScenario.text(s.wholeChain(), encoding), said, password);
            }
        };
    }

    private static char[] password(int length) {
        char[] password = new char[length];
        Arrays.fill(password, 'p');
        return password;
    }

    private static int requestAsResponse(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            return s.installText(ALLOW_NONE, ContractScenario.text(s.request, BINARY), BINARY, null);
        }
    }

    private static Scenario valid(int fromDay, int toDay) {
        return binding -> {
            try (ContractScenario s = ContractScenario.desktop(binding)) {
                s.leaf = CA.issue(Spec.of("contract user").valid(fromDay, toDay), s.key);
                return s.install(FLAG_2 | FLAG_4, s.wholeChain());
            }
        };
    }

    /** The same name and serial number, another signature. */
    private static int forgedSignature(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            byte[] forged = s.leaf.getEncoded();
            forged[forged.length - 1] ^= 1;
            s.leaf = certificate(forged);
            return s.install(FLAG_2 | FLAG_4, s.wholeChain());
        }
    }

    /** The many are a stranger's: did they have the CA's name or key, Wine would build a chain over each of them. */
    private static int manyCertificates(ContractBinding binding) throws Exception {
        try (ContractScenario s = ContractScenario.desktop(binding)) {
            X509Certificate stranger = CA.issue(Spec.of("stranger").withoutKeyIds(), CA.certificate().getPublicKey());
            List<X509Certificate> many = new ArrayList<>(CA.chain(s.leaf));
            while (many.size() < MANY) {
                many.add(numberedCopy(stranger, many.size()));
            }
            byte[] response = s.even(() -> {
                many.set(0, s.leaf);
                return DegeneratePkcs7.of(many);
            });
            return s.installText(ALLOW_NONE, ContractScenario.text(response, BINARY), BINARY, NO_PASSWORD);
        }
    }

    /** Another certificate by its serial number; nobody checks its signature. */
    private static X509Certificate numberedCopy(X509Certificate certificate, int number) throws Exception {
        byte[] copy = certificate.getEncoded();
        byte[] serial = certificate.getSerialNumber().toByteArray();
        int start = 0;
        while (!Arrays.equals(Arrays.copyOfRange(copy, start, start + serial.length), serial)) {
            start++;
        }
        copy[start + serial.length - 2] = (byte) (number >> 8);
        copy[start + serial.length - 1] = (byte) number;
        return certificate(copy);
    }

    private static X509Certificate certificate(byte[] der) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
