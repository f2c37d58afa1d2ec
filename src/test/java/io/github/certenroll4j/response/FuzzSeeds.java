package io.github.certenroll4j.response;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collections;

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
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
