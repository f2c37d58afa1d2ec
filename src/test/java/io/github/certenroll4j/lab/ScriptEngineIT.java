package io.github.certenroll4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certenroll4j.EnrollmentContext;
import io.github.certenroll4j.KeyProof;
import io.github.certenroll4j.StoreName;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.win.NativeStores;
import io.github.certenroll4j.win.WindowsStores;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of the article, run: the script engine of this Windows ({@code cscript}) fetches the example page from the lab,
 * runs the page's own script, and hears what Internet Explorer would: three refusals without the hotfix, success with it.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScriptEngineIT {

    private static final String INSTALLED_JSCRIPT = "install: installed";
    private static final String REFUSED_FLAG = "0x80070005";

    @TempDir
    static Path folder;

    private static LabSite site;
    private static TinyServer server;

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @BeforeAll
    static void open() throws Exception {
        site = new LabSite(folder.resolve("keys"));
        server = new TinyServer(site);
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    /** What both languages are asked. */
    private abstract class AnyLanguage {

        private final String script;
        private final String installed;

        AnyLanguage(String script, String installed) {
            this.script = script;
            this.installed = installed;
        }

        /** The first refusal, and with AllowUntrustedRoot the second one; with the hotfix that installs. */
        private void isRefusedThenInstalled(String query, String refusal) throws Exception {
            List<String> said = page(script, query);

            assertThat(said).hasSize(2).element(0).asString().startsWith("request: ").doesNotContain("0x");
            if (NativeStores.hasTheFix()) {
                assertThat(said.get(1)).isEqualTo(installed);
                assertInstalledWithItsKey();
            } else {
                assertThat(said.get(1)).contains("First: ", refusal, "Then: ", REFUSED_FLAG);
                assertNothingInstalled();
            }
        }

        @Test
        void theCertificateAlone() throws Exception {
            isRefusedThenInstalled("chain=leaf", "0x800b010a");
        }

        @Test
        void theWholeChainToAnUntrustedRoot() throws Exception {
            isRefusedThenInstalled("chain=whole&text=bare", "0x800b0109");
        }

        /** The article's order: a client without the hotfix refuses the flag itself; then it says why the chain is refused. */
        @Test
        void theFlagAtOnce() throws Exception {
            List<String> said = page(script, "chain=whole&order=article");

            if (NativeStores.hasTheFix()) {
                assertThat(said.get(1)).isEqualTo(installed);
                assertInstalledWithItsKey();
            } else {
                assertThat(said.get(1)).contains("First: ", REFUSED_FLAG, "Then: ", "0x800b0109");
                assertNothingInstalled();
            }
        }

        @Test
        void theRootIsTrusted() throws Exception {
            stores.trust(site.authority(LabSite.Root.TRUSTED).root().certificate());

            assertThat(page(script, "root=trusted&form=cmc").get(1)).isEqualTo(installed);
            assertInstalledWithItsKey();
        }
    }

    @Nested
    class JScript extends AnyLanguage {
        JScript() {
            super("js", INSTALLED_JSCRIPT);
        }
    }

    @Nested
    class VBScript extends AnyLanguage {
        VBScript() {
            super("vbs", "install: The certificate is installed.");
        }

        @Test
        void callsMethodsOfWhatTheFactoryMakes() throws Exception {
            Assumptions.assumeTrue(vbscriptTakesWhatTheFactoryMakes(), "Wine's VBScript calls no method of an object that came as"
                    + " VT_UNKNOWN; JScript hands it over to the page's VBScript");

            assertThat(cscript("unknown-as-object.vbs")).containsExactly("0");
        }
    }

    /** Runs a page; the lines that its runner printed. */
    private static List<String> page(String script, String query) throws Exception {
        String address = server.address();
        if (script.equals("js")) {
            return cscript("page-runner.js", address, query + "&script=jscript");
        }
        return vbscriptTakesWhatTheFactoryMakes() ? cscript("page-runner.vbs", address, query + "&script=vbscript")
                : cscript("page-runner.vbs", address, query + "&script=vbscript", "handed");
    }

    /**
     * The factory's CreateObject returns an IUnknown, by its type library. Windows' VBScript asks it for IDispatch; Wine's (8.0)
     * does not take it for an object ("not disp VT_UNKNOWN"), and every call on it ends with E_FAIL. There JScript hands the
     * objects over.
     */
    private static boolean vbscriptTakesWhatTheFactoryMakes() throws Exception {
        return !NativeStores.isSandbox() || !cscript("unknown-as-object.vbs").contains("80004005");
    }

    private static List<String> cscript(String name, String... arguments) throws Exception {
        Path script = folder.resolve(name);
        try (InputStream in = ScriptEngineIT.class.getResourceAsStream(name)) {
            Files.deleteIfExists(script);
            Files.copy(in, script);
        }
        List<String> command = new ArrayList<>();
        command.add(System.getenv("SystemRoot") + "\\System32\\cscript.exe");
        command.add("//nologo");
        command.add(script.toString());
        for (String argument : arguments) {
            command.add(argument);
        }
        File out = folder.resolve("out.txt").toFile();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        List<String> lines = Files.readAllLines(out.toPath(), StandardCharsets.ISO_8859_1);
        assertThat(process.exitValue()).as("%s", lines).isZero();
        return lines;
    }

    private static void assertInstalledWithItsKey() throws Exception {
        List<StoredCertificate> installed = ours(StoreName.MY);
        assertThat(installed).hasSize(1);
        KeyProof proof = WindowsStores.of(EnrollmentContext.USER).proveKey(StoreName.MY, installed.get(0).thumbprint());
        assertThat(proof.isVerified()).as(proof.detail()).isTrue();
    }

    private static void assertNothingInstalled() throws Exception {
        assertThat(ours(StoreName.MY)).isEmpty();
        assertThat(ours(StoreName.REQUEST)).as("the request is still pending").hasSize(1);
    }

    private static List<StoredCertificate> ours(StoreName store) throws Exception {
        List<StoredCertificate> ours = new ArrayList<>(WindowsStores.of(EnrollmentContext.USER).list(store));
        ours.removeIf(stored -> !stored.subject().contains("page.example"));
        return ours;
    }
}
