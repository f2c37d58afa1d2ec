package io.github.certenroll4j.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certenroll4j.PfxEncryption;
import io.github.certenroll4j.StoredCertificate;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written opens in Java's own KeyStore and in OpenSSL, encrypted as it is said to be. */
class PfxWriterTest {

    private static final char[] PASSWORD = "correct horse battery".toCharArray();
    private static final TestCa CA = TestCa.root("PFX Root").intermediate("PFX Issuing CA");

    @TempDir
    Path folder;

    private final KeyPair keys = TestCa.Keys.generateForPfx();
    private final List<X509Certificate> chain = CA.chain(CA.issue("pfx", keys.getPublic()));

    private byte[] written(PfxEncryption encryption) {
        return new PfxWriter(encryption, "A name").write(keys.getPrivate().getEncoded(),
                chain.stream().map(StoredCertificate::encoded).collect(Collectors.toList()), PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(PfxEncryption.class)
    void javasOwnKeyStoreOpensIt(PfxEncryption encryption) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", "SunJSSE");
        store.load(new ByteArrayInputStream(written(encryption)), PASSWORD);

        assertThat(store.getKey("a name", PASSWORD)).isEqualTo(keys.getPrivate());
        assertThat(store.getCertificateChain("a name")).containsExactlyElementsOf(chain);
        assertThatThrownBy(() -> store.load(new ByteArrayInputStream(written(encryption)), "correct horse batterx".toCharArray()))
                .hasMessageContaining("password");
    }

    @ParameterizedTest
    @EnumSource(PfxEncryption.class)
    @DisabledOnOs(OS.WINDOWS)
    void opensslOpensItAndNamesTheEncryption(PfxEncryption encryption) throws Exception {
        Path pfx = Files.write(folder.resolve("a.pfx"), written(encryption));
        Path password = Files.write(folder.resolve("password"), new String(PASSWORD).getBytes(StandardCharsets.US_ASCII));
        File out = folder.resolve("out").toFile();
        // The old encryption is in OpenSSL 3's legacy provider only for RC2; Triple DES is not.
        int exit = new ProcessBuilder("openssl", "pkcs12", "-in", pfx.toString(), "-info", "-nodes", "-passin", "file:" + password)
                .redirectErrorStream(true).redirectOutput(out).start().waitFor();
        String said = new String(Files.readAllBytes(out.toPath()), StandardCharsets.UTF_8);

        assertThat(exit).as(said).isZero();
        assertThat(said).contains("BEGIN PRIVATE KEY").contains("A name");
        assertThat(said.split("BEGIN CERTIFICATE", -1)).hasSize(chain.size() + 1);
        if (encryption == PfxEncryption.AES256) {
            assertThat(said).contains("MAC: sha256, Iteration 200000").contains("PBES2, PBKDF2, AES-256-CBC, Iteration 200000, PRF hmacWithSHA256")
                    .doesNotContainIgnoringCase("TripleDES");
        } else {
            assertThat(said).contains("MAC: sha1").contains("pbeWithSHA1And3-KeyTripleDES-CBC");
        }
    }

    @Test
    void twiceTheSameIsEncryptedDifferently() {
        assertThat(written(PfxEncryption.AES256)).isNotEqualTo(written(PfxEncryption.AES256));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> new PfxWriter(PfxEncryption.AES256, "").write(new byte[] {1, 2, 3},
                chain.stream().map(StoredCertificate::encoded).collect(Collectors.toList()), PASSWORD))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
