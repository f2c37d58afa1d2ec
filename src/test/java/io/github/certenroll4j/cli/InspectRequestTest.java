package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.CaResponse;
import io.github.certenroll4j.response.TestForms;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code inspect --request}: whether this is the answer, with the requests and responses that OpenSSL made. */
class InspectRequestTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"openssl/shuffled.p7b, true", "openssl/leaf.p7b, true", "openssl/root.pem, false", "cases/x19-subca.p7b, false",
        "cases/s05-signed-ra-leaf.p7b, false"})
    void saysWhetherItIsAnswered(String response, boolean answered) throws Exception {
        String request = resource("openssl/request.csr");
        JsonObject json = inspect("--request", request, resource(response));
        String text = Run.of("inspect", "--request", request, resource(response)).out.replaceAll("\\s+", " ");

        assertThat(json.get("answersRequest").getAsBoolean()).isEqualTo(answered);
        assertThat(text).contains(answered ? "request: this response answers it." : "request: this response does not answer it")
                .doesNotContain("is it the CA's own chain");
        assertThat(text.contains("advice: This response does not answer the request")).isEqualTo(!answered);
        assertThat(text.contains("CRYPT_E_NOT_FOUND")).isEqualTo(!answered);
    }

    @Test
    void saysNothingOfARequestThatItDoesNotKnow() throws Exception {
        JsonElement answers = inspect(resource("openssl/leaf.p7b")).get("answersRequest");

        assertThat(answers.isJsonNull()).isTrue();
        assertThat(Run.of("inspect", resource("openssl/leaf.p7b")).out).doesNotContain("request:");
    }

    /** The certificate that nobody can read has another key, so the one that was requested is known all the same. */
    @Test
    void decidesWhereOneThatCannotBeReadCompetes() throws Exception {
        String unreadable = TestForms.pem("PKCS7", Files.readAllBytes(Paths.get(resource("cases/x03-dup-ext.p7b"))));
        String leaf = TestForms.pem("PKCS7", Files.readAllBytes(Paths.get(resource("openssl/leaf.p7b"))));
        Path file = Files.write(directory.resolve("several.pem"), (unreadable + leaf).getBytes(StandardCharsets.US_ASCII));

        assertThat(Run.of("inspect", file.toString()).exitCode).isEqualTo(ExitCode.CANNOT_TELL);
        Run known = Run.of("inspect", "--request", resource("openssl/request.csr"), file.toString());
        assertThat(known.exitCode).isZero();
        assertThat(known.out).contains("end-entity: CN=openssl-leaf.example", "unreadable: CN=host.example", "AllowNone");
    }

    @Test
    void aFileThatIsNoRequestIsNamedWithExitCode4() throws Exception {
        for (String other : new String[] {resource("openssl/root.pem"), directory.resolve("absent").toString()}) {
            Run run = Run.of("inspect", "--request", other, resource("openssl/leaf.p7b"));

            assertThat(run.exitCode).isEqualTo(ExitCode.CANNOT_TELL);
            assertThat(run.err).contains("cannot read " + other);
            assertThat(run.out).isEmpty();
        }
        Path large = Files.write(directory.resolve("large"), new byte[(1 << 20) + 1]);
        assertThat(Run.of("inspect", "--request", large.toString(), resource("openssl/leaf.p7b")).err).contains("more than 1 MiB");
    }

    private static JsonObject inspect(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "inspect";
        all[1] = "--json";
        System.arraycopy(args, 0, all, 2, args.length);
        Run run = Run.of(all);
        Schema.assertValid("inspect", run.out);
        return JsonParser.parseString(run.out).getAsJsonObject();
    }

    private static String resource(String name) throws URISyntaxException {
        return Paths.get(CaResponse.class.getResource(name).toURI()).toString();
    }
}
