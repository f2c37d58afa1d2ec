package io.github.certenroll4j.response;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The test CA as a program, for demonstrations:
 *
 * <pre>
 * TestCa --ca DIR answer REQUEST --chain leaf|full --out FILE [--form pem|der]
 * TestCa --ca DIR root --out FILE
 * </pre>
 *
 * It keeps its root and its intermediate CA in DIR, so that a second run is the same CA. PEM is labelled as AD CS labels
 * PKCS #7: {@code CERTIFICATE}.
 */
public final class TestCaProgram {

    private static final char[] PASSWORD = "a test CA has no secrets".toCharArray();

    private TestCaProgram() {
    }

    static void run(List<String> args) throws IOException, GeneralSecurityException {
        Path directory = Paths.get(option(args, "--ca", ""));
        Path out = Paths.get(option(args, "--out", ""));
        TestCa ca = open(directory, "Test");
        byte[] answer;
        if (args.contains("root")) {
            answer = TestForms.pem("CERTIFICATE", ca.root().certificate().getEncoded())
                    .getBytes(StandardCharsets.US_ASCII);
            System.out.println("Test CA: its root certificate is in " + out);
        } else {
            Path request = Paths.get(option(args, "answer", ""));
            X509Certificate leaf = ca.answer(decoded(Files.readAllBytes(request)));
            boolean full = choice(args, "--chain", "leaf", "full").equals("full");
            byte[] p7b = full ? ca.fullChain(leaf) : ca.leafOnly(leaf);
            answer = choice(args, "--form", "pem", "der").equals("der") ? p7b
                    : TestForms.pem("CERTIFICATE", p7b).getBytes(StandardCharsets.US_ASCII);
            System.out.println("Test CA: issued a certificate for " + leaf.getSubjectX500Principal()
                    + "; " + (full ? "it and its whole chain are" : "it alone is") + " in " + out + " (unsigned PKCS #7)");
        }
        Files.write(out, answer);
    }

    private static String option(List<String> args, String name, String otherwise) {
        int at = args.indexOf(name);
        if (at >= 0 && at + 1 < args.size()) {
            return args.get(at + 1);
        }
        if (otherwise.isEmpty()) {
            throw new IllegalArgumentException("Test CA: " + name + " is missing");
        }
        return otherwise;
    }

    private static String choice(List<String> args, String name, String usual, String other) {
        String given = option(args, name, usual);
        if (!given.equals(usual) && !given.equals(other)) {
            throw new IllegalArgumentException("Test CA: " + name + " is " + usual + " or " + other + ", not " + given);
        }
        return given;
    }

    /** A request in DER, whether it was or is PEM or base64. */
    public static byte[] decoded(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return request.length > 0 && request[0] == 0x30 ? request
                : Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /**
     * The CA whose keys are in the directory; made there if there is none.
     *
     * @param name how its names begin: {@code Test} for Test Root CA and Test Issuing CA
     */
    public static TestCa open(Path directory, String name) throws IOException, GeneralSecurityException {
        Path file = directory.resolve("test-ca.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            TestCa made = TestCa.root(name + " Root CA").intermediate(name + " Issuing CA");
            store.load(null, PASSWORD);
            store.setKeyEntry("issuing", made.keyPair().getPrivate(), PASSWORD,
                    new Certificate[] {made.certificate(), made.root().certificate()});
            store.setKeyEntry("root", made.root().keyPair().getPrivate(), PASSWORD,
                    new Certificate[] {made.root().certificate()});
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, PASSWORD);
            }
            return made;
        }
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return load(store, "issuing", Optional.of(load(store, "root", Optional.empty())));
    }

    private static TestCa load(KeyStore store, String alias, Optional<TestCa> parent) throws GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
        KeyPair keys = new KeyPair(certificate.getPublicKey(), (PrivateKey) store.getKey(alias, PASSWORD));
        return new TestCa(keys, TestCa.Keys.RSA, certificate, parent);
    }
}
