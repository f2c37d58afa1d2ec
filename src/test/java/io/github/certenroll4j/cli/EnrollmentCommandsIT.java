package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.jna.platform.win32.Advapi32Util;
import io.github.certenroll4j.EncodedResponse;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestForms;
import io.github.certenroll4j.win.Interruption;
import io.github.certenroll4j.win.NativeStores;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of an enrollment, as a user types them, on a Windows. */
class EnrollmentCommandsIT {

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    // One for all tests: making its keys takes longer than the tests do.
    private static final TestCa CA = TestCa.root("Test Root").intermediate("Test Issuing CA");

    @BeforeEach
    void beforeTheHotfixTheRootIsTrusted() throws Exception {
        stores.makeInstallable(CA.root().certificate());
    }

    @Test
    void requestThenInstall() throws Exception {
        X509Certificate leaf = answer();

        Run run = install(CA.fullChain(leaf));

        assertThat(run.err).isEmpty();
        assertThat(run.exitCode).isZero();
        assertThat(run.out).startsWith("Installed: ").contains("key:        verified", "added to CA:");
    }

    @TestFactory
    Stream<DynamicTest> everyFormOfAResponseInstalls() {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("DER", der -> der);
        forms.put("PEM labelled PKCS7", der -> TestForms.pem("PKCS7", der).getBytes(StandardCharsets.US_ASCII));
        forms.put("PEM labelled CERTIFICATE, as AD CS does", der -> TestForms.pem("CERTIFICATE", der).getBytes(StandardCharsets.US_ASCII));
        forms.put("PEM with LF and text around", der ->
                ("Dear customer,\n" + TestForms.pem("CMS", der).replace("\r", "") + "\nYours\n").getBytes(StandardCharsets.US_ASCII));
        forms.put("UTF-8 with byte order mark", der -> ("\ufeff" + TestForms.pem("PKCS7", der)).getBytes(StandardCharsets.UTF_8));
        forms.put("UTF-16LE with byte order mark", der -> ("\ufeff" + TestForms.pem("PKCS7", der)).getBytes(StandardCharsets.UTF_16LE));
        forms.put("bare base64 in lines", der -> Base64.getMimeEncoder().encode(der));
        forms.put("bare base64 in one line", der -> Base64.getEncoder().encode(der));
        forms.put("hexadecimal", EnrollmentCommandsIT::hex);
        return forms.entrySet().stream().map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
            Run run = install(form.getValue().of(CA.fullChain(answer())));

            assertThat(run.err).isEmpty();
            assertThat(run.exitCode).isZero();
        }));
    }

    private interface Form {
        byte[] of(byte[] der);
    }

    @Test
    void aSingleCertificateInstallsWhereTheFixIs() throws Exception {
        X509Certificate leaf = answer();
        Set<String> before = stores.contents();

        Run run = install(leaf.getEncoded());

        if (NativeStores.hasTheFix()) {
            assertThat(run.exitCode).as(run.err).isZero();
        } else {
            assertThat(run.exitCode).isEqualTo(ExitCode.NO);
            assertThat(run.err).contains("Forecast: Windows may refuse with CERT_E_CHAINING", "CERT_E_CHAINING (0x800b010a): InstallResponse: ",
                    "cause:", "next step:");
            assertThat(stores.contents()).isEqualTo(before);
        }
    }

    /** Run asserts of each that nothing in it moves a cursor or begins a line of its own. */
    @Test
    void theNameOfACaForgesNoAdvice() throws Exception {
        String evil = "Good CA\u001b[8m\r\n  next step:  pay\u001b[2J\u202e";
        TestCa ca = TestCa.root(evil).intermediate(evil + " Issuing");
        Path response = Files.write(folder.resolve("response"), ca.fullChain(answer(ca)));
        // As RFC 4514 escapes in a name, by the bytes of UTF-8.
        String shown = "Good CA\\1b[8m\\0d\\0a  next step:  pay\\1b[2J\\e2\\80\\ae";

        Run refused = Run.of("install", response.toString());
        stores.makeInstallable(ca.root().certificate());
        Run installed = Run.of("install", "--allow-untrusted-root", response.toString());
        Run verified = Run.of("verify", installed.out.replaceAll("(?s).*thumbprint: +([0-9a-f]+).*", "$1"));

        assertThat(refused.exitCode).isEqualTo(ExitCode.NO);
        assertThat(refused.err).contains(shown);
        assertThat(installed.exitCode).as(installed.err).isZero();
        assertThat(installed.out).contains("added to CA", shown);
        assertThat(verified.exitCode).as(verified.err).isZero();
        assertThat(verified.out).contains("issuer:");
    }

    @Test
    void theSecondInstallSaysThatItIsInstalledAndChangesNothing() throws Exception {
        byte[] response = CA.fullChain(answer());
        install(response);
        Set<String> before = stores.contents();

        Run again = install(response);

        assertThat(again.exitCode).isZero();
        assertThat(again.out).startsWith("Already installed: ");
        assertThat(stores.contents()).isEqualTo(before);
    }

    @Test
    void aRefusalAsJsonKeepsTheNumberAndSaysWhatToDo() throws Exception {
        TestCa untrusted = TestCa.root("Untrusted Root").intermediate("Untrusted Issuing CA");
        Path file = Files.write(folder.resolve("response"), untrusted.fullChain(answer(untrusted)));

        Set<String> before = stores.contents();

        Run run = Run.of("install", "--json", file.toString());

        assertThat(stores.contents()).isEqualTo(before);
        Schema.assertValid("install", run.out);
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(answer.get("installed").getAsBoolean()).isFalse();
        assertThat(answer.get("hresult").getAsString()).isEqualTo("0x800b0109");
        assertThat(answer.get("symbol").getAsString()).isEqualTo("CERT_E_UNTRUSTEDROOT");
        assertThat(run.err).contains("CERT_E_UNTRUSTEDROOT (0x800b0109): InstallResponse: ", "cause:", "next step:");
    }

    @Test
    void aSuccessAsJsonNamesTheCertificateAndWhatWasAdded() throws Exception {
        Path file = Files.write(folder.resolve("response"), CA.fullChain(answer()));

        Run run = Run.of("install", "--json", "--allow-untrusted-root", file.toString());

        Schema.assertValid("install", run.out);
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(run.exitCode).isZero();
        assertThat(answer.get("installed").getAsBoolean()).isTrue();
        assertThat(answer.get("keyVerified").getAsBoolean()).isTrue();
        assertThat(answer.get("thumbprint").getAsString()).matches("[0-9a-f]{40}");
        assertThat(answer.getAsJsonArray("certificatesAdded")).hasSize(3);
        Schema.assertValid("verify", Run.of("verify", "--json", answer.get("thumbprint").getAsString()).out);
        assertThat(failure(Run.of("verify", "--json", "0123456789012345678901234567890123456789"))).isEqualTo("certenroll4j.verify/1");
    }

    @Test
    void aDryRunLeavesTheRequestPendingAndSaysSoInJson() throws Exception {
        Path file = Files.write(folder.resolve("response"), CA.fullChain(answer()));
        Set<String> before = stores.contents();

        Run run = Run.of("install", "--json", "--dry-run", "--allow-untrusted-root", file.toString());

        Schema.assertValid("install", run.out);
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(run.exitCode).isZero();
        assertThat(answer.get("installed").getAsBoolean()).isFalse();
        assertThat(answer.get("keyVerified").getAsBoolean()).isTrue();
        assertThat(answer.get("hresult").getAsString()).isEqualTo("0x00000000");
        assertThat(stores.contents()).isEqualTo(before);
    }

    @Test
    void aRequestAsJsonHasTheRequestItself() {
        for (String out : new String[] {"-", folder.resolve("request.pem").toString()}) {
            Run run = Run.of("request", "--json", "--subject", "CN=command test, O=certenroll4j", "--out", out);

            assertThat(run.exitCode).as(run.err).isZero();
            Schema.assertValid("request", run.out);
        }
        String pending = Run.of("pending", "--json").out;
        Schema.assertValid("pending", pending);
        assertThat(pending).contains("CN=command test");
    }

    @Test
    void aPendingRequestIsRemovedWithItsKey() throws Exception {
        Run.of("request", "--subject", "CN=to be removed", "--out", "-");
        String sha1 = "";
        for (JsonElement request : JsonParser.parseString(Run.of("pending", "--json").out).getAsJsonObject().getAsJsonArray("requests")) {
            JsonObject pending = request.getAsJsonObject();
            sha1 = pending.get("subject").getAsString().equals("CN=to be removed") ? pending.get("sha1").getAsString() : sha1;
        }

        assertThat(Run.of("pending", "remove", "--json", sha1).exitCode).as("--json cannot ask").isEqualTo(ExitCode.USAGE);
        assertThat(failure(Run.of("pending", "remove", "--json", "--yes", sha1.replaceAll(".", "0")))).isEqualTo("certenroll4j.pending-remove/1");
        Run removed = Run.of("pending", "remove", "--json", "--yes", sha1);

        assertThat(removed.exitCode).as(removed.err).isZero();
        Schema.assertValid("pending-remove", removed.out);
        JsonObject answer = JsonParser.parseString(removed.out).getAsJsonObject();
        assertThat(answer.get("keyDeleted").getAsBoolean()).isTrue();
        assertThat(answer.getAsJsonObject("removed").get("subject").getAsString()).isEqualTo("CN=to be removed");
        assertThat(Run.of("pending").out).doesNotContain("to be removed");
        assertThat(Run.of("pending", "remove", "--yes", sha1).err).contains("no pending request has the SHA-1 " + sha1);
    }

    @Test
    void whatAKilledDryRunLeftIsUndoneByTheNextCommandWhichSaysSo() throws Exception {
        for (String command : new String[] {"pending", "verify", "install"}) {
            X509Certificate leaf = answer();
            byte[] response = CA.fullChain(leaf);
            Interruption.afterTheCall(true, EncodedResponse.of(response));
            Path file = Files.write(folder.resolve("response"), response);

            Run next = command.equals("pending") ? Run.of("pending")
                    : command.equals("verify") ? Run.of("verify", StoredCertificate.thumbprint(leaf))
                    : Run.of("install", "--allow-untrusted-root", file.toString());

            assertThat(next.err).startsWith("A dry run for the user was interrupted and is undone now; pending again: ");
            assertThat(next.exitCode).isEqualTo(command.equals("verify") ? ExitCode.NO : ExitCode.YES);
            assertThat(next.out).doesNotContain("Already installed");
            assertThat(Run.of("pending").err).isEmpty();
        }
    }

    @Test
    void aPasswordFileThatOthersCanReadIsWarnedOf() throws Exception {
        Path response = Files.write(folder.resolve("response"), CA.fullChain(answer()));
        Path password = Files.write(folder.resolve("password.txt"), "\ufeffgeheim\r\n".getBytes(StandardCharsets.UTF_16LE));
        AclFileAttributeView access = Files.getFileAttributeView(password, AclFileAttributeView.class);
        UserPrincipal everyone = FileSystems.getDefault().getUserPrincipalLookupService()
                .lookupPrincipalByGroupName(Advapi32Util.getAccountBySid("S-1-1-0").name);

        access.setAcl(Collections.singletonList(allow(access.getOwner())));
        assertThat(install(response, password).err).isEmpty();

        access.setAcl(Arrays.asList(allow(access.getOwner()), allow(everyone)));
        assertThat(install(response, password).err).startsWith("certenroll4j: warning: the password file ")
                .contains("password.txt", "can be read by " + everyone.getName(), "icacls");
    }

    @Test
    void anEmptyPasswordFileIsRefusedBeforeWindowsIsAsked() throws Exception {
        Path response = Files.write(folder.resolve("response"), CA.fullChain(answer()));

        Run run = install(response, Files.write(folder.resolve("password.txt"), new byte[0]));

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("password.txt is empty");
    }

    /** The key comes out of the PFX: no request waits for it. */
    @Test
    void aPfxInstallsWithItsPassword() throws Exception {
        Path pfx = pfx("geheim");
        Path password = Files.write(folder.resolve("password.txt"), "geheim\n".getBytes(StandardCharsets.UTF_8));

        Run run = Run.of("install", "--allow-no-outstanding-request", "--allow-untrusted-root", "--password-file", password.toString(), pfx.toString());

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out).startsWith("Installed: ").contains("key:        verified");
    }

    @Test
    void aPfxIsNotOpenedByAnotherPasswordAndNotInstalledWithoutOne() throws Exception {
        Path pfx = pfx("geheim");
        Path wrong = Files.write(folder.resolve("wrong.txt"), "Geheim\n".getBytes(StandardCharsets.UTF_8));

        stores.assertUnchangedBy(() -> {
            Run other = Run.of("install", "--allow-no-outstanding-request", "--password-file", wrong.toString(), pfx.toString());
            Run without = Run.of("install", pfx.toString());
            Run dryRun = Run.of("install", "--dry-run", "--allow-no-outstanding-request", "--password-file", wrong.toString(), pfx.toString());

            assertThat(other.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(other.err).contains("the password does not open the PFX");
            assertThat(without.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(without.err).contains("--allow-no-outstanding-request and --password-file");
            assertThat(dryRun.exitCode).isEqualTo(ExitCode.USAGE);
        });
    }

    private Path pfx(String password) throws Exception {
        KeyPair keys = TestCa.Keys.RSA.generate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("pfx", keys.getPrivate(), password.toCharArray(),
                CA.chain(CA.issue("pfx of " + folder.getFileName(), keys.getPublic())).toArray(new Certificate[0]));
        Path file = folder.resolve("file.pfx");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static Run install(Path response, Path password) {
        return Run.of("install", "--dry-run", "--allow-untrusted-root", "--password-file", password.toString(), response.toString());
    }

    private static AclEntry allow(UserPrincipal reader) {
        return AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(reader)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class)).build();
    }

    @Test
    void aRequestForANameThatWindowsDoesNotKnowIsRefusedWithTheNextStep() {
        Run run = Run.of("request", "--subject", "NOSUCHTYPE=a", "--out", folder.resolve("request.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.NO);
        assertThat(run.err).contains("CRYPT_E_INVALID_X500_STRING").contains("CN=");
        assertThat(failure(Run.of("request", "--json", "--subject", "NOSUCHTYPE=a", "--out", "-"))).isEqualTo("certenroll4j.request/1");
        assertThat(folder.resolve("request.pem")).doesNotExist();
    }

    @Test
    void aRequestThatHasNoPlaceToGoLeavesNoKeyBehind() throws Exception {
        Set<String> before = stores.contents();

        Run run = Run.of("request", "--subject", "CN=x", "--out", folder.resolve("absent").resolve("request.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("there is no folder");
        assertThat(stores.contents()).isEqualTo(before);
    }

    @Test
    void aFileThatIsThereIsOverwrittenByForceOnlyAndElseNoKeyIsMade() throws Exception {
        Path out = Files.write(folder.resolve("request.pem"), new byte[] {1});
        Set<String> before = stores.contents();

        Run refused = Run.of("request", "--subject", "CN=x", "--out", out.toString());
        assertThat(refused.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err).contains("--force");
        assertThat(out).hasBinaryContent(new byte[] {1});
        assertThat(stores.contents()).isEqualTo(before);

        Run forced = Run.of("request", "--subject", "CN=x", "--out", out.toString(), "--force");
        assertThat(forced.exitCode).as(forced.err).isZero();
        assertThat(new String(Files.readAllBytes(out), StandardCharsets.US_ASCII)).startsWith("-----BEGIN CERTIFICATE REQUEST-----");
        assertThat(folder.toFile().list()).containsExactly("request.pem");
    }

    @Test
    void statusJudgesTheDllThatAnswersHere() {
        Run run = Run.of("status");

        assertThat(run.exitCode).as(run.err).isEqualTo(NativeStores.hasTheFix() ? ExitCode.YES : ExitCode.NO);
        assertThat(run.out).contains(NativeStores.certenrollVersion().toString());
    }

    /** The schema of a failure; that it follows it, Run asserts. */
    private static String failure(Run run) {
        JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
        assertThat(answer.has("error")).as(run.out).isTrue();
        assertThat(run.err).isNotEmpty();
        return answer.get("schema").getAsString();
    }

    /** Makes a request with the command and has the CA answer it. */
    private X509Certificate answer() throws Exception {
        return answer(CA);
    }

    private X509Certificate answer(TestCa ca) throws Exception {
        Path request = folder.resolve("request.pem");
        Run run = Run.of("request", "--subject", "CN=command test, O=certenroll4j", "--force", "--out", request.toString());
        assertThat(run.exitCode).as(run.err).isZero();
        String pem = new String(Files.readAllBytes(request), StandardCharsets.US_ASCII);
        return ca.answer(Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", "")));
    }

    private Run install(byte[] response) throws Exception {
        return Run.of("install", "--allow-untrusted-root", Files.write(folder.resolve("response"), response).toString());
    }

    private static byte[] hex(byte[] der) {
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        for (int i = 0; i < der.length; i++) {
            byte[] pair = String.format("%02x%s", der[i], i % 16 == 15 ? "\r\n" : " ").getBytes(StandardCharsets.US_ASCII);
            digits.write(pair, 0, pair.length);
        }
        return digits.toByteArray();
    }
}
