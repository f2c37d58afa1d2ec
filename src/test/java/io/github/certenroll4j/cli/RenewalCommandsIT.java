package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.win.NativeStores;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way of a certificate that needs no CA, is renewed by one, and leaves as a PFX; and what is refused on that way. */
class RenewalCommandsIT {

    private static final TestCa CA = TestCa.root("Renewal commands");
    private static final String PASSWORD = "correct horse battery";

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    private String selfSigned() {
        Run made = Run.of("request", "--self-signed", "--subject", "CN=renewal command", "--exportable", "--friendly-name", "Build", "--json");
        assertThat(made.exitCode).as(made.err).isZero();
        return JsonParser.parseString(made.out).getAsJsonObject().get("thumbprint").getAsString();
    }

    private X509Certificate answer(String pem) {
        return CA.answer(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    }

    @Test
    void madeRenewedInstalledExported() throws Exception {
        stores.makeInstallable(CA.certificate());
        String old = selfSigned();

        Run request = Run.of("request", "--renew", old.toUpperCase(Locale.ROOT), "--out", "-", "--json");
        JsonObject asked = JsonParser.parseString(request.out).getAsJsonObject();
        assertThat(asked.get("renews").getAsString()).isEqualTo(old);
        Path response = Files.write(folder.resolve("answer.p7b"), CA.fullChain(answer(asked.get("request").getAsString())));
        Run installed = Run.of("install", "--allow-untrusted-root", response.toString());
        assertThat(installed.exitCode).as(installed.err).isZero();
        assertThat(installed.out).contains("renewed:", old, "key:", "verified");
        String renewed = installed.out.replaceAll("(?s).*thumbprint: +([0-9a-f]+).*", "$1");
        assertThat(Run.of("verify", renewed).exitCode).isZero();

        Path password = Files.write(folder.resolve("password"), PASSWORD.getBytes(StandardCharsets.US_ASCII));
        Path pfx = folder.resolve("out.pfx");
        Run exported = Run.of("export", renewed, "--pfx", pfx.toString(), "--password-file", password.toString(), "--json");
        assertThat(exported.exitCode).as(exported.err).isZero();
        assertThat(JsonParser.parseString(exported.out).getAsJsonObject().getAsJsonArray("certificates")).hasSize(2);
        KeyStore opened = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
        opened.load(new ByteArrayInputStream(Files.readAllBytes(pfx)), PASSWORD.toCharArray());
        assertThat(opened.isKeyEntry("Build")).as("the friendly name was carried over").isTrue();

        Run again = Run.of("export", renewed, "--pfx", pfx.toString(), "--password-file", password.toString());
        assertThat(again.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(again.err).contains("--force");
    }

    @Test
    void whatIsRefusedChangesNothingAndSaysWhy() throws Exception {
        String thumbprint = selfSigned();
        Path weak = Files.write(folder.resolve("weak"), "short".getBytes(StandardCharsets.US_ASCII));
        Path out = folder.resolve("out");
        String unknown = "0123456789012345678901234567890123456789";
        String[][] refused = {
            {"2", "fewer than 12", "export", thumbprint, "--pfx", out.toString(), "--password-file", weak.toString()},
            {"1", "another user's cannot be seen", "export", unknown, "--pfx", out.toString(), "--password-file", weak.toString()},
            {"1", "another user's cannot be seen", "request", "--renew", unknown, "--out", out.toString()},
            {"2", "new-key", "request", "--renew", thumbprint, "--exportable", "--out", out.toString()},
            {"2", "old certificate", "request", "--renew", thumbprint, "--subject", "CN=a", "--out", out.toString()},
            {"2", "exclude each other", "request", "--renew", thumbprint, "--self-signed"},
            {"2", "not a thumbprint", "request", "--renew", "12", "--out", out.toString()},
            {"2", "where to?", "request", "--renew", thumbprint},
            {"2", "1 to 36525", "request", "--self-signed", "--subject", "CN=a", "--days", "0"},
            {"1", "NTE_SILENT_CONTEXT", "request", "--self-signed", "--subject", "CN=a", "--silent", "--strong-protection", "password"},
        };
        stores.assertUnchangedBy(() -> {
            for (String[] row : refused) {
                Run run = Run.of(Arrays.copyOfRange(row, 2, row.length));
                assertThat(run.exitCode).as("%s: %s", String.join(" ", row), run.err).isEqualTo(Integer.parseInt(row[0]));
                assertThat(run.err).contains(row[1]);
            }
        });
        assertThat(out).doesNotExist();
    }
}
