package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.StoredCertificate;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.win.NativeStores;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that was made and then lost: its key waits, and so it can be had again, installed or removed. */
class PendingRequestIT {

    private static final TestCa CA = TestCa.root("Test Root").intermediate("Test Issuing CA");
    private static final String[] EVERYTHING = {"--san", "dns:www.example,ip:2001:db8::1,upn:u@example", "--eku", "serverAuth,1.2.3.4",
        "--key-usage", "digitalSignature,keyEncipherment", "--template", "WebServer"};

    @RegisterExtension
    final NativeStores stores = NativeStores.ofUser();

    @TempDir
    Path folder;

    /** Of this test alone: one that was killed leaves its request. */
    private final String subject = "CN=lost " + System.nanoTime();

    @BeforeEach
    void beforeTheHotfixTheRootIsTrusted() throws Exception {
        stores.makeInstallable(CA.root().certificate());
    }

    @Test
    void asksForTheSameAsTheFirstOneAndItsAnswerInstalls() throws Exception {
        asksForTheSameAndItsAnswerInstalls();
    }

    @Nested
    class OfTheMachine {

        @RegisterExtension
        final NativeStores machine = NativeStores.ofMachine();

        @Test
        void asksForTheSameAsTheFirstOneAndItsAnswerInstalls() throws Exception {
            asksForTheSameAndItsAnswerInstalls("--machine");
        }
    }

    private void asksForTheSameAndItsAnswerInstalls(String... context) throws Exception {
        PKCS10CertificationRequest first = request(Arrays.asList(context));

        Run run = Run.of("pending", "--request", onlyPending(), "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.err).isEmpty();
        assertThat(run.out).startsWith("Request for ").contains(subject, "written again to ", "signature:  a new one",
                "extensions: certificate template name, keyUsage, subjectAltName,", "extKeyUsage");
        PKCS10CertificationRequest again = read("again.pem");
        assertThat(again.getSubject()).isEqualTo(first.getSubject());
        assertThat(again.getSubjectPublicKeyInfo()).isEqualTo(first.getSubjectPublicKeyInfo());
        assertThat(first.getRequestedExtensions().getExtensionOIDs()).hasSize(4);
        assertThat(again.getRequestedExtensions()).isEqualTo(first.getRequestedExtensions());
        // The CA answers none whose signature is wrong.
        install(CA.answer(again.getEncoded()).getEncoded(), context);
    }

    /** The provider that old INF files name: it knows no SHA-2. */
    @Test
    void aProviderWithoutSha2SignsWithSha1() throws Exception {
        request(Arrays.asList("--provider", "Microsoft Enhanced Cryptographic Provider v1.0", "--hash", "sha1"));

        Run run = Run.of("pending", "--request", onlyPending(), "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).as(run.err).isZero();
        PKCS10CertificationRequest again = read("again.pem");
        assertThat(again.getSignatureAlgorithm().getAlgorithm().getId()).isEqualTo("1.2.840.113549.1.1.5");
        install(CA.answer(again.getEncoded()).getEncoded());
    }

    @Test
    void theAnswerToTheFirstOneInstallsStill() throws Exception {
        PKCS10CertificationRequest first = request(new ArrayList<>());
        Run.of("pending", "--request", onlyPending(), "--out", "-");

        install(CA.answer(first.getEncoded()).getEncoded());
    }

    private void install(byte[] answer, String... context) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList("install", "--allow-untrusted-root"));
        words.addAll(Arrays.asList(context));
        words.add(Files.write(folder.resolve("answer"), answer).toString());
        words.add(Files.write(folder.resolve("ca"), CA.certificate().getEncoded()).toString());
        words.add(Files.write(folder.resolve("root"), CA.root().certificate().getEncoded()).toString());
        Run run = Run.of(words.toArray(new String[0]));

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out).contains("key:        verified");
        assertThat(Run.of("pending").out).doesNotContain(subject);
    }

    @Test
    void theFormsAreThoseOfTheFirstOne() throws Exception {
        request(new ArrayList<>());
        String sha1 = onlyPending();
        Path pem = folder.resolve("again.pem");
        Path der = folder.resolve("again.der");
        Run.of("pending", "--request", sha1, "--out", pem.toString());
        Run.of("pending", "--der", "--request", sha1, "--out", der.toString());

        assertThat(Files.readAllBytes(der)).isEqualTo(read("again.pem").getEncoded());
        Run onStdout = Run.of("pending", "--request", sha1.toUpperCase(), "--out", "-", "--der");
        assertThat(onStdout.out).isEqualTo(new String(Files.readAllBytes(pem), StandardCharsets.US_ASCII));
        assertThat(onStdout.err).startsWith("Request for ").contains(subject, "written again.", "signature:  a new one");
        assertThat(Run.of("pending", "--request", sha1, "--out", pem.toString()).exitCode).as("the file is there").isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("pending", "--request", sha1, "--out", pem.toString(), "--force").exitCode).isZero();
    }

    @Test
    void asJsonItSaysWhatTheRequestAsksFor() throws Exception {
        request(new ArrayList<>());
        String sha1 = onlyPending();
        Path file = folder.resolve("again.pem");

        for (String out : new String[] {file.toString(), "-"}) {
            Run run = Run.of("pending", "--json", "--request", sha1, "--out", out);

            assertThat(run.exitCode).as(run.err).isZero();
            assertThat(run.err).isEmpty();
            Schema.assertValid("pending-request", run.out);
            JsonObject answer = JsonParser.parseString(run.out).getAsJsonObject();
            assertThat(answer.get("sha1").getAsString()).isEqualTo(sha1);
            assertThat(answer.get("file").isJsonNull()).isEqualTo(out.equals("-"));
            assertThat(answer.get("request").getAsString()).isEqualTo(new String(Files.readAllBytes(file), StandardCharsets.US_ASCII));
            assertThat(answer.getAsJsonArray("extensions")).extracting(JsonElement::getAsString)
                    .containsExactly("1.3.6.1.4.1.311.20.2", "2.5.29.15", "2.5.29.17", "2.5.29.37");
        }
    }

    @Test
    void aRequestThatAskedForNothingElseIsMarked() {
        assertThat(Run.of("request", "--subject", subject, "--out", folder.resolve("first.pem").toString()).exitCode).isZero();

        Run run = Run.of("pending", "--request", onlyPending(), "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).as(run.err).isZero();
        assertThat(run.out).contains("extensions: NONE: ");
    }

    @Test
    void withoutItsKeyItCannotBeHadAndThatIsSaid() throws Exception {
        request(new ArrayList<>());
        String sha1 = onlyPending();
        NativeStores.deletePendingKey(sha1);

        Run run = Run.of("pending", "--request", sha1, "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).startsWith("certenroll4j: the user's request " + sha1 + " cannot be had again.")
                .contains("CryptAcquireCertificatePrivateKey", "cause: ", "next step: ").doesNotContain("Exception");
        assertThat(run.out).isEmpty();
        assertThat(folder.resolve("again.pem")).doesNotExist();
    }

    @Test
    void anotherKeyInTheSameContainerIsNotItsKey() throws Exception {
        String container = "certenroll4j test " + System.nanoTime();
        request(Arrays.asList("--container", container));
        String sha1 = onlyPending();
        NativeStores.deletePendingKey(sha1);
        Run other = Run.of("request", "--subject", "CN=other", "--container", container, "--out", "-");
        assertThat(other.exitCode).as(other.err).isZero();

        Run run = Run.of("pending", "--request", sha1, "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.err).contains("NTE_BAD_KEY", "another key");
        assertThat(folder.resolve("again.pem")).doesNotExist();
        NativeStores.deletePendingKey(sha1);
    }

    @Test
    void whatIsNotPendingIsNotFound() throws Exception {
        PKCS10CertificationRequest first = request(new ArrayList<>());
        byte[] certificate = CA.answer(first.getEncoded()).getEncoded();
        String installed = StoredCertificate.thumbprint(certificate);
        install(certificate);

        for (String sha1 : new String[] {installed, "0123456789012345678901234567890123456789"}) {
            Run run = Run.of("pending", "--request", sha1, "--out", folder.resolve("again.pem").toString());

            assertThat(run.exitCode).isEqualTo(ExitCode.NO);
            assertThat(run.err).contains("no pending request has the SHA-1 " + sha1, "certenroll4j pending");
        }
        assertThat(folder.resolve("again.pem")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "*", "../../x", "zz23456789012345678901234567890123456789", "012345678901234567890123456789012345678",
        "\u001b[2J01234567890123456789", "0123456789012345678901234567890123456789'; rm"})
    void whatIsNoThumbprintIsWrongUsage(String text) {
        Run run = Run.of("pending", "--request=" + text, "--out", folder.resolve("again.pem").toString());

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("not a thumbprint").doesNotContain("\u001b");
    }

    @Test
    void aThumbprintAsWindowsDialogsShowItIsFound() throws Exception {
        request(new ArrayList<>());
        String pasted = "\u200e" + onlyPending().toUpperCase().replaceAll("(..)", "$1 ");

        assertThat(Run.of("pending", "--request", pasted, "--out", "-").exitCode).isZero();
    }

    @Test
    void aRequestLostOnStdoutIsNamedAmongOthersAndCanBeHadAgain() throws Exception {
        for (String other : new String[] {"CN=other 1", "CN=other 2"}) {
            assertThat(Run.of("request", "--subject", other, "--out", "-").exitCode).isZero();
        }
        for (String[] more : new String[][] {{}, {"--json"}}) {
            Set<String> before = stores.contents();
            List<String> words = new ArrayList<>(Arrays.asList("request", "--subject", subject, "--out", "-"));
            words.addAll(Arrays.asList(more));
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int exitCode = CertEnroll4j.run(Run.console(new FullDisk(), err), words.toArray(new String[0]));

            assertThat(exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(stores.contents()).hasSize(before.size() + 1);
            String sha1 = onlyPending();
            assertThat(text(err)).contains("the request is lost on stdout", "pending in the user's REQUEST store, SHA-1 " + sha1,
                    "No space left on device");
            typeWhatItSays(text(err), sha1);
        }
    }

    @Test
    void aRequestWhoseFileCannotBeWrittenIsOnStdoutAndCanBeHadAgain() throws Exception {
        Run run = requestIntoAFileInUse();

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        assertThat(run.out).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n").endsWith("-----END CERTIFICATE REQUEST-----\n");
        String sha1 = onlyPending();
        assertThat(run.err).contains("cannot write " + folder.resolve("in use.pem"), "pending in the user's REQUEST store, SHA-1 " + sha1);
        typeWhatItSays(run.err, sha1);
    }

    @Test
    void withJsonTheFailureNamesItToo() throws Exception {
        Run run = requestIntoAFileInUse("--json");

        assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        String message = JsonParser.parseString(run.out).getAsJsonObject().getAsJsonObject("error").get("message").getAsString();
        typeWhatItSays(message, onlyPending());
    }

    /** Windows moves nothing to the place of a file that a program holds open, and nothing tells before. */
    private Run requestIntoAFileInUse(String... more) throws IOException {
        Path file = Files.write(folder.resolve("in use.pem"), new byte[0]);
        List<String> words = new ArrayList<>(Arrays.asList("request", "--subject", subject, "--out", file.toString(), "--force"));
        words.addAll(Arrays.asList(more));
        try (InputStream open = new FileInputStream(file.toFile())) {
            Run run = Run.of(words.toArray(new String[0]));
            assertThat(open.read()).as("what was there").isEqualTo(-1);
            return run;
        }
    }

    /** The two commands of the message, typed. */
    private void typeWhatItSays(String message, String sha1) {
        Path again = folder.resolve(System.nanoTime() + ".pem");
        assertThat(message).contains("certenroll4j pending --request " + sha1 + " --out FILE", "certenroll4j pending remove --yes " + sha1);
        assertThat(Run.of("pending", "--request", sha1, "--out", again.toString()).exitCode).isZero();
        assertThat(again).exists();
        assertThat(Run.of("pending", "remove", "--yes", sha1).out).contains("its key is deleted");
    }

    @Test
    void aFileNameThatIsNoneMakesNoKey() throws Exception {
        Set<String> before = stores.contents();

        Run run = Run.of("request", "--subject", subject, "--out", folder + "\\a<b>.pem");

        assertThat(run.exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run.err).contains("no name of a file");
        assertThat(stores.contents()).isEqualTo(before);
    }

    private static String text(ByteArrayOutputStream printed) {
        return new String(printed.toByteArray(), StandardCharsets.UTF_8);
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    private PKCS10CertificationRequest request(List<String> more) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList("request", "--subject", subject + ", O=certenroll4j"));
        words.addAll(Arrays.asList(EVERYTHING));
        words.addAll(more);
        words.addAll(Arrays.asList("--out", folder.resolve("first.pem").toString()));
        Run run = Run.of(words.toArray(new String[0]));
        assertThat(run.exitCode).as(run.err).isZero();
        return read("first.pem");
    }

    private PKCS10CertificationRequest read(String name) throws IOException {
        String pem = new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.US_ASCII);
        assertThat(pem).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n").endsWith("-----END CERTIFICATE REQUEST-----\n");
        return new PKCS10CertificationRequest(Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", "")));
    }

    /** The SHA-1 of the one pending request that is ours. */
    private String onlyPending() {
        List<String> ours = new ArrayList<>();
        for (JsonElement request : JsonParser.parseString(Run.of("pending", "--json").out).getAsJsonObject().getAsJsonArray("requests")) {
            JsonObject pending = request.getAsJsonObject();
            if (pending.get("subject").getAsString().contains(subject)) {
                ours.add(pending.get("sha1").getAsString());
            }
        }
        assertThat(ours).hasSize(1);
        return ours.get(0);
    }
}
