package io.github.certenroll4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.certenroll4j.response.TestCa;
import io.github.certenroll4j.response.TestCmc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a CA says in a CMC response reaches people and programs. */
class CmcReportTest {

    private static final TestCa CA = TestCa.root(TestCa.Spec.of("R").keys(TestCa.Keys.EC));

    @TempDir
    private Path directory;

    @Test
    void oneStatusIsOneLineWithReasonAndWhatToDo() throws Exception {
        String out = text(new TestCmc().statusV1(2, "Denied\u001b[2J", TestCmc.failInfo(2)));

        assertThat(out).contains("  CA says:    FAILED (CMC_STATUS_FAILED), badRequest (CMC_FAIL_BAD_REQUEST): the CA does not permit or"
                + " support such a request, \"Denied").contains("Check template").doesNotContain("of part");
    }

    @Test
    void severalStatusesAreALineEach() throws Exception {
        String out = text(new TestCmc().status(0, "granted").status(7, "half").status(2, "denied", TestCmc.failInfo(8)));

        assertThat(out).containsSubsequence("  CA says:    PARTIAL", "  of part:    1: SUCCESS (CMC_STATUS_SUCCESS), \"granted\"",
                "  of part:    2: PARTIAL, \"half\"", "  of part:    3: FAILED (CMC_STATUS_FAILED), popRequired (CMC_FAIL_POP_REQUIRED)");
    }

    @Test
    void pendingNamesRequestIdAndTime() throws Exception {
        TestCmc pending = new TestCmc().status(3, "", TestCmc.pendInfo("42".getBytes(StandardCharsets.US_ASCII), "20300102030405Z"));

        assertThat(text(pending)).contains("PENDING (CMC_STATUS_PENDING), request id 42, ask again from 2030-01-02T03:04:05Z on");
        JsonObject cmc = json(pending).getAsJsonObject("cmc");
        assertThat(cmc.get("requestId").getAsString()).isEqualTo("42");
        assertThat(cmc.get("askAgain").getAsString()).isEqualTo("2030-01-02T03:04:05Z");
    }

    @Test
    void longListsAreCutForPeopleAndWholeForPrograms() throws Exception {
        TestCmc many = new TestCmc();
        for (int i = 0; i < 30; i++) {
            many.status(2, "no " + i);
        }

        assertThat(text(many)).contains("\"no 19\"", "and 10 more, see --json").doesNotContain("\"no 20\"");
        assertThat(json(many).getAsJsonObject("cmc").getAsJsonArray("statuses")).hasSize(30);
    }

    @Test
    void jsonHasEveryStatusWithItsReason() throws Exception {
        JsonObject cmc = json(new TestCmc().status(0, "granted").status(2, "denied", TestCmc.failInfo(7)).issuedHash(new byte[20]))
                .getAsJsonObject("cmc");

        assertThat(cmc.get("status").getAsString()).isEqualTo("PARTIAL");
        assertThat(cmc.get("failInfo").getAsString()).isEqualTo("badIdentity");
        assertThat(cmc.get("text").getAsString()).isEqualTo("denied");
        assertThat(cmc.get("issuedCertificateSha1").getAsString()).isEqualTo("0000000000000000000000000000000000000000");
        JsonObject second = cmc.getAsJsonArray("statuses").get(1).getAsJsonObject();
        assertThat(second.get("bodyParts").getAsJsonArray().get(0).getAsString()).isEqualTo("2");
        assertThat(second.get("meaning").getAsString()).isEqualTo("the CA could not verify who asked");
        assertThat(second.get("advice").getAsString()).isNotEmpty();
        assertThat(cmc.getAsJsonArray("statuses").get(0).getAsJsonObject().get("failInfo").isJsonNull()).isTrue();
    }

    @Test
    void everythingElseHasNone() throws Exception {
        Path file = directory.resolve("certificate");
        Files.write(file, CA.certificate().getEncoded());

        assertThat(JsonParser.parseString(Run.of("inspect", "--json", file.toString()).out).getAsJsonObject().get("cmc").isJsonNull()).isTrue();
        assertThat(Run.of("inspect", file.toString()).out).doesNotContain("CA says");
    }

    private String text(TestCmc cmc) throws Exception {
        return Run.of("inspect", file(cmc)).out;
    }

    private JsonObject json(TestCmc cmc) throws Exception {
        return JsonParser.parseString(Run.of("inspect", "--json", file(cmc)).out).getAsJsonObject();
    }

    private String file(TestCmc cmc) throws Exception {
        return Files.write(directory.resolve("response"), cmc.encoded(CA)).toString();
    }
}
